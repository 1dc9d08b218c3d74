import type { ImportReason } from '../../preload/contract/rows.ts';
import { type NormalRow, normaliseRow } from './normalise.ts';

/** `row` counts from 0 within the rows given. */
export type NormalRows = {
  readonly rows: readonly (NormalRow & { readonly row: number })[];
  readonly rejected: readonly { readonly row: number; readonly reason: ImportReason }[];
};

/** Rows between two breaths: some 3 ms of work, so that a delivery from Meta never waits long behind an import. */
const BREATH = 100;

/**
 * Judges each row on its own. Of rows with the same externalId the first good one wins, later ones are duplicates.
 * `breathe` gives the event loop a turn.
 */
export const normaliseRows = async (
  given: readonly unknown[],
  country: string,
  breathe: () => Promise<void>,
): Promise<NormalRows> => {
  const rows: (NormalRow & { row: number })[] = [];
  const rejected: { row: number; reason: ImportReason }[] = [];
  const taken = new Set<string>();
  for (const [row, cells] of given.entries()) {
    if (row > 0 && row % BREATH === 0) await breathe();
    const normal = normaliseRow(cells, country);
    if (typeof normal === 'string') rejected.push({ row, reason: normal });
    else if (taken.has(normal.externalId)) rejected.push({ row, reason: 'duplicate_in_file' });
    else {
      taken.add(normal.externalId);
      rows.push({ row, ...normal });
    }
  }
  return { rows, rejected };
};
