import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REPLIES_IN_A_ROW } from '../main/outbox/lines.ts';
import { DEFAULT_LIMITS, type Limits } from '../main/outbox/meters.ts';
import { createQueue, type Queue } from '../main/outbox/order.ts';
import { createPacer, type Pacer } from '../main/outbox/pacing.ts';
import type { Waiting } from '../main/outbox/waiting.ts';
import { asked, type Plan, runPlan, waiting } from './support/outbox-run.ts';
import { strictMeta } from './support/strict-meta.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 10, 23, 4);

const ROOMY: Limits = { ...DEFAULT_LIMITS, messagingLimit: Number.POSITIVE_INFINITY };

/** A pacer, its queue and a clock that stands still unless told. */
const desk = (limits: Limits = ROOMY) => {
  const time = { now: START };
  const pacer = createPacer(limits, () => time.now);
  const queue = createQueue();
  /** Sends what may go now, in order. */
  const sendAll = (): Waiting[] => {
    const gone: Waiting[] = [];
    for (;;) {
      const next = pacer.next(queue);
      if (!('send' in next)) return gone;
      pacer.sent(next.send, time.now);
      gone.push(next.send);
    }
  };
  /** Goes on until nothing is left, or nothing more can go by itself; says what went when. */
  const drain = (until = Number.POSITIVE_INFINITY) => runPlan({ pacer, queue, time, plan: [], until });
  return { time, pacer, queue, sendAll, drain };
};

const campaignOf = (count: number, like: Partial<Waiting> = {}): Waiting[] =>
  Array.from({ length: count }, (_, i) =>
    waiting(`${like.campaign ?? 'c'}-${i}`, { campaign: 'c', person: `p${i}`, place: i, ...like }),
  );

const addAll = (queue: Queue, messages: readonly Waiting[]): void => {
  for (const message of messages) queue.add(message);
};

describe('the rate of a number', () => {
  it.each([20, 80, 1_000])(
    'hands 10,000 messages over at %i a second: never more, and less than a fiftieth idle',
    (perSecond) => {
      const { pacer, queue, time } = desk();
      pacer.told({ about: 'throughput', number: 'n1', perSecond });
      addAll(queue, campaignOf(10_000));
      const meta = strictMeta({ perSecond, people: Number.POSITIVE_INFINITY });
      // Timers of a busy machine come up to 8 ms late.
      let step = 0;
      const late = (): number => (step++ * 7) % 9;
      const gone = runPlan({ pacer, queue, time, plan: [], late });
      expect(gone).toHaveLength(10_000);
      expect(gone.flatMap(({ message, at }) => meta.refuses(message, at))).toEqual([]);
      const took = (gone.at(-1)?.at ?? 0) - START;
      const least = ((10_000 - 1) / perSecond) * SECOND;
      expect(took).toBeGreaterThan(least * 0.99);
      expect(took / least).toBeLessThan(1.02);
    },
  );

  it('spreads them over the second, so that a reply waits one slot and no longer', () => {
    const { pacer, queue, time } = desk();
    addAll(queue, campaignOf(2_000));
    const plan: Plan = Array.from({ length: 50 }, (_, i) => ({
      at: START + 1_003 + i * 171,
      add: waiting(`reply-${i}`, { person: `clerk-${i}` }),
    }));
    const gone = runPlan({ pacer, queue, time, plan });
    const waits = plan.map(({ at, add }) => (gone.find(({ message }) => message.id === add.id)?.at ?? Infinity) - at);
    expect(Math.max(...waits)).toBeLessThanOrEqual(13);
  });

  it('counts what people write to us, because Meta does', () => {
    const { pacer, queue, sendAll, time } = desk();
    for (let i = 0; i < 79; i += 1) pacer.told({ about: 'received', number: 'n1', person: `w${i}`, at: START });
    addAll(queue, campaignOf(5));
    expect(sendAll()).toHaveLength(1);
    time.now += 100;
    expect(pacer.next(queue)).toEqual({ waitUntil: START + SECOND, why: 'number_rate' });
  });

  it('goes on after the clock was set back', () => {
    const { queue, time, sendAll } = desk();
    addAll(queue, campaignOf(3));
    expect(sendAll()).toHaveLength(1);
    time.now -= HOUR;
    expect(sendAll()).toHaveLength(1);
  });

  it('has nothing to catch up with after it stood idle', () => {
    const { queue, time, drain, sendAll } = desk();
    addAll(queue, campaignOf(3));
    drain();
    time.now += MINUTE;
    addAll(queue, campaignOf(3, { campaign: 'd' }).map(forPeopleOf('d')));
    expect(sendAll()).toHaveLength(1);
  });

  it('keeps each number to its own rate', () => {
    const { queue, sendAll } = desk();
    addAll(queue, [...campaignOf(3), ...campaignOf(3, { campaign: 'd', number: 'n2' })]);
    expect(
      sendAll()
        .map(({ number }) => number)
        .toSorted(),
    ).toEqual(['n1', 'n2']);
  });
});

describe('one number towards one person', () => {
  it('lets a clerk write 20 at once and then keeps silent for two minutes', () => {
    const { queue, drain, time } = desk();
    addAll(
      queue,
      Array.from({ length: 20 }, (_, i) => waiting(`m${i}`, { place: i })),
    );
    const first = drain();
    expect(first.map(({ message }) => message.id)).toEqual(Array.from({ length: 20 }, (_, i) => `m${i}`));
    expect((first.at(-1)?.at ?? 0) - START).toBeLessThan(SECOND);
    time.now = START + 7 * SECOND;
    queue.add(waiting('later'));
    expect(drain()[0]?.at).toBe(START + 120 * SECOND);
  });

  it('lets no more than 45 go in a burst', () => {
    const { queue, drain } = desk();
    addAll(
      queue,
      Array.from({ length: 50 }, (_, i) => waiting(`m${i}`, { place: i })),
    );
    const gone = drain();
    expect(gone[44]?.at).toBeLessThan(START + SECOND);
    expect(gone[45]?.at).toBe(START + 270 * SECOND);
  });

  it('never lets a campaign borrow, because a clerk would have to keep silent for it', () => {
    const { queue, drain } = desk();
    addAll(queue, [waiting('a', { campaign: 'a' }), waiting('b', { campaign: 'b' }), waiting('c', { campaign: 'c' })]);
    expect(drain().map(({ at }) => at - START)).toEqual([0, 6 * SECOND, 12 * SECOND]);
  });

  it('keeps the order of what a clerk wrote, also when a try comes back', () => {
    const { pacer, queue, sendAll, time } = desk();
    const first = waiting('first', { place: 1 });
    queue.add(first);
    sendAll();
    time.now += 100;
    queue.add(waiting('second', { place: 2 }));
    pacer.told({ about: 'pause', what: 'pair', id: 'n1 asha', until: START + 4 * SECOND });
    expect(pacer.next(queue)).toEqual({ waitUntil: START + 4 * SECOND, why: 'pair_rate' });
    queue.add({ ...first, notBefore: START + 4 * SECOND });
    const gone = runPlan({ pacer, queue, time, plan: [] });
    expect(gone.map(({ message }) => message.id)).toEqual(['first', 'second']);
  });
});

describe('the messaging limit of a portfolio', () => {
  const TIGHT = { ...ROOMY, messagingLimit: 250 };

  it('writes to 250 people outside the window, and to the next as the first day ends', () => {
    const { queue, drain, pacer } = desk(TIGHT);
    addAll(queue, campaignOf(600));
    const gone = drain(START + HOUR);
    expect(gone).toHaveLength(250);
    expect(pacer.next(queue)).toEqual({ waitUntil: START + DAY, why: 'messaging_limit' });
    expect(drain(START + DAY + HOUR)).toHaveLength(250);
    expect(drain()).toHaveLength(100);
  });

  it('does not count people who wrote within the day, nor one person twice', () => {
    const { queue, drain, pacer, time } = desk(TIGHT);
    addAll(queue, campaignOf(260));
    drain(START + HOUR);
    queue.add(waiting('answer', { person: 'p255', windowUntil: START + DAY }));
    queue.add(waiting('again', { person: 'p3', campaign: 'other', windowUntil: null }));
    expect(drain(START + 2 * HOUR).map(({ message }) => message.id)).toEqual(['answer', 'again']);
    time.now = START + 2 * HOUR;
    pacer.told({ about: 'received', number: 'n1', person: 'p259', at: START + HOUR });
    expect(drain(START + 3 * HOUR).map(({ message }) => message.id)).toEqual(['c-259']);
  });

  it('holds the place of a person for a day after the last message to them', () => {
    const { pacer, queue, time } = desk({ ...TIGHT, messagingLimit: 2 });
    pacer.sent(waiting('a', { person: 'p0', campaign: 'a' }), START - 3 * HOUR);
    pacer.sent(waiting('b', { person: 'p1', campaign: 'a' }), START - 2 * HOUR);
    pacer.sent(waiting('c', { person: 'p0', campaign: 'c' }), START - HOUR);
    time.now = START;
    queue.add(waiting('d', { person: 'p2', campaign: 'c' }));
    expect(pacer.next(queue)).toEqual({ waitUntil: START + DAY - 2 * HOUR, why: 'messaging_limit' });
  });

  it('is shared by the numbers of the portfolio, and a clerk has the first place that becomes free', () => {
    const { queue, drain } = desk({ ...TIGHT, messagingLimit: 2 });
    addAll(queue, campaignOf(3));
    addAll(queue, campaignOf(3, { campaign: 'd', number: 'n2', college: 'k2' }).map(forPeopleOf('d')));
    expect(drain(START + HOUR)).toHaveLength(2);
    queue.add(waiting('clerk', { person: 'new', windowUntil: null, college: 'k2', number: 'n2' }));
    expect(drain(START + DAY + HOUR)[0]).toMatchObject({ message: { id: 'clerk' }, at: START + DAY });
  });

  it('survives a restart: the tries of the last day are all it needs', () => {
    const before = desk(TIGHT);
    addAll(before.queue, campaignOf(600));
    const gone = before.drain(START + HOUR);
    const after = desk(TIGHT);
    after.time.now = START + 2 * HOUR;
    for (const { message, at } of gone) after.pacer.sent(message, at);
    addAll(after.queue, campaignOf(600).slice(250));
    expect(after.pacer.next(after.queue)).toEqual({ waitUntil: START + DAY, why: 'messaging_limit' });
  });

  it('opens at once when Meta raises it', () => {
    const { queue, drain, pacer } = desk(TIGHT);
    addAll(queue, campaignOf(600));
    drain(START + HOUR);
    pacer.told({ about: 'messaging_limit', portfolio: 'f1', people: 2_000 });
    expect(drain(START + 2 * HOUR)).toHaveLength(350);
  });
});

describe('hourly limits', () => {
  const usage = (percent: number, regainAt: number | null = null) =>
    ({ about: 'usage', account: 'w1', percent, regainAt, at: START }) as const;
  const inTheFirstSecond = (pacer: Pacer, queue: Queue, time: { now: number }): number =>
    runPlan({ pacer, queue, time, plan: [], until: START + SECOND - 1 }).length;

  it.each([
    [50, 80],
    [80, 80],
    [90, 40],
    [99, 4],
  ])('with %i percent of the hour used, a campaign goes at %i a second', (percent, expected) => {
    const { pacer, queue, time } = desk();
    pacer.told(usage(percent));
    addAll(queue, campaignOf(200));
    expect(inTheFirstSecond(pacer, queue, time)).toBe(expected);
  });

  it('does not slow a clerk down with it', () => {
    const { pacer, queue, time } = desk();
    pacer.told(usage(99));
    addAll(queue, [...campaignOf(100), ...Array.from({ length: 5 }, (_, i) => waiting(`r${i}`, { person: `q${i}` }))]);
    const gone = runPlan({ pacer, queue, time, plan: [], until: START + 200 });
    expect(gone.filter(({ message }) => message.campaign === null)).toHaveLength(5);
  });

  it('stops all of the account until access comes back, then goes at full rate', () => {
    const { pacer, queue, time } = desk();
    pacer.told(usage(100, START + 7 * MINUTE));
    addAll(queue, campaignOf(200));
    expect(pacer.next(queue)).toEqual({ waitUntil: START + 7 * MINUTE, why: 'hourly_limit' });
    const gone = runPlan({ pacer, queue, time, plan: [] });
    expect(gone[0]?.at).toBe(START + 7 * MINUTE);
    expect((gone.at(-1)?.at ?? 0) - (gone[0]?.at ?? 0)).toBeLessThan(2.6 * SECOND);
  });
});

describe('what is held back', () => {
  const PAUSES = [
    ['college', 'k1'],
    ['account', 'w1'],
    ['number', 'n1'],
    ['campaigns', 'n1'],
    ['campaign', 'c'],
  ] as const;

  it.each(PAUSES)('holds a campaign back while its %s is, and goes on when it is resumed', (what, id) => {
    const { pacer, queue, sendAll } = desk();
    queue.add(waiting('m', { campaign: 'c' }));
    pacer.told({ about: 'pause', what, id, until: Number.POSITIVE_INFINITY });
    expect(pacer.next(queue)).toEqual({ waitUntil: Number.POSITIVE_INFINITY, why: 'paused' });
    pacer.told({ about: 'resume', what, id });
    expect(sendAll()).toHaveLength(1);
  });

  it('lets replies go while campaigns are held back', () => {
    const { pacer, queue, sendAll } = desk();
    addAll(queue, [...campaignOf(5), waiting('reply')]);
    pacer.told({ about: 'pause', what: 'campaigns', id: 'n1', until: Number.POSITIVE_INFINITY });
    expect(sendAll().map(({ id }) => id)).toEqual(['reply']);
  });

  it('holds back what costs money alone, when there is a billing problem', () => {
    const { pacer, queue, sendAll, drain } = desk();
    addAll(queue, [...campaignOf(300, { paid: true }), waiting('free')]);
    pacer.told({ about: 'pause', what: 'paid', id: 'k1', until: Number.POSITIVE_INFINITY });
    expect(sendAll().map(({ id }) => id)).toEqual(['free']);
    pacer.told({ about: 'resume', what: 'paid', id: 'k1' });
    expect(drain()).toHaveLength(300);
  });

  it('keeps marketing from a person whose cap is reached, and nothing else', () => {
    const { pacer, queue, drain } = desk();
    addAll(queue, [waiting('offer', { marketing: true, campaign: 'c' }), waiting('answer')]);
    pacer.told({ about: 'pause', what: 'marketing', id: 'f1 asha', until: START + DAY });
    expect(drain().map(({ message, at }) => [message.id, at - START])).toEqual([
      ['answer', 0],
      ['offer', DAY],
    ]);
  });

  it('wakes marketing to a person who allows it again', () => {
    const { pacer, queue, sendAll } = desk();
    queue.add(waiting('offer', { marketing: true, campaign: 'c' }));
    pacer.told({ about: 'pause', what: 'marketing', id: 'f1 asha', until: Number.POSITIVE_INFINITY });
    expect(sendAll()).toEqual([]);
    pacer.told({ about: 'resume', what: 'marketing', id: 'f1 asha' });
    expect(sendAll()).toHaveLength(1);
  });

  it('stops a number after five sends in a row whose outcome nobody knows, and tries one after a while', () => {
    const { pacer, queue, time } = desk();
    addAll(queue, campaignOf(50));
    const fail = () => pacer.told({ about: 'no_answer', number: 'n1', at: time.now });
    for (let i = 0; i < 4; i += 1) fail();
    expect(pacer.next(queue)).toHaveProperty('send');
    fail();
    expect(pacer.next(queue)).toEqual({ waitUntil: START + SECOND, why: 'no_answers' });
    time.now += SECOND;
    const tried = pacer.next(queue);
    if ('send' in tried) pacer.sent(tried.send, time.now);
    time.now += 500;
    expect(pacer.next(queue)).toMatchObject({ why: 'no_answers' });
    fail();
    expect(pacer.next(queue)).toEqual({ waitUntil: time.now + 2 * SECOND, why: 'no_answers' });
    pacer.told({ about: 'answered', number: 'n1' });
    expect(pacer.next(queue)).toHaveProperty('send');
  });

  it('has nothing to do until news comes when nothing waits, and forgets what was taken out', () => {
    const { pacer, queue } = desk();
    queue.add(waiting('m', { notBefore: START + HOUR }));
    expect(pacer.next(queue)).toEqual({ waitUntil: START + HOUR, why: 'not_before' });
    queue.remove('m');
    expect(queue.size()).toBe(0);
    expect(pacer.next(queue)).toEqual({ waitUntil: Number.POSITIVE_INFINITY, why: 'empty' });
  });
});

describe('fairness', () => {
  it('lets a reply go before all of a campaign, and the campaign go on in one slot of ten', () => {
    const { queue, drain } = desk();
    addAll(queue, campaignOf(100));
    addAll(
      queue,
      Array.from({ length: 100 }, (_, i) => waiting(`r${i}`, { person: `q${i}` })),
    );
    const kinds = drain().map(({ message }) => (message.campaign === null ? 'reply' : 'campaign'));
    expect(kinds.slice(0, REPLIES_IN_A_ROW)).not.toContain('campaign');
    expect(kinds.slice(0, 110).filter((kind) => kind === 'campaign')).toHaveLength(10 + 1);
  });

  it('gives the campaigns of a number turns', () => {
    const { queue, drain } = desk();
    for (const campaign of ['a', 'b', 'c']) addAll(queue, campaignOf(50, { campaign }).map(forPeopleOf(campaign)));
    const turns = drain().map(({ message }) => message.campaign);
    for (let i = 0; i < 150; i += 3) expect(turns.slice(i, i + 3).toSorted()).toEqual(['a', 'b', 'c']);
  });

  it('gives colleges turns at what they share, however many numbers one of them has', () => {
    const { pacer, queue, drain } = desk({ ...ROOMY, messagingLimit: 20 });
    // Places become free one by one, as those of yesterday end.
    for (let i = 0; i < 20; i += 1) {
      pacer.sent(waiting(`y${i}`, { person: `y${i}`, campaign: 'y' }), START - DAY + (i + 1) * MINUTE);
    }
    for (const number of ['n1', 'n2', 'n3']) {
      addAll(queue, campaignOf(20, { campaign: number, number }).map(forPeopleOf(number)));
    }
    addAll(queue, campaignOf(20, { campaign: 'z', number: 'n9', college: 'k9' }).map(forPeopleOf('z')));
    const gone = drain(START + HOUR).map(({ message }) => message);
    expect(gone.map(({ college }) => college)).toEqual(Array.from({ length: 10 }, () => ['k1', 'k9']).flat());
    const ofTheLarger = gone.filter(({ college }) => college === 'k1').map(({ number }) => number);
    expect(ofTheLarger.slice(0, 3)).toEqual(['n1', 'n2', 'n3']);
  });
});

const forPeopleOf =
  (prefix: string) =>
  (message: Waiting): Waiting => ({ ...message, person: `${prefix} ${message.person}` });

describe('any schedule', () => {
  const LIMITS: Limits = { perSecond: 5, pair: DEFAULT_LIMITS.pair, messagingLimit: 6 };

  it('never breaks a limit of Meta, loses nothing and sends nothing twice', () => {
    fc.assert(
      fc.property(
        fc.array(asked, { minLength: 1, maxLength: 80 }),
        fc.integer({ min: 0, max: 40 }),
        (asks, lateness) => {
          const { pacer, queue, time } = desk(LIMITS);
          const plan = asks.map((ask, i) => ({
            at: START + ask.after,
            add: waiting(`m${i}`, { ...ask.like, place: i }),
          }));
          const gone = runPlan({ pacer, queue, time, plan, late: () => lateness });
          const meta = strictMeta({ perSecond: LIMITS.perSecond, people: LIMITS.messagingLimit });
          expect(gone.flatMap(({ message, at }) => meta.refuses(message, at))).toEqual([]);
          expect(gone.filter(({ message, at }) => at < message.notBefore)).toEqual([]);
          expect(gone.map(({ message }) => message.id).toSorted()).toEqual(plan.map(({ add }) => add.id).toSorted());
        },
      ),
      { numRuns: 150 },
    );
  });

  it('wakes what sleeps in the order of its time, and at the same time in the order in which it was asked for', () => {
    const times = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(times, (minutes) => {
        const { queue, pacer, time } = desk();
        const all = minutes.map((minute, place) =>
          waiting(`m${place}`, { person: `p${place}`, place, notBefore: START + minute * MINUTE }),
        );
        addAll(queue, all);
        const gone = runPlan({ pacer, queue, time, plan: [] }).map(({ message }) => message);
        expect(gone).toEqual(all.toSorted((a, b) => a.notBefore - b.notBefore || a.place - b.place));
      }),
    );
  });

  it('never keeps a reply waiting for campaigns longer than one slot', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 8 }), (times) => {
        const { pacer, queue, time } = desk(ROOMY);
        addAll(queue, campaignOf(2_000));
        const plan = times
          .toSorted((a, b) => a - b)
          .map((after, i) => ({ at: START + after, add: waiting(`r${i}`, { person: `q${i}` }) }));
        const gone = runPlan({ pacer, queue, time, plan });
        const wentAt = new Map(gone.map(({ message, at }) => [message.id, at]));
        plan.forEach(({ at, add }, i) => {
          // Of the replies before it, each may take a slot of its own.
          const ahead = plan.slice(0, i).filter((other) => (wentAt.get(other.add.id) ?? 0) >= at).length;
          expect((wentAt.get(add.id) ?? Infinity) - at).toBeLessThanOrEqual(Math.ceil((1 + ahead) * 12.5));
        });
      }),
      { numRuns: 60 },
    );
  });
});

it('asks no more of the machine with 10,000 messages in the queue than with 200', () => {
  const gatesPassed = (count: number): number => {
    const { queue, time, pacer } = desk({ ...ROOMY, messagingLimit: 50 });
    addAll(queue, campaignOf(count));
    let looked = 0;
    const counting: Queue = {
      ...queue,
      take: (now, gates) =>
        queue.take(now, {
          lane: gates.lane,
          own: (message) => {
            looked += 1;
            return gates.own(message);
          },
        }),
    };
    runPlan({ pacer, queue: counting, time, plan: [], until: START + HOUR });
    looked = 0;
    runPlan({ pacer, queue: counting, time, plan: [], until: START + DAY + HOUR });
    return looked;
  };
  const few = gatesPassed(200);
  expect(few).toBeGreaterThan(50);
  expect(gatesPassed(10_000)).toBeLessThanOrEqual(few);
});
