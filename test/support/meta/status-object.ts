import { type FailureCode, failureObject } from './failures.ts';
import type { Party } from './party.ts';

export type ReportWord = 'sent' | 'delivered' | 'read' | 'played' | 'failed';

/** What Meta has to say of one message. `at` is milliseconds UTC; Meta tells whole seconds. */
export type Report = {
  readonly wamid: string;
  readonly status: ReportWord;
  readonly at: number;
  readonly to: Party;
  readonly callbackData?: string;
  readonly failure?: FailureCode;
  readonly pricing?: 'utility' | 'marketing' | 'service' | 'authentication';
  /** Group sends: the group is the recipient, the report is about one member. */
  readonly group?: { readonly id: string; readonly member: Party };
  /** What payloads of v23 and below still carry. */
  readonly conversation?: { readonly id: string; readonly origin: string; readonly expiresAt?: number };
};

const seconds = (at: number): string => String(Math.floor(at / 1_000));

const recipient = ({ to, group, status }: Report): object =>
  group
    ? {
        recipient_id: group.id,
        recipient_type: 'group',
        ...(group.member.phone !== undefined && { recipient_participant_id: group.member.phone }),
        ...(group.member.bsuid !== undefined && { recipient_participant_user_id: group.member.bsuid }),
      }
    : {
        ...(to.phone !== undefined && { recipient_id: to.phone }),
        // Omitted on a failure when the send went to a phone number (S6).
        ...(to.bsuid !== undefined &&
          !(status === 'failed' && to.phone !== undefined) && { recipient_user_id: to.bsuid }),
      };

const conversationObject = ({ id, origin, expiresAt }: NonNullable<Report['conversation']>): object => ({
  id,
  ...(expiresAt !== undefined && { expiration_timestamp: seconds(expiresAt) }),
  origin: { type: origin },
});

/** An element of `value.statuses[]` as in PLATFORM 3.1. */
export const statusObject = (report: Report): object => ({
  id: report.wamid,
  status: report.status,
  timestamp: seconds(report.at),
  ...recipient(report),
  ...(report.callbackData !== undefined && { biz_opaque_callback_data: report.callbackData }),
  ...(report.conversation && { conversation: conversationObject(report.conversation) }),
  ...(report.pricing && {
    pricing: { billable: true, pricing_model: 'PMP', type: 'regular', category: report.pricing },
  }),
  ...(report.failure && { errors: [failureObject(report.failure)] }),
});
