import { loadPhone } from '../../support/load/requests.ts';
import { inventLife } from '../../support/meta/life.ts';
import { type SentMessage, textMessage } from '../../support/meta/message-object.ts';
import type { Report } from '../../support/meta/status-object.ts';
import { makeWamid } from '../../support/meta/wamid.ts';
import type { Random } from '../../support/random.ts';

/** What one delivery tells: reports, or what a student wrote. */
export type Telling = { readonly statuses: readonly Report[]; readonly messages: readonly SentMessage[] };

export type Mix = {
  /** What is told next, as of this moment. */
  readonly next: () => Telling;
  /** Students who wrote, the latest last; not endlessly many. */
  readonly writers: readonly number[];
};

/** Messages whose life is not over. */
const UNDERWAY = 500;
const REMEMBERED = 100;
const WORDS = ['Is the hostel full?', 'Thank you', 'मैं कल आऊँगा', 'When is the last date?'] as const;

/**
 * A long day at Meta: messages of the college with all that becomes of them, mostly in order; what students write; one
 * delivery in twenty told again; most with one report, a few with up to twenty. The first `spared` students are left alone.
 */
export const createMix = (random: Random, students: number, spared: number): Mix => {
  const underway: Omit<Report, 'at'>[][] = [];
  const recent: Telling[] = [];
  const writers: number[] = [];
  const someone = (): number => random.between(spared, students - 1);

  const begin = (): Omit<Report, 'at'>[] => {
    const phone = loadPhone(someone());
    const wamid = makeWamid(random, phone);
    const reports = inventLife(random, { voice: false }).steps.map(({ after: _, ...step }) => {
      return { wamid, to: { phone }, ...step };
    });
    underway.push(reports);
    return reports;
  };
  const report = (): Report[] => {
    const fresh = underway.length < UNDERWAY || random.chance(0.38);
    const place = fresh ? underway.length : random.between(0, underway.length - 1);
    const left = fresh ? begin() : (underway[place] ?? []);
    const told = random.chance(0.03) ? left.pop() : left.shift();
    if (left.length === 0) underway.splice(place, 1);
    return told ? [{ ...told, at: Date.now() }] : [];
  };
  const answer = (): SentMessage => {
    const student = someone();
    const phone = loadPhone(student);
    writers.push(student);
    if (writers.length > REMEMBERED) writers.shift();
    const wamid = makeWamid(random, phone, 'in');
    return textMessage({ wamid, at: Date.now(), from: { phone }, text: random.pick(WORDS) });
  };
  const fresh = (): Telling => {
    if (random.chance(0.06)) return { statuses: [], messages: [answer()] };
    const many = random.chance(0.03) ? random.between(2, 20) : 1;
    return { statuses: Array.from({ length: many }, report).flat(), messages: [] };
  };
  return {
    writers,
    next: () => {
      const [first, ...more] = recent;
      if (first && random.chance(0.05)) return random.pick([first, ...more]);
      const telling = fresh();
      recent.push(telling);
      if (recent.length > REMEMBERED) recent.shift();
      return telling;
    },
  };
};
