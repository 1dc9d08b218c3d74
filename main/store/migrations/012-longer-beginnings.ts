/**
 * Beginnings of four signs are words of their own too: the country and the first two digits of a phone, which
 * thousands of phones share. An index of words cannot learn that afterwards, so it is made anew, in the background.
 */
export const longerBeginnings = {
  number: 12,
  purpose: 'the index of words knows beginnings of four signs',
  sql: `
    DROP TABLE word_list;
    DROP TABLE words;
    CREATE VIRTUAL TABLE words USING fts5 (
      text, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii', prefix = '2 3 4'
    );
    CREATE VIRTUAL TABLE word_list USING fts5vocab (words, row);
    UPDATE words_mark SET upto = 0;
    DELETE FROM words_due;
  `,
} as const;
