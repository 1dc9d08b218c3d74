/**
 * What webhooks tell of a template beside its list: why its status is what it is, and its words after an edit. And the
 * number under which a college's templates last changed, for windows that catch up.
 */
export const templatesTold = {
  number: 9,
  purpose: 'templates: reason of a status, words told by webhook, number of the last change',
  sql: `
    ALTER TABLE templates ADD COLUMN reason TEXT;
    -- JSON: header, body, footer, as the newest webhook about them had them; the list's own words where NULL or older.
    ALTER TABLE templates ADD COLUMN words TEXT;
    ALTER TABLE templates ADD COLUMN words_at INTEGER NOT NULL DEFAULT 0;
    UPDATE templates SET reason = content ->> 'rejectedReason', content = json_set(content, '$.samples', json('{}'));
    ALTER TABLE colleges ADD COLUMN templates_seq INTEGER NOT NULL DEFAULT 0;
  `,
} as const;
