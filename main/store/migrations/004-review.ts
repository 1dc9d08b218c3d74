/**
 * Looking back: every message by time, those with a failure by its code, and an index of words.
 *
 * A row of `words` stands under the second its message was sent and the message's number, so that matches come out newest
 * first; it keeps no text and no places in it (`detail=none`). It follows the messages a little later: `words_mark` says
 * up to which number, `words_due` which of those have changed since, and under which key they stand.
 */
export const review = {
  number: 4,
  purpose: 'history by time, by failure, by template; an index of words',
  sql: `
    CREATE INDEX messages_by_time ON messages (college_id, at);
    CREATE INDEX messages_by_failure ON messages (college_id, error ->> '$.code', at) WHERE error IS NOT NULL;
    CREATE INDEX outbox_by_template ON outbox (college_id, template, message) WHERE template IS NOT NULL;

    CREATE VIRTUAL TABLE words USING fts5 (
      text, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii', prefix = '2 3'
    );
    CREATE VIRTUAL TABLE word_list USING fts5vocab (words, row);

    CREATE TABLE words_mark (
      upto INTEGER NOT NULL
    ) STRICT;
    INSERT INTO words_mark (upto) VALUES (0);

    -- key IS NULL: it does not stand in the index yet.
    CREATE TABLE words_due (
      message INTEGER PRIMARY KEY,
      key     INTEGER
    ) STRICT;
  `,
} as const;
