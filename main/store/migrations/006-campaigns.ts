/** Who was chosen for each campaign, one row a student, and what came of it there: a message, or the reason for none. */
export const campaigns = {
  number: 6,
  purpose: 'members of campaigns',
  sql: `
    CREATE TABLE campaign_members (
      campaign        INTEGER NOT NULL REFERENCES campaigns (n),
      -- In the order in which they are taken, from 0.
      place           INTEGER NOT NULL,
      registration_id TEXT    NOT NULL,
      -- A message's n. No REFERENCES: it would be looked for here whenever any message is written.
      message         INTEGER,
      -- Why there is no message; with neither, it has not been taken yet.
      reason          TEXT,
      detail          TEXT,
      PRIMARY KEY (campaign, place)
    ) STRICT, WITHOUT ROWID;

    -- JSON of the wish: a filter, a selection's size, or an earlier campaign. The members are who that was.
    ALTER TABLE campaigns RENAME COLUMN audience TO wish;
    ALTER TABLE campaigns ADD COLUMN dedupe_key TEXT;
    -- Who got the same template since then is spared; NULL: nobody is.
    ALTER TABLE campaigns ADD COLUMN spared_since INTEGER;
    CREATE UNIQUE INDEX campaigns_dedupe ON campaigns (college_id, dedupe_key) WHERE dedupe_key IS NOT NULL;

    -- How many of a campaign stand where is counted in the index alone.
    DROP INDEX outbox_by_campaign;
    CREATE INDEX outbox_by_campaign ON outbox (campaign, state, message) WHERE campaign IS NOT NULL;
  `,
} as const;
