import type { CampaignMember } from '../../preload/contract/campaign.ts';
import { csvText } from '../files/csv-text.ts';

export const MEMBER_COLUMNS = [
  'external_id',
  'name',
  'phone',
  'course',
  'batch',
  'stand',
  'reason',
  'code',
  'details',
  'tries',
  'queued',
  'accepted',
  'sent',
  'delivered',
  'read',
  'message_id',
] as const;
export type MemberColumn = (typeof MEMBER_COLUMNS)[number];

/** What a table says in words. */
export type MemberWords = {
  readonly title: (column: MemberColumn) => string;
  readonly stand: (member: CampaignMember) => string;
  readonly reason: (member: CampaignMember) => string;
};

/** A campaign's students as a table. */
export const membersCsv = (members: readonly CampaignMember[], words: MemberWords): string =>
  csvText(
    MEMBER_COLUMNS.map(words.title),
    members.map((member) => MEMBER_COLUMNS.map((column) => cellOf(member, column, words))),
  );

const cellOf = (member: CampaignMember, column: MemberColumn, words: MemberWords): string | number => {
  switch (column) {
    case 'external_id':
      return member.externalId ?? '';
    case 'name':
      return member.name;
    case 'phone':
      return member.phone ?? '';
    case 'course':
      return member.course ?? '';
    case 'batch':
      return member.batch ?? '';
    case 'stand':
      return words.stand(member);
    case 'reason':
      return words.reason(member);
    case 'code':
      return member.error?.code ?? '';
    case 'details':
      return member.skipped?.detail ?? member.error?.details ?? member.error?.title ?? '';
    case 'tries':
      return member.attempt;
    case 'message_id':
      return member.wamid ?? '';
    case 'queued':
    case 'accepted':
    case 'sent':
    case 'delivered':
    case 'read':
      return member.rungs[column] ?? '';
    default:
      return column satisfies never;
  }
};
