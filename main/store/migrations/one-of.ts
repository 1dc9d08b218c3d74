/**
 * A check that a column holds one of these words. Spelled out, because for `IN` with three or more SQLite builds a B-tree
 * anew for every row that is written (OpenEphemeral, says `EXPLAIN`). Databases made before say the same with `IN`.
 */
export const oneOf = (column: string, ...words: readonly string[]): string =>
  `CHECK (${words.map((word) => `${column} = '${word}'`).join(' OR ')})`;
