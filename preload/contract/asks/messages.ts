import { z } from 'zod';
import type { AttemptRow, DeliveryRow, HistoryRow } from '../history.ts';
import type { MessageRow, ReportRow } from '../rows.ts';
import { type AskShape, cursor, id, limit } from './fields.ts';

export const MESSAGE_ASKS = {
  'messages.list': {
    scope: 'college',
    effect: 'read',
    params: z.object({ registrationId: id, limit: limit.optional(), before: cursor.optional() }),
  },
  'messages.get': { scope: 'college', effect: 'read', params: z.object({ id }) },
  'messages.timeline': { scope: 'college', effect: 'read', params: z.object({ id }) },
  'messages.deliveries': { scope: 'college', effect: 'read', params: z.object({ id }) },
} as const satisfies Record<string, AskShape>;

export type MessageValues = {
  /** Newest first; `next` leads to older ones. */
  'messages.list': { rows: readonly MessageRow[]; next: string | null };
  /** One message, as the history shows it. */
  'messages.get': HistoryRow;
  /** What was told of it by Meta's clock and when we heard it, and each try at it. */
  'messages.timeline': { reports: readonly ReportRow[]; attempts: readonly AttemptRow[] };
  /** The deliveries that told of it, oldest first. */
  'messages.deliveries': { rows: readonly DeliveryRow[] };
};
