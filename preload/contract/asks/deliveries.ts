import { z } from 'zod';
import type { RawDelivery, Replay, WholeDelivery } from '../deliveries.ts';
import { type AskShape, cursor, limit, searchText } from './fields.ts';

/** The number of a delivery. */
const number = z.number().int().min(1);

/** The raw log. A delivery can hold lines of several colleges, so it is for the whole desk only. */
export const DELIVERY_ASKS = {
  'deliveries.list': {
    scope: 'desk',
    effect: 'read',
    params: z.object({
      /** A wamid, a phone in any notation, or any other text that stands in the body. */
      search: searchText.optional(),
      /** Only those with lines that had no effect. */
      strays: z.boolean().optional(),
      limit: limit.optional(),
      after: cursor.optional(),
    }),
  },
  'deliveries.get': { scope: 'desk', effect: 'read', params: z.object({ id: number }) },
  /** Without `from`: from the first; without `to`: to the newest. */
  'deliveries.replay': {
    scope: 'desk',
    effect: 'write',
    params: z
      .object({ from: number.optional(), to: number.optional() })
      .refine(({ from = 1, to = from }) => from <= to, { path: ['to'], message: 'it must not come before from' }),
  },
  'deliveries.replayed': { scope: 'desk', effect: 'read', params: z.object({}) },
  'deliveries.cancelReplay': { scope: 'desk', effect: 'write', params: z.object({}) },
} as const satisfies Record<string, AskShape>;

export type DeliveryValues = {
  /**
   * Newest first. A page of a search can be shorter than asked for, even empty, and still have a `next`: one ask reads so
   * many bodies only.
   */
  'deliveries.list': { rows: readonly RawDelivery[]; next: string | null };
  'deliveries.get': WholeDelivery;
  /** As it begins; `deliveries.replayed` says how it goes. */
  'deliveries.replay': Replay;
  /** The one that runs, else the last; `null` where there never was one. */
  'deliveries.replayed': Replay | null;
  'deliveries.cancelReplay': Replay;
};
