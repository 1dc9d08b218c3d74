import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startDesk } from './support/desk.ts';
import { eventually } from './support/eventually.ts';
import { messageBody, statusBody } from './support/meta/bodies.ts';
import { textMessage } from './support/meta/message-object.ts';
import type { Report, ReportWord } from './support/meta/status-object.ts';
import { APP, COLLEGE, type Desk, NUMBER, openDesk, WABA } from './support/store-folder.ts';

const AT = 1_790_000_000_000;
const SENDER = { phoneNumberId: NUMBER, wabaId: WABA };
const phone = (student: number): string => `91981230000${student}`;

const told = (desk: Desk, student: number, wamid: string, status: ReportWord, after = 0): void => {
  const failure: Partial<Report> = status === 'failed' ? { failure: 131026 } : {};
  const report = { wamid, status, at: AT + after * 1_000, to: { phone: phone(student) }, ...failure };
  desk.record(statusBody({ ...SENDER, statuses: [report] }));
};
const written = (desk: Desk, student: number, wamid: string, after = 0): void => {
  const message = textMessage({ wamid, at: AT + after * 1_000, from: { phone: phone(student) }, text: 'Hello' });
  desk.record(messageBody({ ...SENDER, messages: [message] }));
};
const STUDENTS = [1, 2, 3, 4];
const deskWithStudents = (): Desk => {
  const desk = openDesk();
  const rows = STUDENTS.map((student) => ({
    externalId: `A-${student}`,
    name: `Asha ${student}`,
    phone: `+${phone(student)}`,
    course: 'B.Sc.',
    batch: null,
    email: null,
  }));
  desk.writer.write('importRegistrations', [COLLEGE, rows, 'test']);
  return desk;
};
const idOf = (desk: Desk, student: number): string => {
  const row = desk.db.prepare<[string], { id: string }>('SELECT id FROM registrations WHERE external_id = ?');
  return row.get(`A-${student}`)?.id ?? '';
};
const see = (desk: Desk, student: number): void => void desk.writer.write('markSeen', [COLLEGE, idOf(desk, student)]);
const attention = (desk: Desk, college: string | null = COLLEGE): number => desk.read('attention', [college]);

describe('the number on the badge', () => {
  it('counts a registration once, however much is unread, until somebody looks', () => {
    using desk = deskWithStudents();
    expect(attention(desk)).toBe(0);
    written(desk, 1, 'wamid.1');
    written(desk, 1, 'wamid.2');
    told(desk, 1, 'wamid.3', 'failed', 9);
    written(desk, 2, 'wamid.4');
    expect(attention(desk)).toBe(2);
    see(desk, 1);
    expect(attention(desk)).toBe(1);
    see(desk, 2);
    expect(attention(desk)).toBe(0);
  });

  it('counts a failure that came while the conversation had been looked at already', () => {
    using desk = deskWithStudents();
    told(desk, 1, 'wamid.1', 'sent');
    see(desk, 1);
    expect(attention(desk)).toBe(0);
    told(desk, 1, 'wamid.1', 'failed', 2);
    expect(attention(desk)).toBe(1);
    see(desk, 1);
    expect(attention(desk)).toBe(0);
  });

  it('forgets a failure that a receipt contradicts, and one that a later message has put behind', () => {
    using desk = deskWithStudents();
    told(desk, 1, 'wamid.1', 'failed');
    told(desk, 2, 'wamid.2', 'failed');
    expect(attention(desk)).toBe(2);
    told(desk, 1, 'wamid.1', 'delivered', 1);
    expect(attention(desk)).toBe(1);
    told(desk, 2, 'wamid.3', 'sent', 5);
    expect(attention(desk)).toBe(0);
  });

  it('is of one college, or of the whole desk', () => {
    using desk = deskWithStudents();
    desk.writer.write('saveCollege', [{ id: 'c2', name: 'Meera College' }, 'test']);
    const other = { phoneNumberId: '222', collegeId: 'c2', wabaId: 'w2', appId: APP, displayPhone: null };
    desk.writer.write('saveNumber', [other, [], 'test']);
    written(desk, 1, 'wamid.1');
    const message = textMessage({ wamid: 'wamid.2', at: AT, from: { phone: phone(1), name: 'Om' }, text: 'Hello' });
    desk.record(messageBody({ phoneNumberId: '222', wabaId: 'w2', messages: [message] }));
    written(desk, 2, 'wamid.3');
    expect([attention(desk), attention(desk, 'c2'), attention(desk, null), attention(desk, 'c3')]).toEqual([
      2, 1, 3, 0,
    ]);
  });

  it('is what a search through all messages finds, whatever happened in whatever order', () => {
    const anyStudent = fc.constantFrom(...STUDENTS);
    const wamid = fc.integer({ min: 1, max: 6 });
    const after = fc.integer({ min: 0, max: 99 });
    const anyStep = fc.oneof(
      fc
        .record({ student: anyStudent, wamid, after, status: fc.constantFrom<ReportWord>('sent', 'failed', 'read') })
        .map((step) => (desk: Desk) => told(desk, step.student, `wamid.o${step.wamid}`, step.status, step.after)),
      fc
        .record({ student: anyStudent, wamid, after })
        .map((step) => (desk: Desk) => written(desk, step.student, `wamid.i${step.wamid}`, step.after)),
      anyStudent.map((student) => (desk: Desk) => see(desk, student)),
      fc.constant((desk: Desk) => void desk.writer.write('rebuild', [])),
    );
    const searched = (desk: Desk): number =>
      desk.db
        .prepare<[], { count: number }>(`
          SELECT count(*) AS count FROM registrations AS r
          WHERE EXISTS (SELECT 1 FROM messages AS u WHERE u.registration = r.n AND u.direction = 'in' AND u.n > r.seen_n)
            OR (
              SELECT m.direction = 'out' AND m.status = 'failed' AND m.seq > r.seen_seq FROM messages AS m
              WHERE m.registration = r.n
              ORDER BY m.at DESC, m.n DESC LIMIT 1
            )`)
        .get()?.count ?? -1;
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 1, maxLength: 30 }), (steps) => {
        using desk = deskWithStudents();
        for (const step of steps) {
          step(desk);
          expect(attention(desk)).toBe(searched(desk));
        }
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ['of a college', 'WHERE college_id = ? AND (last_in_n > seen_n OR failed_seq > seen_seq)'],
    ['of the desk', 'WHERE (last_in_n > seen_n OR failed_seq > seen_seq)'],
  ])('%s is read from an index that holds only those it counts', (_what, where) => {
    using desk = openDesk();
    const plan = desk.db
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN SELECT count(*) FROM registrations ${where}`)
      .all(...(where.includes('?') ? [COLLEGE] : []));
    expect(plan.map(({ detail }) => detail)).toEqual([expect.stringMatching(/INDEX registrations_to_attend/)]);
  });
});

describe('a host that shows the number', () => {
  it('is told it at once, and again whenever it is another', async () => {
    await using desk = await startDesk();
    const counts: number[] = [];
    const undo = desk.watchAttention((count) => counts.push(count));
    await eventually('the first count', () => counts.length === 1);
    const message = textMessage({ wamid: 'wamid.1', at: AT, from: { phone: phone(1), name: 'Om' }, text: 'Hello' });
    await desk.post(messageBody({ ...SENDER, messages: [message] }));
    await eventually('the second count', () => counts.length === 2);
    expect(await desk.attention()).toBe(1);
    using window = await desk.window();
    const { rows } = await window.ask('registrations.list', {});
    await window.ask('registrations.seen', { id: rows[0]?.id ?? '' });
    await eventually('the third count', () => counts.length === 3);
    undo();
    expect(counts).toEqual([0, 1, 0]);
  });
});
