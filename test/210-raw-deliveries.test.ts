import { describe, expect, it, test } from 'vitest';
import { pretty } from '../main/meta/pretty.ts';
import { NEWEST_FIRST } from '../main/store/read-deliveries.ts';
import type { RawDelivery } from '../preload/contract/deliveries.ts';
import { envelope, messageBody, statusBody, statusChange } from './support/meta/bodies.ts';
import { textMessage } from './support/meta/message-object.ts';
import { APP, type Desk, NUMBER, openDesk, WABA } from './support/store-folder.ts';

const SENDER = { phoneNumberId: NUMBER, wabaId: WABA };
const NOBODY = { phoneNumberId: '999', wabaId: WABA };
const AT = 1_790_000_000_000;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const sent = (wamid: string, phone = '919812345678') => ({ wamid, status: 'sent', at: AT, to: { phone } }) as const;
const told = (wamid: string, phone?: string) => statusBody({ ...SENDER, statuses: [sent(wamid, phone)] });

const list = (desk: Desk, query: { search?: string; strays?: boolean; limit?: number; after?: string } = {}) =>
  desk.read('listDeliveries', [{ search: undefined, strays: false, limit: 100, after: undefined, ...query }]);
const ids = ({ rows }: { rows: readonly RawDelivery[] }): number[] => rows.map(({ id }) => id);

describe('the raw log', () => {
  it('is listed newest first, page by page, each with its size, its lines and what became of them', () => {
    using desk = openDesk();
    desk.record(told('wamid.1'));
    desk.record(
      envelope({
        id: WABA,
        changes: [statusChange(SENDER, [sent('wamid.2')]), statusChange(NOBODY, [sent('wamid.3')])],
      }),
    );
    desk.record(bytes('no JSON'), ['*']);
    desk.writer.quarantine({ apps: [APP, 'app-2'], at: AT, body: bytes('{}') });
    expect(list(desk).rows).toEqual([
      {
        id: 4,
        at: new Date(AT).toISOString(),
        apps: [APP, 'app-2'],
        size: 2,
        lines: 0,
        strays: 1,
        verdict: 'quarantined',
        isEmptied: false,
      },
      {
        id: 3,
        at: '2027-01-15T08:00:00.000Z',
        apps: null,
        size: 7,
        lines: 1,
        strays: 1,
        verdict: 'stray',
        isEmptied: false,
      },
      expect.objectContaining({ id: 2, lines: 2, strays: 1, verdict: 'partly' }),
      expect.objectContaining({ id: 1, apps: [APP], lines: 1, strays: 0, verdict: 'placed' }),
    ]);
    const first = list(desk, { limit: 3 });
    expect(ids(first)).toEqual([4, 3, 2]);
    const second = list(desk, { limit: 3, after: first.next ?? '' });
    expect([ids(second), second.next]).toEqual([[1], null]);
  });

  it('keeps its pages while more comes in', () => {
    using desk = openDesk();
    for (let n = 1; n <= 4; n += 1) desk.record(told(`wamid.${n}`));
    const { next } = list(desk, { limit: 2 });
    desk.record(told('wamid.5'));
    expect(ids(list(desk, { limit: 2, after: next ?? '' }))).toEqual([2, 1]);
  });

  it('can be narrowed to those with strays', () => {
    using desk = openDesk();
    for (let n = 1; n <= 9; n += 1)
      desk.record(n % 3 === 0 ? statusBody({ ...NOBODY, statuses: [sent('w'), sent('v')] }) : told(`wamid.${n}`));
    const first = list(desk, { strays: true, limit: 2 });
    expect(ids(first)).toEqual([9, 6]);
    expect(ids(list(desk, { strays: true, limit: 2, after: first.next ?? '' }))).toEqual([3]);
  });

  it('refuses a page that is none', () => {
    using desk = openDesk();
    for (const after of ['', 'x', 'WzEsMl0x']) expect(() => list(desk, { after })).toThrow('That page does not exist.');
  });

  test.each([
    ['a wamid', 'wamid.HBgM/9+1='],
    ['a part of one', 'HBgM/9'],
    ['a phone as it is dialled', '098123 45679'],
    ['a phone with its country', '+91 98123-45679'],
    ['a phone in Devanagari digits', '९८१२३४५६७९'],
    ['spaces around', '  wamid.HBgM/9+1= '],
    ['another word of the body', '"sent"'],
  ])('is searched by %s', (_what, search) => {
    using desk = openDesk();
    desk.record(told('wamid.OTHER'));
    const body = JSON.stringify(statusBody({ ...SENDER, statuses: [sent('wamid.HBgM/9+1=', '919812345679')] }));
    desk.record(bytes(body));
    // As PHP writes it.
    desk.record(bytes(body.replaceAll('/', '\\/')));
    desk.record(told('wamid.LAST'));
    expect(ids(list(desk, { search }))).toEqual(search === '"sent"' ? [4, 3, 2, 1] : [3, 2]);
  });

  it('is searched by words, however JSON has them written', () => {
    using desk = openDesk();
    const body = JSON.stringify(
      messageBody({
        ...SENDER,
        messages: [textMessage({ wamid: 'w', at: AT, from: { phone: '919812345678' }, text: 'फ़ीस' })],
      }),
    );
    desk.record(bytes(body));
    desk.record(
      bytes(body.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)),
    );
    expect(ids(list(desk, { search: 'फ़ीस' }))).toEqual([2, 1]);
  });

  test.each(['%', '_', "'; DROP TABLE deliveries; --", '\ud83d', '\0', '"', '\\'])('takes %j as text', (search) => {
    using desk = openDesk();
    desk.record(bytes('plain'));
    expect(ids(list(desk, { search }))).toEqual([]);
  });

  it('a search looks into so many bodies at once, and goes on from there', () => {
    using desk = openDesk();
    desk.record(told('wamid.FIRST'));
    desk.db.exec(`
      WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 25001)
      INSERT INTO deliveries (id, received_at, apps, body, size, lines) SELECT i, ${AT}, '${APP}', x'7b7d', 2, 1 FROM n`);
    const pages: number[][] = [];
    let after: string | undefined;
    do {
      const page = list(desk, { search: 'wamid.FIRST', ...(after !== undefined && { after }) });
      pages.push(ids(page));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(pages).toEqual([[], [], [1]]);
  });

  test.each(Object.entries(NEWEST_FIRST))('is read along its key, never sorted: %s', (way, sql) => {
    using desk = openDesk();
    const plan = desk.db
      .prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all({ before: 10, limit: 10 })
      .map(({ detail }) => detail)
      .join();
    expect(plan).toContain(way === 'all' ? 'USING INTEGER PRIMARY KEY' : 'USING PRIMARY KEY');
    expect(plan).toMatch(/SEARCH/);
    expect(plan).not.toContain('TEMP B-TREE');
  });
});

describe('one delivery', () => {
  it('is shown indented, with its strays', () => {
    using desk = openDesk();
    desk.record(statusBody({ ...NOBODY, statuses: [sent('wamid.1')] }));
    const whole = desk.read('delivery', [1]);
    expect(whole).toMatchObject({ isJson: true, isCut: false, verdict: 'stray' });
    expect(whole?.body).toMatch(/^\{\n {2}"object": "whatsapp_business_account",\n/);
    expect(whole?.strayLines).toEqual([{ line: 0, reason: 'unknown_number', field: null, phoneNumberId: '999' }]);
    expect(desk.read('delivery', [2])).toBeNull();
  });

  it('that was emptied says so, and keeps its place', () => {
    using desk = openDesk();
    desk.record(told('wamid.1'));
    expect(desk.writer.write('emptyBodies', [Number.MAX_SAFE_INTEGER, 10]).value).toBe(1);
    expect(desk.read('delivery', [1])).toMatchObject({ body: null, isEmptied: true, lines: 1, verdict: 'placed' });
    expect(list(desk).rows).toMatchObject([{ id: 1, isEmptied: true }]);
    expect(ids(list(desk, { search: 'wamid.1' }))).toEqual([]);
  });

  it('that came empty was not emptied', () => {
    using desk = openDesk();
    desk.record(new Uint8Array());
    expect(desk.read('delivery', [1])).toMatchObject({ isEmptied: false, size: 0 });
  });

  test.each([
    ['no JSON', bytes('plain <b>text</b>'), { text: 'plain <b>text</b>', isJson: false, isCut: false }],
    ['no UTF-8', new Uint8Array([0xff, 0x41]), { text: '\ufffdA', isJson: false, isCut: false }],
    ['a number that JSON knows', bytes('7'), { text: '7', isJson: true, isCut: false }],
    ['escaped words', bytes('{"a":"\\u092b"}'), { text: '{\n  "a": "फ"\n}', isJson: true, isCut: false }],
    ['half a surrogate pair', bytes('"\\ud83d"'), { text: '"\\ud83d"', isJson: true, isCut: false }],
  ])('of %s is shown as it can be', (_what, body, shown) => {
    expect(pretty(body)).toEqual(shown);
  });

  it('nested a hundred thousand deep is shown as it came, and a long one is cut', () => {
    const deep = pretty(bytes(`${'['.repeat(100_000)}${']'.repeat(100_000)}`));
    expect([deep.isJson, deep.text.length]).toEqual([false, 200_000]);
    const long = pretty(bytes(JSON.stringify({ a: 'x'.repeat(3_000_000) })));
    expect([long.isCut, long.text.length]).toEqual([true, 400_000]);
  });
});
