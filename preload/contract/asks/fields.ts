import { z } from 'zod';

/** An id of ours or of Meta's. */
export const id = z.string().min(1).max(200);
/** Where the next page begins, as the page before it said. */
export const cursor = z.string().max(2_000);
/** How many rows a page may have. */
export const limit = z.number().int().min(1).max(500);
/** What a person types to search by. */
export const searchText = z.string().max(1_000);

/** What an ask is: who may make it, and its params, parsed at the wire. */
export type AskShape = { readonly scope: 'college' | 'desk'; readonly params: z.ZodType };
