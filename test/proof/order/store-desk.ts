import { metaBytes } from '../../support/meta/bytes.ts';
import { APP, type Desk } from '../../support/store-folder.ts';
import { outboxOf } from './outbox-of.ts';
import { enrolment, FIRST_DAY, LAST_DAY, type PlayedDesk } from './played-desk.ts';

/** The time of a store in this thread; each commit comes so many milliseconds after the one before. */
export type HandClock = { now: number; readonly step: number };

/** Between two whole seconds: never the moment of anything that Meta tells. */
export const CLOCK_FROM = 1_800_000_000_500;

/** A college of its own on a store that others may share. */
export const collegeOn = (desk: Desk, clock: HandClock, name: string): PlayedDesk => {
  const { writer, read } = desk;
  const sender = { phoneNumberId: `1065${name}`, wabaId: `2001${name}` };
  writer.write('saveCollege', [{ id: name, name: `College ${name}` }, 'proof']);
  writer.write('saveNumber', [{ ...sender, collegeId: name, appId: APP, displayPhone: null }, [], 'proof']);
  const pass = <T>(work: () => T): T => {
    const value = work();
    clock.now += clock.step;
    return value;
  };
  const outbox = outboxOf(desk, name, () => clock.now);
  const page = (after: string | undefined) => ({ digits: null, limit: 100, after });
  return {
    sender,
    clock: () => clock.now,
    deliver: (posts) =>
      pass(() => writer.record(posts.map((body) => ({ apps: [APP], at: clock.now, body: metaBytes(body) })))),
    enrol: (person) => pass(() => writer.write('importRegistrations', [name, [enrolment(person)], 'proof'])),
    see: (id) => pass(() => writer.write('markSeen', [name, id])),
    registrations: (after) => read('listRegistrations', [name, page(after)]),
    history: (after) => read('searchHistory', [name, page(after)]),
    timeline: (id) => read('timeline', [name, id]) ?? [],
    summary: (groupBy) => read('summary', [name, { from: FIRST_DAY, to: LAST_DAY, groupBy }]),
    outbox: {
      queue: (id) => pass(() => outbox.queue(id)),
      begin: (id) => pass(() => outbox.begin(id)),
      answer: (...told) => pass(() => outbox.answer(...told)),
      judge: (id) => pass(() => outbox.judge(id)),
    },
  };
};
