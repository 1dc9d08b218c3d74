/**
 * The highest number of a message that was taken away. What a person has seen, and how far messages were looked at, is told
 * by their numbers; one that came again would stand for a message that nobody has seen.
 */
export const messagesMark = {
  number: 15,
  purpose: 'no message has the number of one that is gone',
  sql: `
    CREATE TABLE messages_mark (highest INTEGER NOT NULL) STRICT;
    INSERT INTO messages_mark (highest)
    SELECT max(
      (SELECT upto FROM words_mark),
      (SELECT looked_n FROM auto_mark),
      (SELECT coalesce(max(seen_n), 0) FROM registrations)
    );
  `,
} as const;
