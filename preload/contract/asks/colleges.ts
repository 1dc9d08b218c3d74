import { z } from 'zod';
import type { College, CollegeRow, WhatsAppNumber } from '../rows.ts';
import { type AskShape, id } from './fields.ts';

/** Colleges, their numbers, and the tokens that open one of them. */
export const COLLEGE_ASKS = {
  'colleges.list': { scope: 'college', effect: 'read', params: z.object({}) },
  'colleges.save': {
    scope: 'desk',
    effect: 'write',
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
  'numbers.list': { scope: 'college', effect: 'read', params: z.object({}) },
  'numbers.save': {
    scope: 'desk',
    effect: 'write',
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
  'tokens.create': {
    scope: 'desk',
    effect: 'write',
    params: z.object({ collegeId: id, label: z.string().trim().min(1).max(100) }),
  },
  'tokens.revoke': { scope: 'desk', effect: 'write', params: z.object({ id }) },
} as const satisfies Record<string, AskShape>;

export type CollegeValues = {
  /** The colleges that the token covers. */
  'colleges.list': { rows: readonly CollegeRow[] };
  'colleges.save': College;
  'numbers.list': { rows: readonly WhatsAppNumber[] };
  'numbers.save': WhatsAppNumber;
  /** `token` is shown this once; only its hash is kept. */
  'tokens.create': { id: string; collegeId: string; label: string; token: string };
  'tokens.revoke': { id: string };
};
