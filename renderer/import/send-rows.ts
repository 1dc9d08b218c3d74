import type { ParamsOf } from '../../preload/contract/asks.ts';
import { FRAME_LIMIT } from '../../preload/contract/frames.ts';
import type { ImportOutcome } from '../../preload/contract/rows.ts';
import { nextChunk, type Placed } from './cut-chunks.ts';
import type { ImportRow } from './to-rows.ts';

export type AskImport = (
  ask: 'registrations.import',
  params: ParamsOf<'registrations.import'>,
) => Promise<ImportOutcome>;

/** How far an import came: rows answered, of all, and what became of them. Row numbers count from 0 in the whole file. */
export type SendProgress = { readonly done: number; readonly total: number; readonly outcome: ImportOutcome };

/** `stopped`: by the signal. `failed`: an ask was refused or lost; give what came back as `from` to go on where it ended. */
export type SendEnd = SendProgress &
  ({ readonly state: 'done' | 'stopped' } | { readonly state: 'failed'; readonly cause: unknown });

export type SendOptions = {
  readonly onProgress?: (progress: SendProgress) => void;
  readonly signal?: AbortSignal;
  /** Rows in one ask. */
  readonly chunk?: number;
  readonly from?: SendProgress;
};

/**
 * Imports all rows, chunk by chunk. Never rejects: a failure is an end that can be continued, and since an import can be
 * repeated, rows of an ask whose answer was lost merely count as unchanged. Stops between two asks, never within one.
 */
export const sendRows = async (
  rows: readonly ImportRow[],
  ask: AskImport,
  { onProgress, signal, chunk: most = 1_000, from }: SendOptions = {},
): Promise<SendEnd> => {
  let progress = from ?? { done: 0, total: rows.length, outcome: NOTHING };
  const taken = takenBefore(rows, progress);
  while (progress.done < rows.length) {
    if (signal?.aborted) return { ...progress, state: 'stopped' };
    const chunk = nextChunk(rows, progress.done, most, FRAME_LIMIT - ENVELOPE);
    // The desk sees one ask at a time: a duplicate of a row in an earlier ask would overwrite it there.
    const fresh = chunk.filter(({ cells }) => !taken.has(cells.externalId));
    const repeated = chunk.filter(({ cells }) => taken.has(cells.externalId));
    let answer: ImportOutcome = NOTHING;
    try {
      if (fresh.length > 0) answer = await ask('registrations.import', { rows: fresh.map(({ cells }) => cells) });
    } catch (cause) {
      return { ...progress, state: 'failed', cause };
    }
    const rejected = inFile(answer, fresh, repeated);
    take(taken, fresh, rejected);
    progress = {
      done: progress.done + chunk.length,
      total: rows.length,
      outcome: sum(progress.outcome, answer, rejected),
    };
    onProgress?.(progress);
  }
  return { ...progress, state: 'done' };
};

const NOTHING: ImportOutcome = { added: 0, updated: 0, unchanged: 0, rejected: [] };

/** What an ask's frame needs beside its rows, generously. */
const ENVELOPE = 10_000;

type Rejected = ImportOutcome['rejected'];

/** The desk's row numbers, which count within the ask, as numbers within the file, and our own duplicates among them. */
const inFile = (answer: ImportOutcome, fresh: readonly Placed[], repeated: readonly Placed[]): Rejected =>
  [
    ...answer.rejected.flatMap(({ row, reason }) => {
      const placed = fresh[row];
      return placed === undefined ? [] : [{ row: placed.row, reason }];
    }),
    ...repeated.map(({ row }) => ({ row, reason: 'duplicate_in_file' as const })),
  ].toSorted((a, b) => a.row - b.row);

const sum = (before: ImportOutcome, answer: ImportOutcome, rejected: Rejected): ImportOutcome => ({
  added: before.added + answer.added,
  updated: before.updated + answer.updated,
  unchanged: before.unchanged + answer.unchanged,
  rejected: [...before.rejected, ...rejected],
});

/** The ids that have a good row already; a row that was rejected takes none. */
const take = (taken: Set<string>, chunk: readonly Placed[], rejected: Rejected): void => {
  const bad = new Set(rejected.map(({ row }) => row));
  for (const { row, cells } of chunk) if (!bad.has(row)) taken.add(cells.externalId);
};

const takenBefore = (rows: readonly ImportRow[], { done, outcome }: SendProgress): Set<string> => {
  const taken = new Set<string>();
  take(
    taken,
    rows.slice(0, done).map((cells, row) => ({ row, cells })),
    outcome.rejected,
  );
  return taken;
};
