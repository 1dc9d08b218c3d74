/** Wishes of people whom a college does not know yet, by the phone (digits) or BSUID that Meta named them by. */
export const waitingWishes = {
  number: 14,
  purpose: 'a wish waits for whoever it is of',
  sql: `
    CREATE TABLE waiting_wishes (
      college_id TEXT    NOT NULL REFERENCES colleges (id),
      handle     TEXT    NOT NULL,
      out        INTEGER NOT NULL,
      at         INTEGER NOT NULL,
      PRIMARY KEY (college_id, handle)
    ) STRICT, WITHOUT ROWID;
  `,
} as const;
