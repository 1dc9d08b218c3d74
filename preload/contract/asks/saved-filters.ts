import { z } from 'zod';
import { type AskShape, id } from './fields.ts';
import { type HistoryFilters, historyFilters } from './history.ts';

/** Filters of the history that a college keeps under a name. */
export const SAVED_FILTER_ASKS = {
  'savedFilters.list': { scope: 'college', effect: 'read', params: z.object({}) },
  'savedFilters.save': {
    scope: 'college',
    effect: 'write',
    params: z.object({
      /** Without it, new ones. */
      id: id.optional(),
      name: z.string().trim().min(1).max(60),
      filters: historyFilters,
    }),
  },
  'savedFilters.remove': { scope: 'college', effect: 'write', params: z.object({ id }) },
} as const satisfies Record<string, AskShape>;

export type SavedFilters = { readonly id: string; readonly name: string; readonly filters: HistoryFilters };

export type SavedFilterValues = {
  /** By name. */
  'savedFilters.list': { rows: readonly SavedFilters[] };
  'savedFilters.save': SavedFilters;
  'savedFilters.remove': { id: string };
};
