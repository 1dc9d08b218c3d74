import { oneOf } from './one-of.ts';

const STATES = ['waiting', 'underway', 'await_status', 'judge', 'person', 'done', 'never', 'cancelled'] as const;

/**
 * What this desk sends: the outbox, one row a message; its tries, one row each; templates as Meta last told them;
 * campaigns; and what is held back until a time or a person. A message's fold reads its tries beside its reports.
 */
export const sending = {
  number: 2,
  purpose: 'outbox, tries, templates, campaigns, pauses',
  sql: `
    CREATE TABLE campaigns (
      n          INTEGER PRIMARY KEY,
      id         TEXT    NOT NULL UNIQUE,
      college_id TEXT    NOT NULL REFERENCES colleges (id),
      name       TEXT    NOT NULL,
      -- JSON: name, language, variables.
      template   TEXT    NOT NULL,
      -- JSON: the ids that were chosen, frozen when it began.
      audience   TEXT    NOT NULL,
      -- How many of the audience have been looked at; all of them: it is queued whole.
      taken      INTEGER NOT NULL DEFAULT 0,
      cancelled  INTEGER NOT NULL DEFAULT 0,
      asked_by   TEXT    NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX campaigns_by_college ON campaigns (college_id, created_at DESC);

    CREATE TABLE outbox (
      message    INTEGER PRIMARY KEY REFERENCES messages (n) DEFERRABLE INITIALLY DEFERRED,
      college_id TEXT    NOT NULL,
      campaign   INTEGER REFERENCES campaigns (n),
      -- Name and language of the template, with a slash; NULL for what is no template.
      template   TEXT,
      dedupe_key TEXT,
      asked_by   TEXT    NOT NULL,
      -- JSON of what is sent, as the Graph client takes it.
      payload    TEXT    NOT NULL,
      marketing  INTEGER NOT NULL,
      -- 'judge': a report told of a failure, and what follows from it is not decided yet.
      state      TEXT    NOT NULL ${oneOf('state', ...STATES)},
      -- The newest try: the one that waits, is under way, or came last.
      attempt    INTEGER NOT NULL,
      -- When something is to be done about it, at the soonest; NULL: nothing more by itself or by a person.
      due_at     INTEGER,
      why        TEXT,
      -- What the newest try that ended failed with.
      code       INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX outbox_dedupe ON outbox (college_id, dedupe_key) WHERE dedupe_key IS NOT NULL;
    CREATE INDEX outbox_open ON outbox (state, message) WHERE due_at IS NOT NULL;
    CREATE INDEX outbox_by_campaign ON outbox (campaign, message) WHERE campaign IS NOT NULL;

    -- A try begins on disk before its request does; one without an end may have gone out.
    CREATE TABLE tries (
      message     INTEGER NOT NULL,
      ordinal     INTEGER NOT NULL,
      queued_at   INTEGER NOT NULL,
      begun_at    INTEGER,
      ended_at    INTEGER,
      -- What the answer to the request said; 'unknown': nothing that can be relied on.
      outcome     TEXT ${oneOf('outcome', 'accepted', 'not_sent', 'failed', 'unknown')},
      code        INTEGER,
      transient   INTEGER NOT NULL DEFAULT 0,
      http_status INTEGER,
      -- JSON of the failure in Meta's words.
      error       TEXT,
      -- A report of failure has been acted upon.
      judged      INTEGER NOT NULL DEFAULT 0,
      -- A person has decided that it did not go out, or has taken the risk.
      settled     INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (message, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX tries_begun ON tries (begun_at) WHERE begun_at IS NOT NULL;

    CREATE TABLE templates (
      waba_id     TEXT    NOT NULL,
      name        TEXT    NOT NULL,
      language    TEXT    NOT NULL,
      id          TEXT    NOT NULL,
      status      TEXT    NOT NULL,
      category    TEXT    NOT NULL,
      quality     TEXT    NOT NULL,
      -- JSON of the rest: format, header, body, footer, buttons, strange parts, reason of a rejection.
      content     TEXT    NOT NULL,
      -- When each was last told, by a list or by a webhook: the newest word counts.
      listed_at   INTEGER NOT NULL,
      status_at   INTEGER NOT NULL,
      category_at INTEGER NOT NULL,
      quality_at  INTEGER NOT NULL,
      PRIMARY KEY (waba_id, name, language)
    ) STRICT, WITHOUT ROWID;

    -- until IS NULL: until a person lifts it.
    CREATE TABLE pauses (
      what       TEXT    NOT NULL,
      id         TEXT    NOT NULL,
      college_id TEXT    NOT NULL,
      until      INTEGER,
      code       INTEGER,
      at         INTEGER NOT NULL,
      PRIMARY KEY (what, id)
    ) STRICT, WITHOUT ROWID;
  `,
} as const;
