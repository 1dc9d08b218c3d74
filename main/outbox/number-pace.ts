const SECOND = 1_000;
/** A timer that comes late by no more than this loses nothing: what it missed goes at once. */
const CATCH_UP_MS = 100;

/** The rate of one number: at most so many messages in any second, incoming ones included, and spread evenly over it. */
export type NumberPace = {
  /** From when on the next one may go, ms UTC. */
  opensAt(now: number): number;
  /** We sent one. */
  sent(at: number): void;
  /** A person wrote to us: Meta counts both ways. */
  received(at: number): void;
  limit(perSecond: number): void;
  /** How far apart messages are, ms. */
  slot(): number;
};

/**
 * Even spacing keeps a clerk's reply from waiting longer than one slot, and bursts from adding up on the way to Meta;
 * the count over the last second keeps the promise when timers come late. PLATFORM 7.5: 80/s, 20 with coexistence,
 * up to 1,000, incoming and outgoing together.
 */
export const createNumberPace = (initial: number): NumberPace => {
  let perSecond = initial;
  let due = Number.NEGATIVE_INFINITY;
  let times: number[] = [];
  /** Somebody waits for the next slot. Only then is lateness made up for: after idleness there is nothing to catch up with. */
  let awaited = false;

  const count = (at: number): void => {
    times.push(at);
    // Cleared in bulk, because shifting one by one would copy the rest each time.
    if (times.length > 2_500) times = times.filter((time) => time > at - SECOND);
  };

  return {
    opensAt: (now) => {
      if ((times.at(-1) ?? now) > now + SECOND) {
        // The clock was set back. What was sent at which of its times is unknowable now.
        times = [];
        due = now;
      }
      const oldest = times[times.length - perSecond];
      const opensAt = Math.max(Math.ceil(due), oldest === undefined ? due : oldest + SECOND);
      if (opensAt > now) awaited = true;
      return opensAt;
    },
    sent: (at) => {
      due = Math.max(due, awaited ? at - CATCH_UP_MS : at) + SECOND / perSecond;
      awaited = awaited && due <= at;
      count(at);
    },
    received: count,
    limit: (next) => {
      perSecond = Math.max(1, Math.floor(next));
    },
    slot: () => SECOND / perSecond,
  };
};
