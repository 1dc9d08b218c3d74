import { openForWriting } from '../../main/store/database.ts';
import type { SignedDelivery } from '../../main/store/store.ts';
import { createWriter } from '../../main/store/writer.ts';
import { metaBytes } from '../support/meta/bytes.ts';
import { A_NUMBER } from '../support/meta/meta.ts';
import { pack } from '../support/meta/scatter.ts';
import { type Random, seededRandom } from '../support/random.ts';
import { messagesByDay } from './calendar.ts';
import { inventDay, type Tally, type Told } from './invent-day.ts';
import { inventStudentBody } from './student-body.ts';

export type SeasonPlan = {
  readonly folder: string;
  readonly seed: number;
  readonly messages: number;
  readonly registrations: number;
  /** Midnight UTC of the day after the last, ms. */
  readonly until: number;
  readonly days: number;
};

export const SEASON_COLLEGE = 'college-1';
const APP = 'app-1';
const REPORTS_PER_MESSAGE = 3;
const DAY_MS = 24 * 60 * 60 * 1_000;
/** So many happenings share a transaction: one message's whole life mostly falls into one, and is folded once. */
const TOGETHER = 12_000;

/**
 * Writes a whole season into an empty data folder through the store's own writer, so that every table is as the program
 * makes it. The same plan gives the same season.
 */
export const writeSeason = (plan: SeasonPlan, progress: (tally: Readonly<Tally>) => void = () => {}): Tally => {
  const db = openForWriting(plan.folder);
  try {
    // Nobody was told 200 for these.
    db.pragma('synchronous = OFF');
    const from = plan.until - plan.days * DAY_MS;
    let now = from;
    const writer = createWriter(db, () => now);
    const random = seededRandom(plan.seed);
    writer.write('saveCollege', [{ id: SEASON_COLLEGE, name: 'Sample College' }, 'season']);
    const number = { ...A_NUMBER, collegeId: SEASON_COLLEGE, appId: APP, displayPhone: null };
    writer.write('saveNumber', [number, [], 'season']);
    const students = inventStudentBody(random, plan.registrations);
    writer.write('importRegistrations', [SEASON_COLLEGE, students.rows, 'season']);

    const tally: Tally = { messages: 0, reports: 0 };
    for (const [day, messages] of messagesByDay(random, plan.messages, from, plan.days).entries()) {
      now = from + day * DAY_MS;
      const told = inventDay(random, students, { ...SENDER, from, day, messages }, tally);
      for (let first = 0; first < told.length; first += TOGETHER)
        writer.record(deliveriesOf(random, told.slice(first, first + TOGETHER)));
      while (writer.write('indexWords', [5_000]).value.left > 0);
      progress(tally);
    }
    return tally;
  } finally {
    db.close();
  }
};

const SENDER = { sender: A_NUMBER, perMessage: REPORTS_PER_MESSAGE } as const;

/** Mostly one happening a delivery, sometimes as many as Meta batches; heard a little later than the last of them. */
const deliveriesOf = (random: Random, told: readonly Told[]): SignedDelivery[] => {
  const deliveries: SignedDelivery[] = [];
  for (let next = 0; next < told.length; ) {
    const size = random.chance(0.7) ? 1 : random.between(2, 12);
    const batch = told.slice(next, next + size);
    const at = (batch.at(-1)?.at ?? 0) + random.between(200, 3_000);
    deliveries.push({ apps: [APP], at, body: metaBytes(pack(random, batch)) });
    next += size;
  }
  return deliveries;
};
