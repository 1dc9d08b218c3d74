import { z } from 'zod';

/** An id of ours or of Meta's. */
export const id = z.string().min(1).max(200);
/** Where the next page begins, as the page before it said. */
export const cursor = z.string().max(2_000);
/** How many rows a page may have. */
export const limit = z.number().int().min(1).max(500);
/** What a person types to search by. */
export const searchText = z.string().max(1_000);

/** What an ask is: who may make it, whether it changes anything, and its params, parsed at the wire. */
export type AskShape = {
  readonly scope: 'college' | 'desk';
  /** A read may be asked again when its answer was lost; a write may have happened, so only its asker can decide. */
  readonly effect: 'read' | 'write';
  readonly params: z.ZodType;
};
