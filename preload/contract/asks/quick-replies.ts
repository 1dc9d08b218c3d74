import { z } from 'zod';
import { type AskShape, id } from './fields.ts';

/** Texts that are often written, each by a short name. They may hold `PLACEHOLDERS` in single braces. */
export const QUICK_REPLY_ASKS = {
  'quickReplies.list': { scope: 'college', effect: 'read', params: z.object({}) },
  'quickReplies.save': {
    scope: 'college',
    effect: 'write',
    params: z.object({
      /** Without it, a new one. */
      id: id.optional(),
      name: z
        .string()
        .trim()
        .min(1)
        .max(40)
        .regex(/^[^\s/]+$/u, 'one word, without a slash'),
      text: z.string().trim().min(1).max(4_096),
    }),
  },
  'quickReplies.remove': { scope: 'college', effect: 'write', params: z.object({ id }) },
} as const satisfies Record<string, AskShape>;

export type QuickReply = { readonly id: string; readonly name: string; readonly text: string };

export type QuickReplyValues = {
  /** By name. */
  'quickReplies.list': { rows: readonly QuickReply[] };
  'quickReplies.save': QuickReply;
  'quickReplies.remove': { id: string };
};
