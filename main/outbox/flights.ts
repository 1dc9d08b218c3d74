/** Messages that have left the queue and whose outcome is not on disk yet, counted by number. */
export type Flights = {
  took(number: string): void;
  landed(number: string): void;
  /** Resolves when none is left. */
  empty(): Promise<void>;
};

export const createFlights = (tell: (number: string, count: number) => void): Flights => {
  const counts = new Map<string, number>();
  let waiting: (() => void)[] = [];

  const change = (number: string, by: number): void => {
    const count = (counts.get(number) ?? 0) + by;
    if (count === 0) counts.delete(number);
    else counts.set(number, count);
    tell(number, count);
  };

  return {
    took: (number) => change(number, 1),
    landed: (number) => {
      change(number, -1);
      if (counts.size > 0) return;
      for (const resolve of waiting) resolve();
      waiting = [];
    },
    empty: () => (counts.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
};
