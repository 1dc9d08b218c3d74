import { z } from 'zod';
import { type AutoReply, autoReplyRule } from '../auto-reply.ts';
import { type CollegeSettings, collegeSettingsPatch } from '../college-settings.ts';
import type { Instant } from '../rows.ts';
import { type AskShape, cursor, id, limit } from './fields.ts';

/** Who may be written to, what goes out by itself, and who did what. */
export const CONSENT_ASKS = {
  /** By hand: nothing but replies, or (`false`) everything again. */
  'registrations.optOut': { scope: 'college', effect: 'write', params: z.object({ id, optedOut: z.boolean() }) },
  'collegeSettings.get': { scope: 'college', effect: 'read', params: z.object({}) },
  'collegeSettings.save': { scope: 'college', effect: 'write', params: collegeSettingsPatch },
  'autoReplies.list': { scope: 'college', effect: 'read', params: z.object({}) },
  'autoReplies.save': {
    scope: 'college',
    effect: 'write',
    /** Without an id, a new one, after the others. */
    params: z.object({ id: id.optional(), rule: autoReplyRule }),
  },
  'autoReplies.remove': { scope: 'college', effect: 'write', params: z.object({ id }) },
  /** Which reply this message would have at that moment, to somebody who never wrote before. */
  'autoReplies.preview': {
    scope: 'college',
    effect: 'read',
    params: z.object({ text: z.string().max(4_096), at: z.iso.datetime() }),
  },
  'audit.list': {
    scope: 'college',
    effect: 'read',
    params: z.object({
      who: z.string().max(200).optional(),
      from: z.iso.datetime().optional(),
      until: z.iso.datetime().optional(),
      /** What was sent to this student, by whom. */
      registrationId: id.optional(),
      limit: limit.optional(),
      after: cursor.optional(),
    }),
  },
} as const satisfies Record<string, AskShape>;

/** One thing somebody did. `what` is the ask or the event, `subject` what it was done to, as kept. */
export type AuditRow = {
  readonly at: Instant;
  readonly who: string;
  readonly what: string;
  readonly subject: string;
};

export type ConsentValues = {
  'registrations.optOut': { id: string };
  'collegeSettings.get': CollegeSettings;
  'collegeSettings.save': CollegeSettings;
  /** In the order in which they are tried; the first that fits answers. */
  'autoReplies.list': { rows: readonly AutoReply[] };
  'autoReplies.save': AutoReply;
  'autoReplies.remove': { id: string };
  'autoReplies.preview': { id: string; name: string; text: string } | null;
  /** Newest first. */
  'audit.list': { rows: readonly AuditRow[]; next: string | null };
};
