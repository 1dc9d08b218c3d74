import fc from 'fast-check';
import type { Queue } from '../../main/outbox/order.ts';
import type { Pacer } from '../../main/outbox/pacing.ts';
import type { Waiting } from '../../main/outbox/waiting.ts';

/** A clerk's free-form answer to Asha; `like` changes what matters. */
export const waiting = (id: string, like: Partial<Waiting> = {}): Waiting => ({
  id,
  place: 0,
  college: 'k1',
  portfolio: 'f1',
  account: 'w1',
  number: 'n1',
  person: 'asha',
  campaign: null,
  notBefore: 0,
  windowUntil: like.campaign === undefined ? Number.MAX_SAFE_INTEGER : null,
  marketing: false,
  paid: false,
  ...like,
});

/** Messages that come while others are being sent, in the order of their times. */
export type Plan = readonly { readonly at: number; readonly add: Waiting }[];

type Run = {
  readonly pacer: Pacer;
  readonly queue: Queue;
  readonly time: { now: number };
  readonly plan: Plan;
  readonly until?: number;
  /** How many ms late the next timer is. */
  readonly late?: () => number;
};

/** Sends as the outbox will, on a clock that jumps from one due time to the next. Ends when nothing more goes by itself. */
export const runPlan = ({ pacer, queue, time, plan, until = Number.POSITIVE_INFINITY, late = () => 0 }: Run) => {
  const gone: { message: Waiting; at: number }[] = [];
  const coming = plan.toSorted((a, b) => a.at - b.at);
  let come = 0;
  for (;;) {
    for (let next = coming[come]; next !== undefined && next.at <= time.now; next = coming[come]) {
      queue.add(next.add);
      come += 1;
    }
    const next = pacer.next(queue);
    if ('send' in next) {
      pacer.sent(next.send, time.now);
      gone.push({ message: next.send, at: time.now });
      continue;
    }
    const wakeAt = Math.min(next.waitUntil, coming[come]?.at ?? Number.POSITIVE_INFINITY);
    if (wakeAt <= time.now) throw new Error(`It is ${time.now}, and pacing says to wait until ${wakeAt}.`);
    if (wakeAt === Number.POSITIVE_INFINITY || wakeAt > until) return gone;
    time.now = wakeAt + late();
  }
};

const SPAN = 90_000;
const START = Date.UTC(2026, 10, 23, 4);

/** A message that somebody asks for within a minute and a half, to few people, so that limits meet. */
export const asked = fc.record({
  after: fc.integer({ min: 0, max: SPAN }),
  like: fc.record({
    number: fc.constantFrom('n1', 'n2'),
    person: fc.constantFrom('asha', 'ravi', 'meena', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6'),
    campaign: fc.constantFrom(null, null, 'a', 'b'),
    windowUntil: fc.constantFrom(null, START + SPAN / 2, START + 10 * SPAN),
    notBefore: fc.constantFrom(0, START + SPAN / 3),
  }),
});
