import type { Status } from '../../preload/contract/status.ts';

/** What a screen reader says for each status, as keys of the dictionaries. */
export const STATUS_NAMES = {
  queued: 'status.queued',
  sending: 'status.sending',
  accepted: 'status.accepted',
  sent: 'status.sent',
  failed: 'status.failed',
  delivered: 'status.delivered',
  read: 'status.read',
  played: 'status.played',
} as const satisfies Record<Status, string>;
