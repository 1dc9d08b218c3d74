import { DEFAULT_LIMITS } from '../../main/outbox/meters.ts';
import { newsOf } from '../../main/outbox/news-of.ts';
import { createQueue } from '../../main/outbox/order.ts';
import type { Failed, Outcome, Try } from '../../main/outbox/outcome.ts';
import { createPacer } from '../../main/outbox/pacing.ts';
import { afterOutcome } from '../../main/outbox/retry.ts';
import type { Waiting } from '../../main/outbox/waiting.ts';
import { NO_ANSWER } from '../../preload/contract/failures/fault.ts';
import { failureOf } from '../../preload/contract/failures.ts';
import { waiting } from './outbox-run.ts';
import { seededRandom } from './random.ts';

/** What Meta does with one try, and what it reports of it later if it may be out. */
export type MetaMood = {
  readonly answer: 'accepts' | number;
  readonly transient: boolean;
  readonly report: 'sent' | number | null;
  readonly reportAfter: number;
};

type PlayedTry = {
  readonly begunAt: number;
  readonly allowedAt: number;
  /** How many earlier tries may have been out, as Meta knows and we may not. */
  readonly openBefore: number;
  readonly wentOut: boolean;
};

const failedWith = (code: number, { transient }: MetaMood, heard: Failed['heard'], at: number): Failed => ({
  is: 'failed',
  code,
  transient,
  heard,
  at,
});

/**
 * One message, from its first try until nothing is left to do by itself. Nobody decides anything: where a person is asked, it ends.
 * What may be out is judged here by Meta's truth, not by what the program believes.
 */
export const playMessage = ({
  moods,
  random,
  start,
}: {
  moods: readonly MetaMood[];
  random: () => number;
  start: number;
}) => {
  const tries: PlayedTry[] = [];
  const history: Try[] = [];
  let now = start;
  let allowedAt = start;
  for (const mood of moods) {
    const begunAt = now;
    const mayBeOut = mood.answer === 'accepts' || failureOf(mood.answer).class === 'A';
    const failedForSure = typeof mood.report === 'number' && failureOf(mood.report).class !== 'A';
    const openBefore = tries.filter(({ wentOut }) => wentOut).length;
    tries.push({ begunAt, allowedAt, openBefore, wentOut: mayBeOut && !failedForSure });

    now += 100;
    let outcome: Outcome =
      mood.answer === 'accepts' ? { is: 'accepted', at: now } : failedWith(mood.answer, mood, 'in_answer', now);
    let decision = afterOutcome(outcome, history, () => now, random);
    const reportAt = now + mood.reportAfter;
    if (mayBeOut && mood.report !== null) {
      const heardInTime = decision.kind !== 'await_status' || reportAt < decision.until;
      if (heardInTime) {
        now = reportAt;
        outcome =
          mood.report === 'sent'
            ? { is: 'reported', status: 'sent', at: now }
            : failedWith(mood.report, mood, 'in_report', now);
        decision = afterOutcome(outcome, history, () => now, random);
      }
    }
    if (decision.kind === 'await_status') {
      now = decision.until;
      decision = afterOutcome(outcome, history, () => now, random);
    }
    if (decision.kind !== 'again') return { tries, ends: decision.kind !== 'await_status' };
    history.push({ begunAt, outcome, settled: false });
    allowedAt = decision.notBefore;
    now = Math.max(now, decision.notBefore);
  }
  return { tries, ends: true };
};

type Campaign = {
  readonly count: number;
  /** What Meta really lets through. */
  readonly metaPerSecond: number;
  /** The share of tries that get no answer; every second one of these went out. */
  readonly unclear: number;
  /** For how long, from the second second on, Meta does not answer at all. */
  readonly silentMs?: number;
  readonly seed: number;
  readonly start: number;
};

const ANSWER_MS = 200;

/** A campaign through the pacer and the retry rules, with answers that come 200 ms later and many sends under way. */
export const playCampaign = ({ count, metaPerSecond, unclear, silentMs = 0, seed, start }: Campaign) => {
  const random = seededRandom(seed);
  const time = { now: start };
  const pacer = createPacer({ ...DEFAULT_LIMITS, messagingLimit: Number.POSITIVE_INFINITY }, () => time.now);
  const queue = createQueue();
  const histories = new Map<string, Try[]>();
  const received: string[] = [];
  const seenByMeta: number[] = [];
  const answers: { message: Waiting; begunAt: number; code: number | null; out: boolean; at: number }[] = [];
  const tally = { accepted: 0, unsure: 0, unsureButOut: 0, tooFast: 0 };
  for (let i = 0; i < count; i += 1) queue.add(waiting(`m${i}`, { campaign: 'c', person: `p${i}`, place: i }));

  /** What Meta makes of it, and whether the person gets it. */
  const meta = (): { code: number | null; out: boolean } => {
    const { now } = time;
    if (now >= start + 1_000 && now < start + 1_000 + silentMs) return { code: NO_ANSWER, out: random.chance(0.5) };
    if (seenByMeta.filter((at) => at > now - 1_000).length >= metaPerSecond) return { code: 130429, out: false };
    seenByMeta.push(now);
    return random.chance(unclear) ? { code: NO_ANSWER, out: random.chance(0.5) } : { code: null, out: true };
  };

  const hear = ({ message, begunAt, code, out, at }: (typeof answers)[number]): void => {
    const history = histories.get(message.id) ?? [];
    const outcome: Outcome =
      code === null ? { is: 'accepted', at } : { is: 'failed', code, transient: false, heard: 'in_answer', at };
    const decision = afterOutcome(outcome, history, () => at, random.fraction);
    for (const news of newsOf(message, outcome, decision)) pacer.told(news);
    histories.set(message.id, [...history, { begunAt, outcome, settled: false }]);
    if (decision.kind === 'done') tally.accepted += 1;
    if (decision.kind === 'again') {
      tally.tooFast += 1;
      queue.add({ ...message, notBefore: decision.notBefore });
    }
    if (decision.kind === 'await_status') {
      tally.unsure += 1;
      if (out) tally.unsureButOut += 1;
    }
  };

  for (;;) {
    for (let first = answers[0]; first !== undefined && first.at <= time.now; first = answers[0]) {
      answers.shift();
      hear(first);
    }
    const next = pacer.next(queue);
    if ('send' in next) {
      pacer.sent(next.send, time.now);
      const { code, out } = meta();
      if (out) received.push(next.send.id);
      answers.push({ message: next.send, begunAt: time.now, code, out, at: time.now + ANSWER_MS });
      continue;
    }
    const wakeAt = Math.min(next.waitUntil, answers[0]?.at ?? Number.POSITIVE_INFINITY);
    if (wakeAt === Number.POSITIVE_INFINITY) return { ...tally, received, tookMs: time.now - start };
    time.now = wakeAt;
  }
};
