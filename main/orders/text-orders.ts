import type { Skipped } from '../../preload/contract/outgoing.ts';
import type { Order } from '../store/sending.ts';
import type { Drafted } from './template-orders.ts';

/** PLATFORM 7.1. */
const LONGEST_TEXT = 4_096;

/** The same text to each registration; it needs their windows open. */
export const textOrders = (
  text: string,
  replyTo: string | null,
  registrationIds: readonly string[],
  dedupeKeyOf: (registrationId: string) => string | null,
): Drafted => {
  const reason = hindrance(text);
  if (reason !== null)
    return {
      orders: [],
      skipped: registrationIds.map((registrationId) => ({ registrationId, reason, detail: null })),
    };
  const orders = registrationIds.map(
    (registrationId): Order => ({
      registrationId,
      kind: 'text',
      text,
      payload: JSON.stringify({ type: 'text', text }),
      template: null,
      marketing: false,
      media: null,
      replyTo,
      dedupeKey: dedupeKeyOf(registrationId),
    }),
  );
  return { orders, skipped: [] };
};

const hindrance = (text: string): Skipped['reason'] | null => {
  if (text.trim() === '') return 'empty';
  return text.length > LONGEST_TEXT ? 'too_long' : null;
};
