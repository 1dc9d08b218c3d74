import type { SetupLook } from '../../preload/contract/asks/setup.ts';
import type { CallbackTrouble } from '../../preload/contract/callback.ts';

/** What Meta may say of anything that is tried, and what to do. A trouble that no look can have is told in Meta's words. */
const ANYTHING = {
  no_token: 'look.no_token',
  token_dead: 'look.token_dead',
  no_permission: 'look.no_permission',
  no_account: 'look.refused',
  not_subscribed: 'look.refused',
  foreign: 'look.refused',
  taken: 'look.refused',
  by_hand: 'look.refused',
  not_verified: 'look.refused',
  address_refused: 'look.refused',
  address_too_long: 'look.refused',
  not_kept: 'look.refused',
  fields_missing: 'look.refused',
  unreachable: 'look.unreachable',
  too_often: 'look.too_often',
  refused: 'look.refused',
} as const satisfies Record<CallbackTrouble, string>;

/** The same trouble means another mistake where another thing was entered. */
const OF_APP = {
  ...ANYTHING,
  token_dead: 'look.app_dead',
  no_permission: 'look.app_dead',
  refused: 'look.app_refused',
} as const satisfies Record<CallbackTrouble, string>;

const OF_ACCOUNT = {
  ...ANYTHING,
  no_permission: 'look.account_refused',
  refused: 'look.account_refused',
} as const satisfies Record<CallbackTrouble, string>;

const OF = { app: OF_APP, token: ANYTHING, account: OF_ACCOUNT } as const;

/** Why it is red, as a key of the dictionaries. */
export const redSays = (what: keyof typeof OF, why: CallbackTrouble | null) => OF[what][why ?? 'refused'];

/** A token that ends so soon is most likely the quick-start token of Meta's dashboard, which lasts 24 hours. */
const SOON_MS = 48 * 60 * 60 * 1_000;
export const endsSoon = ({ expiresAt }: SetupLook['token'], now: number): boolean =>
  expiresAt !== null && Date.parse(expiresAt) - now < SOON_MS;
