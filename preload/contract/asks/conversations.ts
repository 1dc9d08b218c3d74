import { z } from 'zod';
import type { Failure } from '../failure.ts';
import type { RegistrationRow } from '../rows.ts';
import { type AskShape, cursor, id, limit, searchText } from './fields.ts';

/** One emoji may be several code points (skin, gender, a flag); this is room for any. */
const emoji = z.string().trim().min(1).max(64);

/** What a conversation is made of, beside the messages that go through the outbox. */
export const CONVERSATION_ASKS = {
  'conversations.list': {
    scope: 'college',
    effect: 'read',
    params: z.object({
      search: searchText.optional(),
      /** Those with something unread before all others; within both, the newest first. */
      unreadFirst: z.boolean().optional(),
      limit: limit.optional(),
      after: cursor.optional(),
    }),
  },
  'conversations.unread': { scope: 'college', effect: 'read', params: z.object({}) },
  'registrations.unseen': { scope: 'college', effect: 'write', params: z.object({ id }) },
  /** `emoji: null` takes ours back. */
  'messages.react': { scope: 'college', effect: 'write', params: z.object({ id, emoji: emoji.nullable() }) },
  /** `because`: what a person did; without it, they want it now. The settings decide. */
  'messages.markRead': {
    scope: 'college',
    effect: 'write',
    params: z.object({ registrationId: id, because: z.enum(['opened', 'replied']).optional() }),
  },
  'messages.typing': { scope: 'college', effect: 'write', params: z.object({ registrationId: id }) },
} as const satisfies Record<string, AskShape>;

export type ConversationValues = {
  /** Every registration that has a message. `total` counts all that the search leaves. */
  'conversations.list': { rows: readonly RegistrationRow[]; next: string | null; total: number; asOf: number };
  /** In how many conversations something is unread. */
  'conversations.unread': { count: number };
  /** Its newest message from the student counts as unread again; 0 where the student never wrote. */
  'registrations.unseen': { id: string; unread: number };
  /** `error`: why it did not go out. One that could not be set is kept with its error; one that could not be taken back stays. */
  'messages.react': { id: string; error: Failure | null };
  /** Whether Meta was told; `false` where the settings say no, or there is nothing new to tell. */
  'messages.markRead': { told: boolean };
  'messages.typing': { told: boolean };
};
