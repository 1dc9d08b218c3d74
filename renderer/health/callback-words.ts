import type { AppAtMeta, CallbackLevel, CallbackTrouble, NumberAtMeta } from '../../preload/contract/callback.ts';

/** What happened, and what to do. */
export const TROUBLES = {
  no_token: 'callback.no_token',
  token_dead: 'callback.token_dead',
  no_permission: 'callback.no_permission',
  no_account: 'callback.no_account',
  not_subscribed: 'callback.not_subscribed',
  foreign: 'callback.foreign',
  taken: 'callback.taken',
  by_hand: 'callback.by_hand',
  not_verified: 'callback.not_verified',
  address_refused: 'callback.address_refused',
  address_too_long: 'callback.address_too_long',
  not_kept: 'callback.not_kept',
  fields_missing: 'callback.fields_missing',
  unreachable: 'callback.unreachable',
  too_often: 'callback.too_often',
  refused: 'callback.refused',
} as const satisfies Record<CallbackTrouble, string>;

const LEVELS = {
  number: 'callback.green_number',
  account: 'callback.green_account',
  app: 'callback.green_app',
} as const satisfies Record<CallbackLevel, string>;

/** How a number stands at Meta, as a key of the dictionaries. */
export const numberSays = ({ state, why, level }: NumberAtMeta) => {
  if (why !== null) return TROUBLES[why];
  return state === 'green' ? LEVELS[level ?? 'number'] : 'callback.unknown';
};

/** And how an app does, which a person may have to set by hand. */
export const appSays = ({ state, why }: AppAtMeta) => {
  if (why === 'refused') return 'callback.refused_of_app';
  if (why !== null) return TROUBLES[why];
  return state === 'green' ? 'callback.green_of_app' : 'callback.unknown';
};

/** Whether a person has to enter the address or the fields at Meta. */
export const isByHand = (why: CallbackTrouble | null): boolean =>
  why === 'refused' || why === 'by_hand' || why === 'fields_missing';

export const QUALITIES = {
  green: 'callback.quality_green',
  yellow: 'callback.quality_yellow',
  red: 'callback.quality_red',
  unknown: 'callback.quality_unknown',
} as const;

export const ABILITIES = {
  available: 'callback.sending_available',
  limited: 'callback.sending_limited',
  blocked: 'callback.sending_blocked',
} as const;
