import type { ImportRow } from './to-rows.ts';

/** A row and its place in the whole file. */
export type Placed = { readonly row: number; readonly cells: ImportRow };

/** The next rows to ask with, from `at` on: at most `most` of them, and no longer as JSON than `length` (but one row at least). */
export const nextChunk = (rows: readonly ImportRow[], at: number, most: number, length: number): readonly Placed[] => {
  const chunk: Placed[] = [];
  let used = 0;
  for (let row = at; row < rows.length && chunk.length < most; row += 1) {
    const cells = rows[row];
    if (cells === undefined) break;
    used += JSON.stringify(cells).length + 1;
    if (used > length && chunk.length > 0) break;
    chunk.push({ row, cells });
  }
  return chunk;
};
