import type { Instant } from './rows.ts';

/** Where Meta looks for the address to deliver to, nearest first (PLATFORM 5.1). */
export type CallbackLevel = 'number' | 'account' | 'app';

/** Why Meta does not deliver to this desk. A closed set, so that a window can say it in any language. */
export const CALLBACK_TROUBLES = [
  /** No access token is known. */
  'no_token',
  /** Meta knows the token no longer. */
  'token_dead',
  /** The token may not do this. */
  'no_permission',
  /** Which account the number belongs to is not known. */
  'no_account',
  /** The account has not asked for deliveries, and could not be made to. */
  'not_subscribed',
  /** Another address stands there, and a person must say that it may be replaced. */
  'foreign',
  /** It led here until somebody else set another address. */
  'taken',
  /** It is to be set by hand, and is another. */
  'by_hand',
  /** Our own question at the public address was not answered as Meta needs it. */
  'not_verified',
  /** Meta asked the address, and heard something else. */
  'address_refused',
  'address_too_long',
  /** Meta said yes, and reads back another. */
  'not_kept',
  /** The app lacks fields without which Meta does not tell all. */
  'fields_missing',
  'unreachable',
  'too_often',
  /** Meta's own words say why. */
  'refused',
] as const;
export type CallbackTrouble = (typeof CALLBACK_TROUBLES)[number];

/** What stands at Meta, as it was last read there. */
export type CallbackState = {
  /** `green`: it leads here, read back from Meta. `unknown`: not looked at yet, or there is no address of ours. */
  readonly state: 'unknown' | 'green' | 'red';
  readonly why: CallbackTrouble | null;
  /** Meta's own words, in English. */
  readonly words: string | null;
  /** Where Meta delivers now. */
  readonly owner: string | null;
  /** In this state since then. */
  readonly since: Instant | null;
  /** When it was last read. */
  readonly readAt: Instant | null;
};

/** What Meta knows of an access token (PLATFORM 7.10). */
export type TokenAtMeta = {
  readonly valid: boolean;
  /** `null`: never. */
  readonly expiresAt: Instant | null;
  /** Of the permissions that are needed, those it lacks. */
  readonly missing: readonly string[];
};

/** A number as Meta tells of it (PLATFORM 7.8). */
export type NumberProfile = {
  readonly displayPhone: string | null;
  readonly verifiedName: string | null;
  readonly quality: 'green' | 'yellow' | 'red' | 'unknown';
  readonly throughput: string | null;
  readonly status: string | null;
  /** Unique people outside the window in 24 hours. */
  readonly messagingLimit: number | 'unlimited' | null;
  readonly canSend: 'available' | 'limited' | 'blocked' | 'unknown';
  /** What Meta holds against it, in Meta's words. */
  readonly troubles: readonly { readonly of: string; readonly words: string; readonly solution: string | null }[];
};

export type NumberAtMeta = CallbackState & {
  readonly phoneNumberId: string;
  readonly collegeId: string;
  readonly level: CallbackLevel | null;
  readonly profile: NumberProfile | null;
  /** `null`: nobody could be asked; that takes the app's secret. */
  readonly token: TokenAtMeta | null;
};

/** The app itself: what templates, accounts and quality are told by, which no number's address gets (PLATFORM 5.1). */
export type AppAtMeta = CallbackState & {
  readonly appId: string;
  /** Of the fields this desk needs, those that the app lacks. */
  readonly missing: readonly string[];
};

/**
 * What an app must be subscribed to, so that Meta tells of messages, templates, accounts, quality and wishes (PLATFORM
 * 2.2): the fields marked "must" and "should" there that this desk understands.
 */
export const NEEDED_FIELDS = [
  'messages',
  'message_template_status_update',
  'message_template_quality_update',
  'template_category_update',
  'phone_number_quality_update',
  'account_update',
  'account_alerts',
  'business_capability_update',
  'user_preferences',
] as const;
