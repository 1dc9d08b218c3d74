import { type Audience, createAudience } from './audience.ts';
import { createFaults, type Faults } from './faults.ts';
import { createNumberPace, type NumberPace } from './number-pace.ts';
import { createPairPace, PAIR_LIMIT, type PairLimit, type PairPace } from './pair-pace.ts';
import { createPauses, type Pauses } from './pause.ts';
import { createUsage, type Usage } from './usage.ts';
import type { Waiting } from './waiting.ts';
import { createWindows, type Windows } from './windows.ts';

/** What is assumed of every number and portfolio until news says otherwise. */
export type Limits = { readonly perSecond: number; readonly pair: PairLimit; readonly messagingLimit: number };

/** PLATFORM 7.5: what an ordinary number and a new portfolio may do. */
export const DEFAULT_LIMITS: Limits = { perSecond: 80, pair: PAIR_LIMIT, messagingLimit: 250 };

/** All that is counted. */
export type Meters = {
  readonly number: (id: string) => NumberPace;
  readonly audience: (portfolio: string) => Audience;
  readonly pairs: PairPace;
  readonly usage: Usage;
  readonly faults: Faults;
  readonly pauses: Pauses;
  readonly windows: Windows;
  /** By number: how many of its messages are under way. */
  readonly underway: Map<string, number>;
  /** By number: from when on its campaigns, told to slow down, may go on. */
  readonly campaignsDue: Map<string, number>;
};

export const createMeters = ({ perSecond, pair, messagingLimit }: Limits): Meters => ({
  number: oneEach(() => createNumberPace(perSecond)),
  audience: oneEach(() => createAudience(messagingLimit)),
  pairs: createPairPace(pair),
  usage: createUsage(),
  faults: createFaults(),
  pauses: createPauses(),
  windows: createWindows(),
  underway: new Map(),
  campaignsDue: new Map(),
});

/** Outside the 24-hour window a message counts towards the messaging limit. */
export const isOutsideWindow = ({ windows }: Meters, message: Waiting, at: number): boolean =>
  Math.max(message.windowUntil ?? at, windows.until(message.number, message.person) ?? at) <= at;

const oneEach = <T>(make: () => T): ((id: string) => T) => {
  const all = new Map<string, T>();
  return (id) => {
    const one = all.get(id) ?? make();
    all.set(id, one);
    return one;
  };
};
