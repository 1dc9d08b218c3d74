/**
 * What students want: no messages at all, or no marketing, each with when and by what it was last told. Settings of a
 * college; replies that go out by themselves, and how far incoming messages were looked at for them.
 */
export const consent = {
  number: 8,
  purpose: 'opt-out of all or of marketing, college settings, automatic replies',
  sql: `
    ALTER TABLE registrations ADD COLUMN opted_out_by TEXT;
    ALTER TABLE registrations ADD COLUMN marketing_out INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE registrations ADD COLUMN marketing_out_at INTEGER;
    ALTER TABLE registrations ADD COLUMN marketing_out_by TEXT;
    -- So far only Meta's webhook told of it, and that is about marketing.
    UPDATE registrations
    SET marketing_out = opted_out, marketing_out_at = opted_out_at, marketing_out_by = 'preference',
        opted_out = 0, opted_out_at = NULL
    WHERE opted_out_at IS NOT NULL;

    CREATE TABLE college_settings (
      college_id TEXT NOT NULL PRIMARY KEY REFERENCES colleges (id),
      value      TEXT NOT NULL
    ) STRICT;

    CREATE TABLE auto_replies (
      n          INTEGER PRIMARY KEY,
      id         TEXT    NOT NULL UNIQUE,
      college_id TEXT    NOT NULL REFERENCES colleges (id),
      -- JSON: name, enabled, when, text, everyHours.
      rule       TEXT    NOT NULL
    ) STRICT;
    CREATE INDEX auto_replies_by_college ON auto_replies (college_id, n);

    CREATE TABLE auto_firings (
      rule         TEXT    NOT NULL,
      registration INTEGER NOT NULL,
      -- The incoming message it answers.
      message      INTEGER NOT NULL,
      at           INTEGER NOT NULL,
      PRIMARY KEY (registration, message, rule)
    ) STRICT, WITHOUT ROWID;

    -- Incoming messages up to this one were looked at; one row.
    CREATE TABLE auto_mark (looked_n INTEGER NOT NULL) STRICT;
    INSERT INTO auto_mark (looked_n) SELECT coalesce(max(n), 0) FROM messages;

    CREATE INDEX audit_by_college ON audit (college_id, id);
  `,
} as const;
