import type { AccountField, AccountNewsRow } from '../../preload/contract/account-news.ts';

export const ACCOUNT_NAMES = {
  account_alerts: 'account.account_alerts',
  account_update: 'account.account_update',
  business_capability_update: 'account.business_capability_update',
  phone_number_quality_update: 'account.phone_number_quality_update',
} as const satisfies Record<AccountField, string>;

const EVENTS = {
  ACCOUNT_RESTRICTION: 'account.restriction',
  ACCOUNT_VIOLATION: 'account.violation',
  DISABLED_UPDATE: 'account.disabled',
  ACCOUNT_DELETED: 'account.deleted',
  ACCOUNT_OFFBOARDED: 'account.offboarded',
  ACCOUNT_RECONNECTED: 'account.reconnected',
  THROUGHPUT_UPGRADE: 'account.faster',
} as const;

/** What an event means, as a key of the dictionaries; `null`: its name at Meta says all that is known. */
export const eventSays = ({ event }: AccountNewsRow): (typeof EVENTS)[keyof typeof EVENTS] | null =>
  event !== null && isKnown(event) ? EVENTS[event] : null;

const isKnown = (event: string): event is keyof typeof EVENTS => Object.hasOwn(EVENTS, event);

const WARNINGS: ReadonlySet<string | null> = new Set([
  'ACCOUNT_RESTRICTION',
  'ACCOUNT_VIOLATION',
  'DISABLED_UPDATE',
  'ACCOUNT_DELETED',
  'ACCOUNT_OFFBOARDED',
]);

/** Something that somebody should look at. */
export const isWarning = ({ field, event }: AccountNewsRow): boolean =>
  field === 'account_alerts' || WARNINGS.has(event);
