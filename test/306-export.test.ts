import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, it, test } from 'vitest';
import { headings } from '../main/export/columns.ts';
import { conversationPdf } from '../main/export/conversation-pdf.ts';
import { csvLines } from '../main/export/csv.ts';
import { scriptRuns } from '../main/export/script-runs.ts';
import { writeExport } from '../main/export/write-export.ts';
import { openWorkbook } from '../main/export/xlsx.ts';
import type { ExportRow } from '../main/store/export-rows.ts';
import { startDesk } from './support/desk.ts';
import { eventually } from './support/eventually.ts';
import { ASHA, MEERA, NOON, openHistoryDesk } from './support/history-desk.ts';
import { messageBody } from './support/meta/bodies.ts';
import { textMessage } from './support/meta/message-object.ts';
import { COLLEGE } from './support/store-folder.ts';
import { temporaryFolder } from './support/temp-folder.ts';

const MANNER = { language: 'en', offsetMinutes: 330 } as const;
const NEVER = new AbortController().signal;

const row = (text: string): ExportRow => ({
  ...{ at: NOON, direction: 'out', status: 'read', statusAt: NOON, times: JSON.stringify({ sent: NOON, read: NOON }) },
  ...{ externalId: 'ADM-1', name: 'Asha', phone: '+919812345678', course: null, batch: null, kind: 'text', text },
  ...{ template: null, campaign: null, error: null, wamid: 'wamid.1' },
});
async function* pagesOf(...pages: readonly ExportRow[][]) {
  yield* pages;
}

describe('CSV', () => {
  test.each([
    ['plain', 'plain'],
    ['with, comma', '"with, comma"'],
    ['with "quotes"', '"with ""quotes"""'],
    ['two\nlines', '"two\nlines"'],
    ['=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
    ['+919812345678', "'+919812345678"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-1', "'-1"],
    ['फ़ीस', 'फ़ीस'],
  ])('writes %j as %j', (text, cell) => {
    expect(csvLines([[text, '']])).toBe(`${cell},\r\n`);
  });

  it('is read back as it was, with a byte order mark before the headings', async () => {
    using folder = temporaryFolder('export');
    const file = join(folder.path, 'history.csv');
    const rows = [row('one, "two"'), row('दो\nपंक्तियाँ 🙏')];
    const progress: number[] = [];
    const count = await writeExport(file, 'csv', pagesOf(rows, [row('three')]), MANNER, (n) => progress.push(n), NEVER);
    expect([count, progress]).toEqual([3, [2, 3]]);
    const text = readFileSync(file, 'utf8');
    expect(text.codePointAt(0)).toBe(0xfeff);
    const { data } = Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true });
    expect(data[0]).toEqual(headings('en'));
    const place = headings('en').indexOf('Text');
    expect(data.slice(1).map((cells) => cells[place])).toEqual(['one, "two"', 'दो\nपंक्तियाँ 🙏', 'three']);
    expect(data[1]?.[0]).toBe('2026-11-23 12:00:00');
  });
});

describe('XLSX', () => {
  it('is a workbook of text cells, and begins a new sheet where one is full', () => {
    const parts: Uint8Array[] = [];
    const book = openWorkbook(['Name', 'Text'], (bytes) => parts.push(bytes), 3);
    book.add([
      ['Asha', '=1+1 & <b>'],
      ['मीरा', 'two\u0000 \u000b'],
    ]);
    book.add([['Third', '']]);
    book.end();
    const files = unzipSync(Buffer.concat(parts));
    const text = (name: string): string => new TextDecoder().decode(files[name]);
    expect(text('xl/worksheets/sheet1.xml')).toContain('<t xml:space="preserve">=1+1 &amp; &lt;b&gt;</t>');
    expect(text('xl/worksheets/sheet1.xml')).toContain('<t xml:space="preserve">two </t>');
    expect(text('xl/worksheets/sheet1.xml')).not.toContain('Third');
    expect(text('xl/worksheets/sheet2.xml')).toMatch(/Name.*Third/);
    expect(text('xl/workbook.xml').match(/<sheet /g)).toHaveLength(2);
  });
});

describe('an export', () => {
  it('whose folder is gone or is none is refused in words, and leaves nothing behind', async () => {
    using folder = temporaryFolder('export');
    const stick = join(folder.path, 'stick');
    const file = join(stick, 'history.csv');
    const write = () => writeExport(file, 'csv', pagesOf([row('one')]), MANNER, () => undefined, NEVER);
    await expect(write()).rejects.toThrow('The folder is not there any more');
    mkdirSync(stick);
    async function* pulled() {
      yield [row('one')];
      rmSync(stick, { recursive: true });
      yield [row('two')];
    }
    await expect(writeExport(file, 'csv', pulled(), MANNER, () => undefined, NEVER)).rejects.toThrow(
      'Was the stick removed',
    );
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it.skipIf(!existsSync('/dev/full'))('on a full disk says so', async () => {
    using folder = temporaryFolder('export');
    const file = join(folder.path, 'history.csv');
    symlinkSync('/dev/full', `${file}.partial`);
    const full = writeExport(file, 'csv', pagesOf([row('one')]), MANNER, () => undefined, NEVER);
    await expect(full).rejects.toThrow('The disk is full');
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it('that is given up leaves nothing behind', async () => {
    using folder = temporaryFolder('export');
    const ended = new AbortController();
    const stop = (written: number): void => {
      if (written > 0) ended.abort();
    };
    const pages = pagesOf([row('one')], [row('two')]);
    await expect(writeExport(join(folder.path, 'x.xlsx'), 'xlsx', pages, MANNER, stop, ended.signal)).rejects.toThrow();
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it('is asked for, watched and fetched once, by its own college only', async () => {
    await using desk = await startDesk();
    using window = await desk.window();
    await window.ask('registrations.import', {
      rows: [
        { ...ASHA, email: '' },
        { ...MEERA, email: '' },
      ],
    });
    const sender = { wabaId: '102290129340398', phoneNumberId: '106540352242922' };
    const message = textMessage({
      wamid: 'wamid.in1',
      at: NOON,
      from: { phone: '919812345678' },
      text: 'Where is the fee office?',
    });
    await desk.post(messageBody({ ...sender, messages: [message] }));
    const fetched = async (params: { format: 'csv' | 'xlsx' | 'pdf'; registrationId?: string }): Promise<Response> => {
      const { id } = await window.ask('exports.start', params);
      await eventually('it is done', async () => {
        const [first] = (await window.ask('exports.list', {})).rows;
        return first?.id === id && first.state === 'done';
      });
      const { path } = await window.ask('exports.ticket', { id });
      const response = await fetch(new URL(path, desk.console));
      expect((await fetch(new URL(path, desk.console))).status).toBe(404);
      return response;
    };
    const csv = await fetched({ format: 'csv' });
    expect(csv.headers.get('content-disposition')).toMatch(/attachment; filename="?My-college-history.*\.csv/);
    expect(await csv.text()).toContain('Where is the fee office?');
    expect(
      Buffer.from(await (await fetched({ format: 'xlsx' })).arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    const { rows } = await window.ask('registrations.list', { search: 'asha' });
    const pdf = await fetched({ format: 'pdf', registrationId: rows[0]?.id ?? '' });
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    await expect(window.ask('exports.start', { format: 'pdf' })).rejects.toThrow('registrationId');
    await window.ask('colleges.save', { id: 'c2', name: 'Second' });
    using other = await desk.window({ collegeId: 'c2' });
    expect(await other.ask('exports.list', {})).toEqual({ rows: [] });
    const [first] = (await window.ask('exports.list', {})).rows;
    await expect(other.ask('exports.ticket', { id: first?.id ?? '' })).rejects.toThrow('not_found');
  });
});

describe('a conversation as PDF', () => {
  it('keeps each script in one run, signs and all', () => {
    expect(scriptRuns('Fee: फ़ीस ₹ 500 क्‍ष')).toEqual([
      { script: 'latin', text: 'Fee: ' },
      { script: 'devanagari', text: 'फ़ीस' },
      { script: 'latin', text: ' ' },
      { script: 'devanagari', text: '₹' },
      { script: 'latin', text: ' 500 ' },
      { script: 'devanagari', text: 'क्‍ष' },
    ]);
    expect(
      scriptRuns('Ok 🙏🏽 ❤️')
        .map(({ text }) => text)
        .join(''),
    ).not.toMatch(/\p{Extended_Pictographic}/u);
  });

  it.each(['en', 'hi'] as const)('is written in %s, however long', async (language) => {
    using history = openHistoryDesk();
    const { desk } = history;
    for (let index = 0; index < 60; index += 1)
      history.wrote(MEERA, `फ़ीस ${'कब तक '.repeat(index * 8)}?`, NOON + index * 60_000);
    const query = { search: 'मीरा', digits: null, limit: 1, after: undefined };
    const [registration] = desk.read('listRegistrations', [COLLEGE, query]).rows;
    if (!registration) throw new Error('Meera is not there');
    const thread = desk.read('listMessages', [
      COLLEGE,
      { registrationId: registration.id, limit: 100, before: undefined },
    ]);
    const conversation = { college: 'Asha College', registration, messages: thread?.rows ?? [], printedAt: NOON };
    const parts: Buffer[] = [];
    for await (const part of await conversationPdf(conversation, { language, offsetMinutes: 330 }))
      parts.push(Buffer.from(part));
    const pdf = Buffer.concat(parts).toString('latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(3);
  });
});
