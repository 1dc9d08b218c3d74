import type { NumberHealth } from '../graph/number-health.ts';
import type { LimitNews } from '../outbox/limit-news.ts';
import type { NumberEntry } from '../store/store.ts';

/** Messages a second by Meta's word for it (PLATFORM 7.5, S8); another word changes nothing. */
const PER_SECOND: Readonly<Record<string, number>> = { STANDARD: 80, HIGH: 1_000 };

/** What the health of a number tells pacing. A college is taken for one portfolio, as the store does. */
export const limitNews = (
  { phoneNumberId, collegeId }: NumberEntry,
  { throughput, messagingLimit }: Pick<NumberHealth, 'throughput' | 'messagingLimit'>,
): readonly LimitNews[] => {
  const perSecond = PER_SECOND[throughput ?? ''];
  const people = messagingLimit === 'unlimited' ? Number.POSITIVE_INFINITY : messagingLimit;
  return [
    ...(perSecond === undefined ? [] : [{ about: 'throughput', number: phoneNumberId, perSecond } as const]),
    ...(people === null ? [] : [{ about: 'messaging_limit', portfolio: collegeId, people } as const]),
  ];
};
