import { z } from 'zod';
import type { MessageRow, ReportRow } from '../rows.ts';
import { type AskShape, cursor, id, limit } from './fields.ts';

export const MESSAGE_ASKS = {
  'messages.list': {
    scope: 'college',
    effect: 'read',
    params: z.object({ registrationId: id, limit: limit.optional(), before: cursor.optional() }),
  },
  'messages.timeline': { scope: 'college', effect: 'read', params: z.object({ id }) },
} as const satisfies Record<string, AskShape>;

export type MessageValues = {
  /** Newest first; `next` leads to older ones. */
  'messages.list': { rows: readonly MessageRow[]; next: string | null };
  'messages.timeline': { reports: readonly ReportRow[] };
};
