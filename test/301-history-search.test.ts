import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { openForReading } from '../main/store/database.ts';
import { lookAlong } from '../main/store/history-look.ts';
import { indexedWords } from '../main/store/indexed-words.ts';
import { startDesk } from './support/desk.ts';
import { ASHA, MEERA, MINUTE, NOON, openHistoryDesk } from './support/history-desk.ts';
import { openOutboxDesk, TEMPLATE } from './support/outbox-desk.ts';
import { COLLEGE } from './support/store-folder.ts';

describe('the words of a text', () => {
  test.each([
    ['Dear Asha, fee-receipt no. 4711', ['dear', 'asha', 'fee', 'receipt', 'no', '4711']],
    ['फ़ीस की पहली किस्त', ['फ़ीस', 'की', 'पहली', 'किस्त'].map((word) => word.normalize('NFKD'))],
    ['Élan, naïve', ['elan', 'naive']],
    ['कक्षा १२', ['कक्षा', '12']],
    ['Ok 🙏❤️!', ['ok', '🙏', '❤']],
    ['"*" OR () NEAR:', ['or', 'near']],
    ['   ', []],
  ])('of %j are %j', (text, words) => {
    expect(indexedWords(text)).toEqual(words);
  });
});

describe('searching the history', () => {
  it('finds words by their beginnings, in both scripts, newest first', () => {
    using history = openHistoryDesk();
    history.wrote(ASHA, 'Where do I pay the fee?', NOON);
    history.wrote(MEERA, 'फ़ीस कहाँ जमा करूँ', NOON + MINUTE);
    history.wrote(ASHA, 'Fees are paid', NOON + 2 * MINUTE);
    expect(history.texts({ text: 'fee' })).toEqual(['Fees are paid', 'Where do I pay the fee?']);
    expect(history.texts({ text: 'PAY wh' })).toEqual(['Where do I pay the fee?']);
    expect(history.texts({ text: 'फ़ीस' })).toEqual(['फ़ीस कहाँ जमा करूँ']);
    expect(history.texts({ text: 'hostel' })).toEqual([]);
  });

  it('finds by name, by external id, by phone in any notation and by wamid', () => {
    using history = openHistoryDesk();
    history.wrote(ASHA, 'one', NOON, 'wamid.HBgAsha=');
    history.wrote(MEERA, 'two', NOON + MINUTE);
    for (const text of [
      'asha ver',
      'ADM-1',
      '98123 45678',
      '+91-98123',
      '0091 98123',
      '5678',
      'wamid.HBgAsha=',
      'wamid.HBg',
    ])
      expect(history.texts({ text }), text).toEqual(['one']);
    expect(history.texts({ text: 'मीरा' })).toEqual(['two']);
    expect(history.texts({ text: 'asha two' })).toEqual([]);
  });

  it('follows a new name, an edit, a taking-back, and a message that turns out to be older', () => {
    using history = openHistoryDesk();
    history.wrote(ASHA, 'hello', NOON, 'wamid.in1');
    history.told('wamid.o1', 'read', NOON + MINUTE, { phone: '919812345678' });
    expect(history.search({ text: 'asha' }).rows).toHaveLength(2);
    history.import({ ...ASHA, name: 'Usha Verma' });
    expect(history.search({ text: 'asha' }).rows).toEqual([]);
    expect(history.search({ text: 'usha' }).rows.map(({ wamid }) => wamid)).toEqual(['wamid.o1', 'wamid.in1']);
    history.told('wamid.o1', 'sent', NOON - MINUTE, { phone: '919812345678' });
    expect(history.search({ text: 'usha' }).rows.map(({ wamid }) => wamid)).toEqual(['wamid.in1', 'wamid.o1']);
  });

  it('narrows by status, direction, failure, course, batch and days of the college', () => {
    using history = openHistoryDesk();
    history.wrote(ASHA, 'from Asha', NOON);
    history.told('wamid.ok', 'delivered', NOON + MINUTE, { phone: '919812345678' });
    history.told('wamid.bad', 'failed', NOON + 2 * MINUTE, { phone: '919900011122' });
    const wamids = (filters: Parameters<typeof history.search>[0]) =>
      history.search(filters).rows.map(({ wamid }) => wamid);
    expect(wamids({ status: 'delivered' })).toEqual(['wamid.ok']);
    expect(wamids({ direction: 'in' })).toEqual(['wamid.in1']);
    expect(wamids({ errorCode: 131026 })).toEqual(['wamid.bad']);
    expect(wamids({ errorCode: 131047 })).toEqual([]);
    expect(wamids({ course: 'BSc' })).toEqual(['wamid.ok', 'wamid.in1']);
    expect(wamids({ batch: '2027', status: 'failed' })).toEqual(['wamid.bad']);
    expect(wamids({ from: '2026-11-23', to: '2026-11-23' })).toHaveLength(3);
    expect(wamids({ from: '2026-11-24' })).toEqual([]);
    expect(wamids({ to: '2026-11-23T06:31:00Z' })).toEqual(['wamid.in1']);
    expect(wamids({ text: 'asha', to: '2026-11-23T06:30:00.500Z' })).toEqual(['wamid.in1']);
    expect(() => history.search({ from: '2026-11-24', to: '2026-11-23' })).toThrow('to: it must not come before from');
  });

  it('knows conflicts, and what was probably dropped', () => {
    using history = openHistoryDesk(() => NOON + 40 * 24 * 60 * MINUTE);
    history.told('wamid.both', 'failed', NOON, { phone: '919812345678' });
    history.told('wamid.both', 'delivered', NOON + MINUTE, { phone: '919812345678' });
    history.told('wamid.gone', 'sent', NOON, { phone: '919812345678' });
    expect(history.search({ status: 'conflict' }).rows.map(({ wamid }) => wamid)).toEqual(['wamid.both']);
    expect(history.search({ status: 'dropped' }).rows).toMatchObject([{ wamid: 'wamid.gone', probablyDropped: true }]);
  });

  it('narrows by template, in one language or all, and by campaign', () => {
    using outbox = openOutboxDesk();
    const { desk } = outbox;
    outbox.enqueue([{ ...TEMPLATE, text: 'in English' }]);
    outbox.enqueue([{ ...TEMPLATE, text: 'in Hindi', template: { name: 'welcome', language: 'hi' } }]);
    outbox.enqueue([{ ...TEMPLATE, text: 'another', template: { name: 'welcome_back', language: 'en' } }]);
    const ask = (template: string) =>
      desk
        .read('searchHistory', [COLLEGE, { template, digits: null, limit: 10, after: undefined }])
        .rows.map(({ text, template }) => [text, template]);
    expect(ask('welcome')).toEqual([
      ['in Hindi', 'welcome/hi'],
      ['in English', 'welcome/en'],
    ]);
    expect(ask('welcome/en')).toEqual([['in English', 'welcome/en']]);
    expect(ask('deleted')).toEqual([]);
  });

  it('gives every message once over its pages, whatever the limit and the filter', () => {
    using history = openHistoryDesk();
    for (let index = 0; index < 60; index += 1)
      history.wrote(index % 3 ? ASHA : MEERA, `note ${index}`, NOON + (index % 7) * MINUTE);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 25 }),
        fc.constantFrom(
          {},
          { text: 'note' },
          { course: 'BSc' },
          { text: 'note', course: 'BCom' },
          { to: '2026-11-23' },
        ),
        (limit, filters) => {
          const all = history.search(filters).rows.map(({ id }) => id);
          const paged: string[] = [];
          let after: string | undefined;
          do {
            const page = history.search(filters, { limit, ...(after !== undefined && { after }) });
            expect(page.rows.length).toBeLessThanOrEqual(limit);
            expect([page.total, page.totalIsExact]).toEqual([all.length, true]);
            paged.push(...page.rows.map(({ id }) => id));
            after = page.next ?? undefined;
          } while (after !== undefined);
          expect(paged).toEqual(all);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('never fails for what a person types', () => {
    using history = openHistoryDesk();
    history.wrote(ASHA, 'Where do I pay the fee?', NOON);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 60 })), (text) => {
        expect(history.search({ text }).rows.length).toBeLessThanOrEqual(1);
      }),
    );
    for (const text of [
      '"',
      '"fee',
      'fee*',
      '^fee',
      'text:fee',
      '-fee',
      '(((',
      '{',
      "'; DROP TABLE words",
      '\0',
      'wamid.',
      '%',
      '_',
    ])
      expect(() => history.search({ text }), text).not.toThrow();
    expect(history.texts({ text: '   ' })).toHaveLength(1);
    expect(history.texts({ text: '???' })).toEqual([]);
    expect(() => history.search({ text: Array.from({ length: 40 }, (_, n) => `word${n}`).join(' ') })).toThrow(
      'at most 32',
    );
    expect(() => history.search({}, { after: 'nonsense' })).toThrow('That page does not exist');
  });

  it('is refused in words over the wire', async () => {
    await using desk = await startDesk();
    using window = await desk.window();
    const ask = (params: object) => window.ask('history.search', params as never);
    await expect(ask({ text: 'x'.repeat(10_000) })).rejects.toThrow('text');
    await expect(ask({ from: 'yesterday' })).rejects.toThrow('a day (2026-11-23)');
    await expect(ask({ from: '2026-11-24', to: '2026-11-23' })).rejects.toThrow('must not come before');
    expect(await ask({ text: '🙏 "' })).toEqual({ rows: [], next: null, total: 0, totalIsExact: true, unindexed: 0 });
  });
});

describe('the index of words', () => {
  it('costs a change of status nothing', () => {
    using history = openHistoryDesk();
    history.told('wamid.o1', 'sent', NOON, { phone: '919812345678' });
    history.search({ text: 'asha' });
    history.told('wamid.o1', 'delivered', NOON + MINUTE, { phone: '919812345678' });
    history.told('wamid.o1', 'read', NOON + 2 * MINUTE, { phone: '919812345678' });
    expect(history.desk.db.prepare('SELECT * FROM words_due').all()).toEqual([]);
  });

  it('leads along an index on every path', () => {
    using history = openHistoryDesk();
    using reading = Object.assign(openForReading(history.desk.folder), { [Symbol.dispose]: () => reading.close() });
    for (const path of ['time', 'failure', 'template', 'words'] as const) {
      const plan = reading
        .prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${lookAlong(path, { course: 'BSc' }, NOON).sql}`)
        .all({
          college: 'c',
          from: 0,
          to: 1,
          upto: 1,
          key: 1,
          n: 0,
          below: 1,
          match: 'x',
          course: '',
          errorCode: 1,
          template: '',
        })
        .map(({ detail }) => detail);
      expect(plan.join('\n'), path).not.toMatch(/SCAN (m|sent|r)\b|TEMP B-TREE/);
    }
  });
});
