import { z } from 'zod';
import type { HistoryRow } from '../history.ts';
import { LADDER } from '../status.ts';
import { type AskShape, cursor, id, limit, searchText } from './fields.ts';

/** A moment (ISO 8601 with its offset), or a calendar day of the college. */
const moment = z.union(
  [z.iso.datetime({ offset: true }), z.iso.date()],
  'a day (2026-11-23) or a moment with its offset',
);

/** What the history can be narrowed by; all given filters must hold. */
export const historyFilters = z.object({
  /** Words, whole or their beginnings, of the text, the name, the external id; a phone in any notation; a wamid. */
  text: searchText.optional(),
  /**
   * `conflict`: told both failed and received; `dropped`: sent long ago, and never heard of again; `unheard`: taken by
   * Meta more than ten minutes ago, and nothing was told of it since.
   */
  status: z.enum([...LADDER, 'conflict', 'dropped', 'unheard']).optional(),
  direction: z.enum(['out', 'in']).optional(),
  errorCode: z.number().int().optional(),
  course: searchText.optional(),
  batch: searchText.optional(),
  /** Name of a template, or name and language with a slash; of one that was deleted meanwhile too. */
  template: searchText.optional(),
  campaignId: id.optional(),
  /** From the beginning of this day or moment. */
  from: moment.optional(),
  /** Up to the end of this day, or before this moment. */
  to: moment.optional(),
});
export type HistoryFilters = z.infer<typeof historyFilters>;

export const HISTORY_ASKS = {
  'history.search': {
    scope: 'college',
    effect: 'read',
    params: historyFilters.extend({ limit: limit.optional(), after: cursor.optional() }),
  },
} as const satisfies Record<string, AskShape>;

/** `total` counts what the filters leave, up to 10,000 or as far as one ask looks; `totalIsExact` says whether that is all. */
export type HistoryPage = {
  readonly rows: readonly HistoryRow[];
  /** Where to go on. A page can be shorter than asked for, even empty, and still have one: matches are rare there. */
  readonly next: string | null;
  readonly total: number;
  readonly totalIsExact: boolean;
};

export type HistoryValues = {
  /** Newest first. `unindexed`: so many of the newest messages cannot be found by their words yet. */
  'history.search': HistoryPage & { readonly unindexed: number };
};
