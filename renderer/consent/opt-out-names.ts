import type { OptOut } from '../../preload/contract/opt-out.ts';

/** What a student does not want, in a few words. */
export const SCOPE_NAMES = {
  all: 'consent.all',
  marketing: 'consent.marketing',
} as const satisfies Record<OptOut['scope'], string>;

/** What told of it. */
export const SOURCE_NAMES = {
  keyword: 'consent.by_keyword',
  preference: 'consent.by_preference',
  meta: 'consent.by_meta',
  hand: 'consent.by_hand',
} as const satisfies Record<OptOut['by'], string>;
