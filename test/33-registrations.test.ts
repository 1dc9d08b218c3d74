import { describe, expect, it } from 'vitest';
import type { ImportRow } from '../main/store/store.ts';
import { statusBody } from './support/meta/bodies.ts';
import { COLLEGE, type Desk, NUMBER, openDesk, WABA } from './support/store-folder.ts';

const AT = 1_790_000_000_000;
const row = (externalId: string, name: string, phone: string, more: Partial<ImportRow> = {}): ImportRow => ({
  externalId,
  name,
  phone,
  course: null,
  batch: null,
  email: null,
  ...more,
});
const bring = (desk: Desk, rows: readonly ImportRow[], college = COLLEGE) =>
  desk.writer.write('importRegistrations', [college, rows, 'test']);
const list = (desk: Desk, query: object = {}) =>
  desk.read('listRegistrations', [COLLEGE, { digits: null, limit: 50, after: undefined, ...query }]);
const names = (desk: Desk, query: object = {}) => list(desk, query).rows.map(({ name }) => name);

const CLASS = [
  row('A-1', 'Asha Verma', '+919812300001', { course: 'BSc', batch: '2026', email: 'asha@example.org' }),
  row('A-2', 'बबीता शर्मा', '+919812300002', { course: 'BA', batch: '2026' }),
  row('A-3', 'Élodie D’Souza', '+919812300003', { course: 'BSc', batch: '2025' }),
  row('A-4', '100%_Real', '+919812300004'),
];

describe('registrations', () => {
  it('imported again change nothing, and a changed row changes only itself', () => {
    using desk = openDesk();
    expect(bring(desk, CLASS).value).toEqual({ added: 4, updated: 0, unchanged: 0 });
    const again = bring(desk, CLASS);
    expect(again.value).toEqual({ added: 0, updated: 0, unchanged: 4 });
    expect(again.frames).toEqual([]);
    const changed = bring(desk, [row('A-1', 'Asha Verma', '+919812399999', { course: 'BSc', batch: '2026' })]);
    expect(changed.value).toEqual({ added: 0, updated: 1, unchanged: 0 });
    expect(changed.frames).toMatchObject([
      { type: 'registration_changed', registrationId: expect.stringMatching(/^r_/) },
    ]);
  });

  it('are announced as many when many changed', () => {
    using desk = openDesk();
    expect(bring(desk, CLASS).frames).toMatchObject([{ type: 'registration_changed', registrationId: null, seq: 1 }]);
  });

  it('keep the same external id apart in two colleges', () => {
    using desk = openDesk();
    desk.writer.write('saveCollege', [{ id: 'c2', name: 'Other' }, 'test']);
    bring(desk, CLASS);
    expect(bring(desk, CLASS, 'c2').value.added).toBe(4);
    expect(list(desk).total).toBe(4);
  });

  it('lose a phone that was corrected: reports to the old one are not theirs any more', () => {
    using desk = openDesk();
    bring(desk, CLASS);
    bring(desk, [row('A-1', 'Asha Verma', '+919812399999')]);
    const to = { phone: '919812300001' };
    desk.record(
      statusBody({ phoneNumberId: NUMBER, wabaId: WABA, statuses: [{ wamid: 'w1', status: 'sent', at: AT, to }] }),
    );
    expect(desk.read('census', []).unmatched).toBe(1);
  });

  it('come by name, whatever its case, accents or script, a page at a time without gaps', () => {
    using desk = openDesk();
    bring(desk, CLASS);
    const pages: string[][] = [];
    let after: string | undefined;
    do {
      const page = list(desk, { limit: 2, after });
      pages.push(page.rows.map(({ name }) => name));
      after = page.next ?? undefined;
    } while (after);
    expect(pages).toEqual([
      ['100%_Real', 'Asha Verma'],
      ['Élodie D’Souza', 'बबीता शर्मा'],
    ]);
  });

  it.each([
    ['part of a name', { search: 'ver' }, ['Asha Verma']],
    ['a name without its accent', { search: 'elodie' }, ['Élodie D’Souza']],
    ['a name in Devanagari', { search: 'शर्मा' }, ['बबीता शर्मा']],
    ['an external id', { search: 'a-3' }, ['Élodie D’Souza']],
    ['an e-mail', { search: 'ASHA@EXAMPLE' }, ['Asha Verma']],
    ['a phone as it is written on a form', { search: '098123 00002', digits: '9812300002' }, ['बबीता शर्मा']],
    ['wildcards taken as letters', { search: '0%_R' }, ['100%_Real']],
    ['a course', { course: 'BSc' }, ['Asha Verma', 'Élodie D’Souza']],
    ['a course and a batch', { course: 'BSc', batch: '2025' }, ['Élodie D’Souza']],
    ['no message yet', { status: 'none' }, ['100%_Real', 'Asha Verma', 'Élodie D’Souza', 'बबीता शर्मा']],
    ['nothing that fits', { search: 'zzz' }, []],
  ])('are found by %s', (_what, query, expected) => {
    using desk = openDesk();
    bring(desk, CLASS);
    expect(names(desk, query)).toEqual(expected);
    expect(list(desk, query).total).toBe(expected.length);
  });

  it('are found by the status of their last message', () => {
    using desk = openDesk();
    bring(desk, CLASS);
    const to = { phone: '919812300001' };
    desk.record(
      statusBody({
        phoneNumberId: NUMBER,
        wabaId: WABA,
        statuses: [{ wamid: 'w1', status: 'failed', at: AT, to, failure: 131026 }],
      }),
    );
    expect(names(desk, { status: 'failed' })).toEqual(['Asha Verma']);
    expect(names(desk, { status: 'read' })).toEqual([]);
  });

  it('count their courses and batches', () => {
    using desk = openDesk();
    bring(desk, CLASS);
    expect(desk.read('facets', [COLLEGE])).toEqual({
      courses: [
        { value: 'BA', count: 1 },
        { value: 'BSc', count: 2 },
      ],
      batches: [
        { value: '2025', count: 1 },
        { value: '2026', count: 2 },
      ],
    });
  });

  it('refuse a page that was never handed out', () => {
    using desk = openDesk();
    for (const after of ['', 'x', 'bnVsbA', 'WzEsMl0'])
      expect(() => list(desk, { after })).toThrow('That page does not exist.');
  });

  it('of a page are found by their order, not by sorting all of them', () => {
    using desk = openDesk();
    const plan = desk.db
      .prepare<[], { detail: string }>(`
        EXPLAIN QUERY PLAN SELECT r.n FROM registrations AS r
        WHERE r.college_id = 'c1' AND (r.sort_name, r.n) > ('a', 1)
        ORDER BY r.sort_name, r.n LIMIT 100`)
      .all();
    expect(plan.map(({ detail }) => detail).join()).toContain('registrations_by_name');
    expect(plan.map(({ detail }) => detail).join()).not.toContain('TEMP B-TREE');
  });
});
