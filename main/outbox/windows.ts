const DAY = 24 * 60 * 60_000;

/** The 24-hour windows that opened while messages were waiting: free-form messages are allowed, and no messaging limit counts. */
export type Windows = {
  opened(number: string, person: string, at: number): void;
  until(number: string, person: string): number | null;
};

export const createWindows = (): Windows => {
  const ends = new Map<string, number>();
  const key = (number: string, person: string): string => `${number} ${person}`;
  return {
    opened: (number, person, at) => {
      for (const [name, end] of ends) {
        if (end > at) break;
        ends.delete(name);
      }
      ends.delete(key(number, person));
      ends.set(key(number, person), at + DAY);
    },
    until: (number, person) => ends.get(key(number, person)) ?? null,
  };
};
