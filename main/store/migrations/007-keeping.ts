/** Which desk a database is of, so that a backup of another is not taken for one of this; and how far raw bodies were emptied. */
export const keeping = {
  number: 7,
  purpose: 'the id of the desk, retention of raw bodies',
  sql: `
    INSERT INTO settings (name, value) VALUES ('desk_id', lower(hex(randomblob(16))));
    INSERT INTO settings (name, value) VALUES ('emptied_upto', '0');
  `,
} as const;
