import { type Gate, latest } from './gate.ts';
import { REPLIES_IN_A_ROW } from './lines.ts';
import { isOutsideWindow, type Meters } from './meters.ts';
import type { Gates } from './order.ts';
import { type Paused, pairId } from './pause.ts';
import type { Waiting } from './waiting.ts';

const NEVER_CLOSED = Number.NEGATIVE_INFINITY;

/** What every message waits for, as the meters stand. */
export const gatesAt = (meters: Meters, now: number): Gates => ({
  lane: (message) => latest(...laneGates(meters, message, now)),
  own: (message) => {
    const alone = latest(...ownGates(meters, message, now));
    // A room is left by all together: who waits for something of their own as well must not hold up the others in it.
    return alone.opensAt > now ? alone : latest(alone, ...sharedGates(meters, message, now));
  },
});

type AtLeastOne = readonly [Gate, ...Gate[]];

const laneGates = (meters: Meters, message: Waiting, now: number): AtLeastOne => {
  const { number, account, campaign } = message;
  const all: AtLeastOne = [
    { opensAt: meters.number(number).opensAt(now), why: 'number_rate' },
    { opensAt: meters.usage.opensAt(account), why: 'hourly_limit' },
    { opensAt: meters.faults.opensAt(number), why: 'no_answers' },
    underwayGate(meters, message),
    paused(meters, 'college', message),
    paused(meters, 'account', message),
    paused(meters, 'number', message),
  ];
  if (campaign === null) return all;
  return [
    ...all,
    paused(meters, 'campaigns', message),
    paused(meters, 'campaign', message),
    { opensAt: meters.campaignsDue.get(number) ?? NEVER_CLOSED, why: 'hourly_limit' },
  ];
};

/**
 * No more than one second's worth of requests is under way, so that no more than that is unclear when Meta falls silent. A few
 * places are for replies alone: a campaign that waits for slow answers does not hold up a clerk.
 */
const underwayGate = ({ underway, number: paceOf }: Meters, { number, campaign }: Waiting): Gate => {
  const most = 1_000 / paceOf(number).slot() + (campaign === null ? REPLIES_IN_A_ROW : 0);
  return { opensAt: (underway.get(number) ?? 0) >= most ? Number.POSITIVE_INFINITY : NEVER_CLOSED, why: 'underway' };
};

const ownGates = (meters: Meters, message: Waiting, now: number): AtLeastOne => [
  { opensAt: message.notBefore, why: 'not_before' },
  // A campaign does not borrow from the future of a pair: the silence after it would fall on a clerk.
  {
    opensAt: meters.pairs.opensAt(pairId(message), now, message.campaign === null ? 'may_borrow' : 'never_borrows'),
    why: 'pair_rate',
  },
  { ...paused(meters, 'pair', message), why: 'pair_rate' },
  { opensAt: message.marketing ? meters.pauses.until('marketing', message) : NEVER_CLOSED, why: 'marketing_cap' },
];

const sharedGates = (meters: Meters, message: Waiting, now: number): readonly Gate[] => [
  ...(message.paid ? [{ ...paused(meters, 'paid', message), room: 'paid' }] : []),
  ...(isOutsideWindow(meters, message, now) ? [audienceGate(meters, message, now)] : []),
];

const audienceGate = (meters: Meters, { portfolio, person }: Waiting, now: number): Gate => ({
  opensAt: meters.audience(portfolio).opensAt(person, now),
  why: 'messaging_limit',
  room: `audience ${portfolio}`,
});

const paused = (meters: Meters, what: Paused, message: Waiting): Gate => ({
  opensAt: meters.pauses.until(what, message),
  why: 'paused',
});
