import { z } from 'zod';
import { type OutboxState, PAUSED_KINDS, type PauseRow, PERSON_CHOICES, type Skipped } from '../outgoing.ts';
import type { MessageRow } from '../rows.ts';
import { type AskShape, cursor, id, limit } from './fields.ts';

/**
 * A template and what fills it. Keys of `variables`: `1`, `2` or the names of the body's variables; `header:1` for the
 * header's; `button:0` for the suffix of a link, by the button's place among all. Values may hold registration fields in
 * single braces: `{name}`, `{first_name}`, `{course}`, `{batch}`, `{external_id}`, `{phone}`, `{email}`.
 */
export const templateChoice = z.object({
  name: z.string().min(1).max(512),
  language: z.string().min(1).max(20),
  variables: z.record(z.string().max(200), z.string().max(2_000)).default({}),
  /** The file of the header, where the template has one (`files.begin`). */
  headerFile: id.optional(),
});
export type TemplateChoice = z.infer<typeof templateChoice>;

/** Longer than Meta takes, so that a text too long is told as such and not as a malformed ask. */
const MOST_TEXT = 100_000;

const sendParams = z
  .object({
    to: z.array(id).min(1).max(10_000),
    template: templateChoice.optional(),
    text: z.string().max(MOST_TEXT).optional(),
    file: id.optional(),
    /** Our id of the message it answers. */
    replyTo: id.optional(),
    /** The same ask again with the same key queues nothing twice; it is answered with the ids of the first. */
    dedupeKey: z.string().min(1).max(200).optional(),
  })
  .refine(
    ({ template, text, file }) => (template === undefined) !== (text === undefined && file === undefined),
    'either a template, or a text or a file',
  );
export type SendParams = z.infer<typeof sendParams>;

export const SENDING_ASKS = {
  'messages.send': { scope: 'college', effect: 'write', params: sendParams },
  /** About a message that waits for a person. */
  'messages.decide': { scope: 'college', effect: 'write', params: z.object({ id, choice: z.enum(PERSON_CHOICES) }) },
  /** Takes back what has not begun to be sent. */
  'messages.cancel': { scope: 'college', effect: 'write', params: z.object({ ids: z.array(id).min(1).max(10_000) }) },
  'sending.state': { scope: 'college', effect: 'read', params: z.object({}) },
  /** The messages that wait for a person, oldest first. */
  'sending.undecided': {
    scope: 'college',
    effect: 'read',
    params: z.object({ limit: limit.optional(), after: cursor.optional() }),
  },
  'sending.pause': { scope: 'college', effect: 'write', params: z.object({}) },
  'sending.resume': {
    scope: 'college',
    effect: 'write',
    params: z.object({ what: z.enum(PAUSED_KINDS), id: z.string().max(400) }),
  },
} as const satisfies Record<string, AskShape>;

export type SendingValues = {
  'messages.send': { queued: readonly string[]; skipped: readonly Skipped[] };
  'messages.decide': { id: string };
  /** Those that were still waiting. */
  'messages.cancel': { cancelled: number };
  'sending.state': {
    /** How many messages of the college stand where; `done`, `never` and `cancelled` are left out. */
    counts: Readonly<Record<Exclude<OutboxState, 'done' | 'never' | 'cancelled'>, number>>;
    pauses: readonly PauseRow[];
  };
  'sending.undecided': { rows: readonly MessageRow[]; next: string | null };
  'sending.pause': null;
  'sending.resume': null;
};
