import { z } from 'zod';
import type { ImportOutcome, RegistrationRow } from '../rows.ts';
import { LADDER } from '../status.ts';
import { type AskShape, cursor, id, limit, searchText } from './fields.ts';

/** What `registrations.list` can be narrowed by; all given filters must hold. */
export const registrationFilters = z.object({
  /** Words of the name, an external id, an e-mail, or digits of the phone in any notation. */
  search: searchText.optional(),
  course: searchText.optional(),
  batch: searchText.optional(),
  /** Status of the last message; `none` for registrations with no message yet. */
  status: z.enum([...LADDER, 'none']).optional(),
  unread: z.boolean().optional(),
});
export type RegistrationFilters = z.infer<typeof registrationFilters>;

/** Cells are text or numbers, as spreadsheets give them; each row is judged on its own, so one bad row refuses only itself. */
const importRow = z.unknown();

export const REGISTRATION_ASKS = {
  'registrations.import': {
    scope: 'college',
    effect: 'write',
    params: z.object({ rows: z.array(importRow).max(5_000) }),
  },
  'registrations.list': {
    scope: 'college',
    effect: 'read',
    params: registrationFilters.extend({ limit: limit.optional(), after: cursor.optional() }),
  },
  'registrations.get': { scope: 'college', effect: 'read', params: z.object({ id }) },
  'registrations.facets': { scope: 'college', effect: 'read', params: z.object({}) },
  'registrations.seen': { scope: 'college', effect: 'write', params: z.object({ id }) },
} as const satisfies Record<string, AskShape>;

export type Facet = { readonly value: string; readonly count: number };

export type RegistrationValues = {
  'registrations.import': ImportOutcome;
  /** By name. `total` counts all rows the filters leave; `asOf` is the college's `seq` the page was read at. */
  'registrations.list': { rows: readonly RegistrationRow[]; next: string | null; total: number; asOf: number };
  'registrations.get': RegistrationRow;
  'registrations.facets': { courses: readonly Facet[]; batches: readonly Facet[] };
  'registrations.seen': { id: string; unread: number };
};
