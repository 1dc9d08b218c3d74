import type { MemberColumn } from './members-csv.ts';

/** The columns of a campaign's file. */
export const COLUMN_NAMES = {
  external_id: 'field.external_id',
  name: 'column.name',
  phone: 'column.phone',
  course: 'column.course',
  batch: 'column.batch',
  stand: 'column.status',
  reason: 'import.reason',
  code: 'campaign.column_code',
  details: 'campaign.column_details',
  tries: 'campaign.column_tries',
  queued: 'campaign.column_queued',
  accepted: 'campaign.column_accepted',
  sent: 'status.sent',
  delivered: 'status.delivered',
  read: 'status.read',
  message_id: 'campaign.column_message_id',
} as const satisfies Record<MemberColumn, string>;
