import { isReported } from '../../preload/contract/status.ts';
import { type Change, strayOf } from './change.ts';
import type { Pricing, StatusLine, StrayLine } from './line.ts';
import { parseError } from './parse-error.ts';
import { type Acquaint, NOBODY, readPerson } from './person.ts';
import { type Fields, id, inner, isFields, NONE, own, time, wordsOrNull } from './read.ts';

const SHORT = 100;
const LONGEST_CALLBACK_DATA = 512;

/**
 * One of `value.statuses[]` (PLATFORM 3.1). A word that is no rung, and what only looks like a message's status
 * (payments and calls also have a `failed`), is a stray `unknown_status`; one that does not say which message of which
 * number, or when, `unknown_shape`.
 */
export const parseStatus = (status: unknown, change: Change, acquaint: Acquaint): StatusLine | StrayLine => {
  if (!isFields(status)) return strayOf('unknown_shape', change);
  const word = own(status, 'status');
  if (typeof word !== 'string') return strayOf('unknown_shape', change);
  if (!isReported(word) || isOfAnotherKind(status)) return strayOf('unknown_status', change);

  const { phoneNumberId } = change;
  const wamid = id(status, 'id');
  const at = time(status, 'timestamp');
  if (phoneNumberId === null || wamid === null || at === null) return strayOf('unknown_shape', change);

  return {
    kind: 'status',
    phoneNumberId,
    wamid,
    status: word,
    at,
    ...readAudience(status, acquaint),
    callbackData: wordsOrNull(status, 'biz_opaque_callback_data', LONGEST_CALLBACK_DATA),
    error: parseError(status),
    pricing: readPricing(inner(status, 'pricing')),
  };
};

const isOfAnotherKind = (status: Fields): boolean => {
  const type = own(status, 'type');
  return type === 'payment' || type === 'call' || isFields(own(status, 'payment'));
};

/**
 * Whom it was for. A group's message belongs to no one person, so its `recipient` is empty: taking the member a report
 * is about for the recipient would show the group's message in that one student's thread.
 */
const readAudience = (
  status: Fields,
  acquaint: Acquaint,
): Pick<StatusLine, 'recipient' | 'groupId' | 'participant'> => {
  const member = readPerson(status, 'recipient_participant_id', 'recipient_participant_user_id');
  const participant = member.phone ?? member.bsuid ?? '';
  if (participant === '' && own(status, 'recipient_type') !== 'group') {
    return {
      recipient: acquaint(readPerson(status, 'recipient_id', 'recipient_user_id')),
      groupId: null,
      participant: '',
    };
  }
  return { recipient: NOBODY, groupId: id(status, 'recipient_id'), participant };
};

const readPricing = (pricing: Fields): Pricing | null => {
  if (pricing === NONE) return null;
  const category = wordsOrNull(pricing, 'category', SHORT);
  const type = wordsOrNull(pricing, 'type', SHORT);
  const model = wordsOrNull(pricing, 'pricing_model', SHORT);
  return category === null && type === null && model === null ? null : { category, type, model };
};
