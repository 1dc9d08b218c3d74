/** A sum over each raw body, so that a bit that turned over on the disk is noticed: SQLite keeps none of its own. */
export const bodySums = {
  number: 13,
  purpose: 'sums of raw bodies',
  sql: `
    -- CRC-32; NULL for what was kept before.
    ALTER TABLE deliveries ADD COLUMN sum INTEGER;
  `,
} as const;
