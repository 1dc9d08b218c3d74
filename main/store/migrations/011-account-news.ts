/**
 * What Meta's webhooks tell of an account: alerts, decisions, limits. By content, so that Meta's repeats are one row; the
 * newest of each account only. Earlier deliveries find their way here with a rebuild.
 */
export const accountNews = {
  number: 11,
  purpose: 'news of accounts',
  sql: `
    CREATE TABLE account_news (
      college_id TEXT    NOT NULL REFERENCES colleges (id),
      waba_id    TEXT    NOT NULL,
      -- By Meta's clock where it told, else when we heard it.
      at         INTEGER NOT NULL,
      field      TEXT    NOT NULL,
      -- Empty where Meta gave none.
      event      TEXT    NOT NULL,
      words      TEXT    NOT NULL,
      delivery   INTEGER NOT NULL,
      PRIMARY KEY (college_id, waba_id, at, field, event, words)
    ) STRICT, WITHOUT ROWID;
  `,
} as const;
