import { oneOf } from './one-of.ts';

/**
 * The ground: colleges and their numbers, registrations, the raw log, what was reported, and the fold of it.
 * Times are integer milliseconds UTC. Keys called `n` never leave the store; `id` is what the outside knows.
 */
export const ground = {
  number: 1,
  purpose: 'colleges, registrations, deliveries, reports, messages',
  sql: `
    CREATE TABLE colleges (
      id                 TEXT    NOT NULL PRIMARY KEY,
      name               TEXT    NOT NULL,
      country            TEXT    NOT NULL DEFAULT 'IN',
      utc_offset_minutes INTEGER NOT NULL DEFAULT 330,
      seq                INTEGER NOT NULL DEFAULT 0,
      registrations_seq  INTEGER NOT NULL DEFAULT 0,
      -- Up to here desktop notices were made of what happened.
      noticed_seq        INTEGER NOT NULL DEFAULT 0,
      created_at         INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE numbers (
      phone_number_id TEXT    NOT NULL PRIMARY KEY,
      college_id      TEXT    NOT NULL REFERENCES colleges (id),
      waba_id         TEXT,
      app_id          TEXT    NOT NULL,
      display_phone   TEXT,
      created_at      INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX numbers_by_college ON numbers (college_id);

    CREATE TABLE secrets (
      name       TEXT    NOT NULL PRIMARY KEY,
      sealed     BLOB    NOT NULL,
      updated_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE tokens (
      id         TEXT    NOT NULL PRIMARY KEY,
      college_id TEXT    NOT NULL REFERENCES colleges (id),
      label      TEXT    NOT NULL,
      hash       TEXT    NOT NULL UNIQUE,
      created_at INTEGER NOT NULL,
      revoked_at INTEGER
    ) STRICT;

    CREATE TABLE registrations (
      n            INTEGER PRIMARY KEY,
      id           TEXT    NOT NULL UNIQUE,
      college_id   TEXT    NOT NULL REFERENCES colleges (id),
      external_id  TEXT,
      name         TEXT    NOT NULL,
      sort_name    TEXT    NOT NULL,
      phone        TEXT,
      course       TEXT,
      batch        TEXT,
      email        TEXT,
      opted_out    INTEGER NOT NULL DEFAULT 0,
      opted_out_at INTEGER,
      last_message INTEGER,
      last_in_at   INTEGER,
      -- Its newest message from the student; the seq of its last message, if that one failed.
      last_in_n    INTEGER,
      failed_seq   INTEGER,
      -- What a person has had before their eyes: messages up to seen_n, as they stood at seen_seq.
      seen_n       INTEGER NOT NULL DEFAULT 0,
      seen_seq     INTEGER NOT NULL DEFAULT 0,
      created_at   INTEGER NOT NULL,
      UNIQUE (college_id, external_id)
    ) STRICT;
    CREATE INDEX registrations_by_name ON registrations (college_id, sort_name, n);
    CREATE INDEX registrations_to_attend ON registrations (college_id)
      WHERE last_in_n > seen_n OR failed_seq > seen_seq;

    -- Every phone (digits) or BSUID that a registration is known by, imported or learnt.
    CREATE TABLE handles (
      college_id   TEXT    NOT NULL,
      handle       TEXT    NOT NULL,
      registration INTEGER NOT NULL REFERENCES registrations (n),
      PRIMARY KEY (college_id, handle, registration)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX handles_by_registration ON handles (registration);

    CREATE TABLE deliveries (
      id          INTEGER PRIMARY KEY,
      received_at INTEGER NOT NULL,
      apps        TEXT    NOT NULL,
      body        BLOB    NOT NULL,
      size        INTEGER NOT NULL,
      lines       INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE strays (
      delivery        INTEGER NOT NULL REFERENCES deliveries (id),
      line            INTEGER NOT NULL,
      reason          TEXT    NOT NULL,
      field           TEXT,
      phone_number_id TEXT,
      PRIMARY KEY (delivery, line)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX strays_by_number ON strays (phone_number_id, reason);

    CREATE TABLE messages (
      n               INTEGER PRIMARY KEY,
      id              TEXT    NOT NULL UNIQUE,
      college_id      TEXT    NOT NULL REFERENCES colleges (id),
      seq             INTEGER NOT NULL,
      registration    INTEGER REFERENCES registrations (n),
      phone_number_id TEXT    NOT NULL,
      direction       TEXT    NOT NULL CHECK (direction IN ('out', 'in')),
      origin          TEXT    NOT NULL ${oneOf('origin', 'desk', 'elsewhere', 'student')},
      kind            TEXT    NOT NULL,
      -- As it was first said, and as it stands after edits.
      said            TEXT    NOT NULL,
      said_at         INTEGER,
      text            TEXT    NOT NULL,
      media           TEXT,
      extra           TEXT,
      phone           TEXT,
      bsuid           TEXT,
      group_id        TEXT,
      reply_to        TEXT,
      wamid           TEXT,
      at              INTEGER NOT NULL,
      status          TEXT    NOT NULL,
      status_at       INTEGER NOT NULL,
      times           TEXT    NOT NULL DEFAULT '{}',
      conflict        INTEGER NOT NULL DEFAULT 0,
      error           TEXT,
      pricing         TEXT,
      edited          INTEGER NOT NULL DEFAULT 0,
      revoked         INTEGER NOT NULL DEFAULT 0,
      -- The delivery that brought its words, else the first that told of it; NULL for what this desk says itself.
      delivery        INTEGER,
      -- The seq at which it first was worth a notice: a student wrote it, or it failed. Never set twice.
      news_seq        INTEGER
    ) STRICT;
    CREATE INDEX messages_by_seq ON messages (college_id, seq);
    CREATE INDEX messages_news ON messages (college_id, news_seq) WHERE news_seq IS NOT NULL;
    -- What was said with somebody, newest first: by student, or by phone and BSUID where no student is known.
    CREATE INDEX messages_by_registration ON messages (registration, at DESC, n DESC);
    CREATE INDEX messages_by_phone ON messages (college_id, phone, at DESC) WHERE registration IS NULL;
    CREATE INDEX messages_by_bsuid ON messages (college_id, bsuid, at DESC) WHERE registration IS NULL;
    CREATE INDEX messages_incoming ON messages (registration, n) WHERE direction = 'in';

    -- One try at sending (or, for messages from elsewhere and from students, the one wamid they have).
    CREATE TABLE attempts (
      college_id TEXT    NOT NULL,
      wamid      TEXT    NOT NULL,
      message    INTEGER NOT NULL REFERENCES messages (n) DEFERRABLE INITIALLY DEFERRED,
      ordinal    INTEGER NOT NULL,
      PRIMARY KEY (college_id, wamid)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX attempts_by_message ON attempts (message, ordinal);

    -- By message and attempt, not by wamid: what is told of one message lies together, newest messages at the end.
    CREATE TABLE reports (
      message     INTEGER NOT NULL,
      attempt     INTEGER NOT NULL,
      participant TEXT    NOT NULL,
      status      TEXT    NOT NULL,
      at          INTEGER NOT NULL,
      heard_at    INTEGER NOT NULL,
      delivery    INTEGER NOT NULL,
      error       TEXT,
      pricing     TEXT,
      PRIMARY KEY (message, attempt, participant, status)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE reactions (
      college_id TEXT    NOT NULL,
      target     TEXT    NOT NULL,
      actor      TEXT    NOT NULL,
      direction  TEXT    NOT NULL,
      emoji      TEXT,
      at         INTEGER NOT NULL,
      wamid      TEXT    NOT NULL,
      delivery   INTEGER NOT NULL,
      PRIMARY KEY (college_id, target, actor)
    ) STRICT, WITHOUT ROWID;

    -- Edits and revocations, each a later word about an earlier message, which may still be on its way.
    CREATE TABLE amendments (
      college_id TEXT    NOT NULL,
      target     TEXT    NOT NULL,
      wamid      TEXT    NOT NULL,
      kind       TEXT    NOT NULL CHECK (kind IN ('edit', 'revoke')),
      text       TEXT    NOT NULL,
      at         INTEGER NOT NULL,
      delivery   INTEGER NOT NULL,
      PRIMARY KEY (college_id, target, wamid)
    ) STRICT, WITHOUT ROWID;

    -- Counts of messages by the college's own calendar day (days since 1970-01-01).
    CREATE TABLE daily (
      college_id TEXT    NOT NULL,
      day        INTEGER NOT NULL,
      direction  TEXT    NOT NULL,
      kind       TEXT    NOT NULL,
      category   TEXT    NOT NULL,
      error_code INTEGER NOT NULL,
      total      INTEGER NOT NULL,
      sent       INTEGER NOT NULL,
      delivered  INTEGER NOT NULL,
      read       INTEGER NOT NULL,
      failed     INTEGER NOT NULL,
      PRIMARY KEY (college_id, day, direction, kind, category, error_code)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE audit (
      id         INTEGER PRIMARY KEY,
      at         INTEGER NOT NULL,
      college_id TEXT,
      who        TEXT    NOT NULL,
      what       TEXT    NOT NULL,
      subject    TEXT    NOT NULL
    ) STRICT;

    CREATE TABLE settings (
      name  TEXT NOT NULL PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT;
  `,
} as const;
