/**
 * What a conversation needs: conversations in the order of their last word, our reactions with what came of them,
 * files on their way out and their ids at Meta, files that were fetched, and texts that are often written.
 */
export const talking = {
  number: 3,
  purpose: 'conversations, our reactions, files, quick replies',
  sql: `
    -- When its last message was sent, as the list of conversations is ordered by.
    ALTER TABLE registrations ADD COLUMN last_at INTEGER;
    UPDATE registrations
    SET last_at = (SELECT m.at FROM messages AS m WHERE m.n = registrations.last_message)
    WHERE last_message IS NOT NULL;
    CREATE INDEX conversations_by_time ON registrations (college_id, last_at DESC, n DESC)
      WHERE last_at IS NOT NULL;
    CREATE INDEX conversations_unread ON registrations (college_id, last_at DESC, n DESC)
      WHERE last_in_n > seen_n;

    -- Of a reaction of ours: why it did not go out, as JSON.
    ALTER TABLE reactions ADD COLUMN error TEXT;

    -- Bytes lie in the data folder, by their hash; hash IS NULL: not all of them are there.
    CREATE TABLE files (
      id         TEXT    NOT NULL PRIMARY KEY,
      college_id TEXT    NOT NULL REFERENCES colleges (id),
      name       TEXT    NOT NULL,
      mime       TEXT    NOT NULL,
      size       INTEGER NOT NULL,
      hash       TEXT,
      -- A message needs it.
      used       INTEGER NOT NULL DEFAULT 0,
      asked_by   TEXT    NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX files_by_hash ON files (college_id, hash) WHERE hash IS NOT NULL;

    -- Where a file lies at Meta: ids live 30 days, each at one number.
    CREATE TABLE uploads (
      file            TEXT    NOT NULL REFERENCES files (id) ON DELETE CASCADE,
      phone_number_id TEXT    NOT NULL,
      media_id        TEXT    NOT NULL,
      at              INTEGER NOT NULL,
      PRIMARY KEY (file, phone_number_id)
    ) STRICT, WITHOUT ROWID;

    -- Files of students that lie here.
    CREATE TABLE fetched (
      college_id TEXT    NOT NULL,
      media_id   TEXT    NOT NULL,
      hash       TEXT    NOT NULL,
      mime       TEXT    NOT NULL,
      size       INTEGER NOT NULL,
      at         INTEGER NOT NULL,
      PRIMARY KEY (college_id, media_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE quick_replies (
      id         TEXT    NOT NULL PRIMARY KEY,
      college_id TEXT    NOT NULL REFERENCES colleges (id),
      name       TEXT    NOT NULL COLLATE NOCASE,
      text       TEXT    NOT NULL,
      UNIQUE (college_id, name)
    ) STRICT, WITHOUT ROWID;
  `,
} as const;
