import type { HistoryRow } from '../../preload/contract/history.ts';
import { MESSAGE_ROW_COLUMNS, MESSAGE_ROW_TABLES, type MessageRowRecord, messageRow } from './message-row.ts';

/** A message with all that its row in the history says. */
export type HistoryRecord = MessageRowRecord & {
  readonly external_id: string | null;
  readonly name: string | null;
  readonly own_phone: string | null;
  readonly course: string | null;
  readonly batch: string | null;
  readonly template: string | null;
  readonly campaign_name: string | null;
};

export const HISTORY_COLUMNS = `
  ${MESSAGE_ROW_COLUMNS},
  r.external_id, r.name, r.phone AS own_phone, r.course, r.batch, o.template, c.name AS campaign_name`;

export const HISTORY_TABLES = MESSAGE_ROW_TABLES;

export const historyRow = (record: HistoryRecord, now: number): HistoryRow => ({
  ...messageRow(record, now),
  student: studentOf(record),
  recipient: record.group_id ?? (record.phone === null ? null : `+${record.phone}`),
  template: record.template,
  campaign: campaignOf(record),
});

const studentOf = ({ external_id, name, own_phone, course, batch }: HistoryRecord): HistoryRow['student'] =>
  name === null ? null : { externalId: external_id, name, phone: own_phone, course, batch };

const campaignOf = ({ campaign_id, campaign_name }: HistoryRecord): HistoryRow['campaign'] =>
  campaign_id === null || campaign_name === null ? null : { id: campaign_id, name: campaign_name };
