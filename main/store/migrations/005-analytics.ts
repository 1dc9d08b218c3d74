import { oneOf } from './one-of.ts';

/**
 * Counts for analytics: by hour, course, template, campaign and price as well, how many were answered, and how long it
 * took. What was counted before is counted anew by the first writer that finds `daily_mark` at 0.
 */
export const analytics = {
  number: 5,
  purpose: 'counts for analytics, first replies',
  sql: `
    -- When the student first wrote after it and before the next message of ours.
    ALTER TABLE messages ADD COLUMN replied_at INTEGER;

    DROP TABLE daily;
    CREATE TABLE daily (
      college_id TEXT    NOT NULL,
      day        INTEGER NOT NULL,
      hour       INTEGER NOT NULL,
      direction  TEXT    NOT NULL,
      kind       TEXT    NOT NULL,
      course     TEXT    NOT NULL,
      template   TEXT    NOT NULL,
      campaign   INTEGER NOT NULL,
      -- As Meta reported them.
      category   TEXT    NOT NULL,
      price_type TEXT    NOT NULL,
      error_code INTEGER NOT NULL,
      total      INTEGER NOT NULL,
      sent       INTEGER NOT NULL,
      delivered  INTEGER NOT NULL,
      read       INTEGER NOT NULL,
      replied    INTEGER NOT NULL,
      failed     INTEGER NOT NULL,
      PRIMARY KEY (
        college_id, day, hour, direction, kind, course, template, campaign, category, price_type, error_code
      )
    ) STRICT, WITHOUT ROWID;

    -- How many messages of a day took so long from being sent to this; bucket b begins at 2^(b/4) seconds.
    CREATE TABLE daily_spans (
      college_id TEXT    NOT NULL,
      day        INTEGER NOT NULL,
      step       TEXT    NOT NULL ${oneOf('step', 'delivered', 'read', 'reply')},
      bucket     INTEGER NOT NULL,
      count      INTEGER NOT NULL,
      PRIMARY KEY (college_id, day, step, bucket)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE daily_mark (
      counted INTEGER NOT NULL
    ) STRICT;
    INSERT INTO daily_mark (counted) VALUES (0);
  `,
} as const;
