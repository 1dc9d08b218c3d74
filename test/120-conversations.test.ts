import { describe, expect, test } from 'vitest';
import { pageOf } from '../main/store/conversations.ts';
import { messageBody, statusBody } from './support/meta/bodies.ts';
import { textMessage } from './support/meta/message-object.ts';
import { COLLEGE, type Desk, NUMBER, openDesk, WABA } from './support/store-folder.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const SENDER = { wabaId: WABA, phoneNumberId: NUMBER };
const phone = (n: number): string => `9198123${String(n).padStart(5, '0')}`;

const enrol = (desk: Desk, count: number): void => {
  const rows = Array.from({ length: count }, (_, n) => ({
    ...{ externalId: `A-${n}`, name: `Student ${String(n).padStart(3, '0')}`, phone: `+${phone(n)}` },
    ...{ course: null, batch: null, email: null },
  }));
  desk.writer.write('importRegistrations', [COLLEGE, rows, 'test']);
};
const said = (desk: Desk, n: number, minute: number): void => {
  const message = {
    wamid: `wamid.I${n}.${minute}`,
    at: NOON + minute * 60_000,
    from: { phone: phone(n) },
    text: 'Hello',
  };
  desk.record(messageBody({ ...SENDER, messages: [textMessage(message)] }));
};
const told = (desk: Desk, n: number, minute: number): void => {
  const report = {
    wamid: `wamid.O${n}.${minute}`,
    status: 'sent',
    at: NOON + minute * 60_000,
    to: { phone: phone(n) },
  } as const;
  desk.record(statusBody({ ...SENDER, statuses: [report] }));
};

const list = (
  desk: Desk,
  query: Partial<{ search: string; unreadFirst: boolean; limit: number; after: string }> = {},
) =>
  desk.read('listConversations', [
    COLLEGE,
    { search: undefined, digits: null, unreadFirst: false, limit: 100, after: undefined, ...query },
  ]);
const names = ({ rows }: { rows: readonly { name: string }[] }): string[] => rows.map(({ name }) => name.slice(-3));
const idOf = (desk: Desk, name: string): string => list(desk, { search: name }).rows[0]?.id ?? '';

const allPages = (desk: Desk, unreadFirst: boolean, limit: number): string[] => {
  const found: string[] = [];
  let after: string | undefined;
  do {
    const page = list(desk, { unreadFirst, limit, ...(after !== undefined && { after }) });
    found.push(...names(page));
    after = page.next ?? undefined;
  } while (after !== undefined);
  return found;
};

describe('conversations', () => {
  test('are those in which something was said, the newest first, whoever said it', () => {
    using desk = openDesk(() => NOON);
    enrol(desk, 4);
    said(desk, 0, 1);
    told(desk, 1, 3);
    said(desk, 2, 2);
    expect(names(list(desk))).toEqual(['001', '002', '000']);
    expect(list(desk)).toMatchObject({ total: 3, next: null });
    said(desk, 0, 9);
    expect(names(list(desk))).toEqual(['000', '001', '002']);
  });

  test('with something unread come first where that is wanted, page by page, and none twice or left out', () => {
    using desk = openDesk(() => NOON);
    enrol(desk, 9);
    for (let n = 0; n < 9; n += 1) said(desk, n, n);
    for (const n of [8, 6, 1, 0]) desk.writer.write('markSeen', [COLLEGE, idOf(desk, `Student 00${n}`)]);
    const wanted = ['007', '005', '004', '003', '002', '008', '006', '001', '000'];
    for (const limit of [1, 2, 4, 5, 6, 100]) expect([limit, allPages(desk, true, limit)]).toEqual([limit, wanted]);
    expect(allPages(desk, false, 2)).toEqual(wanted.toSorted().toReversed());
  });

  test('of the same moment keep one order over pages', () => {
    using desk = openDesk(() => NOON);
    enrol(desk, 5);
    for (let n = 0; n < 5; n += 1) said(desk, n, 1);
    expect(allPages(desk, false, 2)).toEqual(names(list(desk)));
  });

  test('are found as registrations are', () => {
    using desk = openDesk(() => NOON);
    enrol(desk, 12);
    for (let n = 0; n < 12; n += 1) said(desk, n, n);
    expect(names(list(desk, { search: 'student 01' }))).toEqual(['011', '010']);
    expect(list(desk, { search: 'student 01' }).total).toBe(2);
    expect(list(desk, { search: 'nobody' })).toMatchObject({ rows: [], total: 0, next: null });
  });

  test.each(['all', 'unread', 'rest'] as const)('are read from an index in their order: %s', (part) => {
    using desk = openDesk();
    const plan = desk.db
      .prepare<object[], { detail: string }>(`EXPLAIN QUERY PLAN ${pageOf(part)}`)
      .all({ college: COLLEGE, at: 1, n: 1, words: null, digits: null, limit: 10 });
    const words = plan.map(({ detail }) => detail).join('; ');
    expect(words).toMatch(part === 'unread' ? 'INDEX conversations_unread' : 'INDEX conversations_by_time');
    expect(words).toMatch(/\(college_id=\? AND \(?last_at/);
    expect(words).not.toContain('TEMP B-TREE');
  });

  test('a place that no page gave is refused', () => {
    using desk = openDesk();
    expect(() => list(desk, { after: 'nonsense' })).toThrow(/page does not exist/);
  });
});

describe('what is unread', () => {
  test('is counted by conversation, and follows what a person looks at', () => {
    using desk = openDesk(() => NOON);
    const count = (): number => desk.read('unreadConversations', [COLLEGE]);
    enrol(desk, 3);
    expect(count()).toBe(0);
    said(desk, 0, 1);
    said(desk, 0, 2);
    said(desk, 1, 3);
    told(desk, 2, 4);
    expect(count()).toBe(2);
    desk.writer.write('markSeen', [COLLEGE, idOf(desk, 'Student 000')]);
    expect(count()).toBe(1);
  });

  test('can be made so again: the newest message from the student counts as unread', () => {
    using desk = openDesk(() => NOON);
    enrol(desk, 2);
    said(desk, 0, 1);
    said(desk, 0, 2);
    told(desk, 0, 3);
    const id = idOf(desk, 'Student 000');
    desk.writer.write('markSeen', [COLLEGE, id]);
    const { value, frames } = desk.writer.write('markUnseen', [COLLEGE, id]);
    expect(value).toEqual({ id, unread: 1 });
    expect(frames).toMatchObject([{ type: 'registration_changed', registrationId: id }]);
    expect(list(desk).rows[0]).toMatchObject({ id, unread: 1 });
    // What was unread already stays so.
    said(desk, 0, 5);
    expect(desk.writer.write('markUnseen', [COLLEGE, id]).value.unread).toBe(2);
  });

  test('cannot be made where the student never wrote', () => {
    using desk = openDesk(() => NOON);
    enrol(desk, 1);
    told(desk, 0, 1);
    const id = idOf(desk, 'Student 000');
    expect(desk.writer.write('markUnseen', [COLLEGE, id]).value).toEqual({ id, unread: 0 });
    expect(() => desk.writer.write('markUnseen', ['elsewhere', id])).toThrow(/no such registration/);
  });
});
