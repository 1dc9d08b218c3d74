const DAY = 24 * 60 * 60_000;

/**
 * Who was written to outside the 24-hour window in the last 24 hours. PLATFORM 7.5: 250, 2,000, 10,000, 100,000 or any number of
 * different people, shared by all numbers of a portfolio. Writing to the same person again takes no second place, but holds the first.
 */
export type Audience = {
  /** From when on this person may be written to, ms UTC. */
  opensAt(person: string, now: number): number;
  sent(person: string, at: number): void;
  limit(people: number): void;
};

export const createAudience = (initial: number): Audience => {
  let most = initial;
  /** In the order of the last message, which is the order in which places become free. */
  const lastAt = new Map<string, number>();

  const forget = (now: number): void => {
    for (const [person, at] of lastAt) {
      if (at > now - DAY) return;
      lastAt.delete(person);
    }
  };

  return {
    opensAt: (person, now) => {
      forget(now);
      if (lastAt.size < most || lastAt.has(person)) return Number.NEGATIVE_INFINITY;
      const [oldest] = lastAt.values();
      return oldest === undefined ? Number.POSITIVE_INFINITY : oldest + DAY;
    },
    sent: (person, at) => {
      forget(at);
      lastAt.delete(person);
      lastAt.set(person, at);
    },
    limit: (people) => {
      most = people;
    },
  };
};
