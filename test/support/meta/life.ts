import type { Random } from '../random.ts';
import type { FailureCode } from './failures.ts';
import type { ReportWord } from './status-object.ts';

/** One thing that will be told of a message, `after` milliseconds from its acceptance. */
export type Step = { readonly status: ReportWord; readonly after: number; readonly failure?: FailureCode };

/** A message's whole life. `ends` is the status a desk must show when all is told; `answered` when a reply comes. */
export type Life = { readonly steps: readonly Step[]; readonly ends: ReportWord; readonly answered: number | null };

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const FAILURE_MIX: readonly [FailureCode, ...FailureCode[]] = [
  131026, 131026, 131026, 131026, 131026, 131049, 131049, 131049, 130472, 131047,
];

/** Mostly short, sometimes very long: people look at their phones at once, or in the evening. */
const patience = (random: Random, short: number, long: number): number =>
  Math.round(short * (long / short) ** (random.fraction() ** 2.5));

/**
 * Invents what becomes of a message, in shares like those colleges see: some fail, before or after `sent`; a few stay
 * at `sent`; a receipt for `delivered` is left out where the chat was open (PLATFORM 3.2); voice may be played; seldom a
 * delivery is told although a failure was.
 */
export const inventLife = (random: Random, { voice }: { readonly voice: boolean }): Life => {
  const sent: Step = { status: 'sent', after: random.between(300, 3 * SECOND) };
  const fate = random.fraction();
  if (fate < 0.05) {
    const after = sent.after + random.between(200, 8 * SECOND);
    const failed: Step = { status: 'failed', after, failure: random.pick(FAILURE_MIX) };
    if (random.chance(0.6)) return { steps: [failed], ends: 'failed', answered: null };
    if (random.chance(0.95)) return { steps: [sent, failed], ends: 'failed', answered: null };
    const late: Step = { status: 'delivered', after: after + random.between(SECOND, HOUR) };
    return { steps: [sent, failed, late], ends: 'delivered', answered: null };
  }
  if (fate < 0.08) return { steps: [sent], ends: 'sent', answered: null };
  const delivered: Step = { status: 'delivered', after: sent.after + patience(random, 500, 6 * HOUR) };
  if (!random.chance(0.72)) return { steps: [sent, delivered], ends: 'delivered', answered: null };
  const read: Step = { status: 'read', after: delivered.after + patience(random, 2 * SECOND, 20 * HOUR) };
  const steps = random.chance(0.12) ? [sent, read] : [sent, delivered, read];
  const answered = random.chance(0.18) ? read.after + patience(random, 8 * SECOND, 3 * HOUR) : null;
  if (!voice || !random.chance(0.6)) return { steps, ends: 'read', answered };
  const played: Step = { status: 'played', after: read.after + random.between(SECOND, 2 * MINUTE) };
  return { steps: [...steps, played], ends: 'played', answered };
};
