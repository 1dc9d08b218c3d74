import type { PausedKind } from '../../preload/contract/outgoing.ts';
import type { Waiting } from './waiting.ts';

/**
 * What can be held back as a whole: all of a college, its paid messages, an account, a number, the campaigns of a number, one
 * campaign, one number towards one person, marketing to one person.
 */
export type Paused = PausedKind;

/** One number towards one person. */
export const pairId = ({ number, person }: Waiting): string => `${number} ${person}`;

const IDS = {
  college: ({ college }) => college,
  paid: ({ college }) => college,
  account: ({ account }) => account,
  number: ({ number }) => number,
  campaigns: ({ number }) => number,
  campaign: ({ campaign }) => campaign,
  pair: pairId,
  marketing: ({ portfolio, person }) => `${portfolio} ${person}`,
} as const satisfies Record<Paused, (message: Waiting) => string | null>;

/** The name under which it is paused for this message; `null`: the message belongs to no such thing. */
export const pauseId = (what: Paused, message: Waiting): string | null => IDS[what](message);

export type Pauses = {
  /** Holds back until then, ms UTC; `Infinity`: until it is resumed. A longer pause is not shortened. */
  pause(what: Paused, id: string, until: number): void;
  resume(what: Paused, id: string): void;
  /** Until when this message is held back by such a pause. */
  until(what: Paused, message: Waiting): number;
};

export const createPauses = (): Pauses => {
  const ends = new Map<string, number>();
  const key = (what: Paused, id: string): string => `${what} ${id}`;
  return {
    pause: (what, id, until) => {
      const name = key(what, id);
      ends.set(name, Math.max(ends.get(name) ?? until, until));
    },
    resume: (what, id) => {
      ends.delete(key(what, id));
    },
    until: (what, message) => {
      const id = pauseId(what, message);
      return (id === null ? undefined : ends.get(key(what, id))) ?? Number.NEGATIVE_INFINITY;
    },
  };
};
