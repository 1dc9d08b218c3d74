import { z } from 'zod';
import type { College, Health, ImportOutcome, MessageRow, RegistrationRow, ReportRow, WhatsAppNumber } from './rows.ts';
import { type Settings, settingsPatch } from './settings.ts';
import { LADDER } from './status.ts';

const id = z.string().min(1).max(200);
const cursor = z.string().max(2_000);
const limit = z.number().int().min(1).max(500);
const text = z.string().max(1_000);

/** What `registrations.list` can be narrowed by; all given filters must hold. */
export const registrationFilters = z.object({
  /** Words of the name, an external id, an e-mail, or digits of the phone in any notation. */
  search: text.optional(),
  course: text.optional(),
  batch: text.optional(),
  /** Status of the last message; `none` for registrations with no message yet. */
  status: z.enum([...LADDER, 'none']).optional(),
  unread: z.boolean().optional(),
});
export type RegistrationFilters = z.infer<typeof registrationFilters>;

/** Cells are text or numbers, as spreadsheets give them; each row is judged on its own, so one bad row refuses only itself. */
const importRow = z.unknown();

/** Every ask a window may make: its params, parsed at the wire, and whether it needs the whole desk or one college. */
export const ASKS = {
  'colleges.list': { scope: 'college', params: z.object({}) },
  'colleges.save': {
    scope: 'desk',
    params: z.object({
      id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'letters, digits, dot, dash, underscore; at most 64'),
      name: z.string().trim().min(1).max(200),
      /** Two-letter country that phone numbers without a country code belong to. */
      country: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .optional(),
    }),
  },
  'numbers.list': { scope: 'college', params: z.object({}) },
  'numbers.save': {
    scope: 'desk',
    params: z.object({
      phoneNumberId: z.string().regex(/^\d{1,32}$/, 'the digits Meta shows as "Phone number ID"'),
      collegeId: id,
      wabaId: id.optional(),
      appId: z
        .string()
        .regex(/^[\w.-]{1,100}$/)
        .optional(),
      appSecret: z.string().min(1).max(500).optional(),
      accessToken: z.string().min(1).max(2_000).optional(),
      displayPhone: z.string().max(40).optional(),
    }),
  },
  'tokens.create': { scope: 'desk', params: z.object({ collegeId: id, label: z.string().trim().min(1).max(100) }) },
  'tokens.revoke': { scope: 'desk', params: z.object({ id }) },
  'registrations.import': { scope: 'college', params: z.object({ rows: z.array(importRow).max(5_000) }) },
  'registrations.list': {
    scope: 'college',
    params: registrationFilters.extend({ limit: limit.optional(), after: cursor.optional() }),
  },
  'registrations.get': { scope: 'college', params: z.object({ id }) },
  'registrations.facets': { scope: 'college', params: z.object({}) },
  'registrations.seen': { scope: 'college', params: z.object({ id }) },
  'messages.list': {
    scope: 'college',
    params: z.object({ registrationId: id, limit: limit.optional(), before: cursor.optional() }),
  },
  'messages.timeline': { scope: 'college', params: z.object({ id }) },
  'health.get': { scope: 'college', params: z.object({}) },
  'settings.get': { scope: 'college', params: z.object({}) },
  'settings.save': { scope: 'desk', params: settingsPatch },
} as const satisfies Record<string, { scope: 'college' | 'desk'; params: z.ZodType }>;

export type Ask = keyof typeof ASKS;
export type ParamsOf<A extends Ask> = z.infer<(typeof ASKS)[A]['params']>;

type Values = {
  /** The colleges that the token covers. */
  'colleges.list': { rows: readonly College[] };
  'colleges.save': College;
  'numbers.list': { rows: readonly WhatsAppNumber[] };
  'numbers.save': WhatsAppNumber;
  /** `token` is shown this once; only its hash is kept. */
  'tokens.create': { id: string; collegeId: string; label: string; token: string };
  'tokens.revoke': { id: string };
  'registrations.import': ImportOutcome;
  /** By name. `total` counts all rows the filters leave; `asOf` is the college's `seq` the page was read at. */
  'registrations.list': { rows: readonly RegistrationRow[]; next: string | null; total: number; asOf: number };
  'registrations.get': RegistrationRow;
  'registrations.facets': { courses: readonly Facet[]; batches: readonly Facet[] };
  'registrations.seen': { id: string; unread: number };
  /** Newest first; `next` leads to older ones. */
  'messages.list': { rows: readonly MessageRow[]; next: string | null };
  'messages.timeline': { reports: readonly ReportRow[] };
  'health.get': Health;
  'settings.get': Settings;
  /** All of them, with what was saved. */
  'settings.save': Settings;
};
export type Facet = { readonly value: string; readonly count: number };
export type ValueOf<A extends Ask> = Values[A];

export const isAsk = (name: string): name is Ask => Object.hasOwn(ASKS, name);

/** What an outsider may hear when an ask is refused. */
export const REFUSALS = ['bad_request', 'forbidden', 'not_found', 'conflict', 'unavailable'] as const;
export type RefusalCode = (typeof REFUSALS)[number];
