/** So many sends of a number in a row without an answer that says what became of them are an outage, not a mishap. */
const IN_A_ROW = 5;
const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

/** Holds a number back while Meta does not answer: every send into an outage would be one more that a person has to judge. */
export type Faults = {
  answered(number: string): void;
  noAnswer(number: string, at: number): void;
  sent(number: string, at: number): void;
  /** From when on the next may go, ms UTC. During an outage one goes at a time, after 1 s, 2 s, 4 s, up to a minute. */
  opensAt(number: string): number;
};

type Row = { readonly count: number; readonly opensAt: number };

export const createFaults = (): Faults => {
  const rows = new Map<string, Row>();
  return {
    answered: (number) => {
      rows.delete(number);
    },
    noAnswer: (number, at) => {
      const count = (rows.get(number)?.count ?? 0) + 1;
      const wait = count < IN_A_ROW ? 0 : Math.min(LONGEST_MS, FIRST_MS * 2 ** (count - IN_A_ROW));
      rows.set(number, { count, opensAt: at + wait });
    },
    sent: (number, at) => {
      const row = rows.get(number);
      // The next waits for what comes of this one; if nothing does, for a minute.
      if (row && row.count >= IN_A_ROW) rows.set(number, { ...row, opensAt: at + LONGEST_MS });
    },
    opensAt: (number) => rows.get(number)?.opensAt ?? Number.NEGATIVE_INFINITY,
  };
};
