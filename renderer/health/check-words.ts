import type { NumberAtMeta } from '../../preload/contract/callback.ts';
import { type Check, type CheckName, tokenTrouble } from '../../preload/contract/checks.ts';
import type { Health } from '../../preload/contract/health.ts';
import { TROUBLES } from './callback-words.ts';

export const CHECK_NAMES = {
  reachable: 'check.reachable',
  certificate: 'check.certificate',
  verify_token: 'check.verify_token',
  app_secret: 'check.app_secret',
  deliveries: 'check.deliveries',
  fields: 'check.fields',
  token: 'check.token',
  clock: 'check.clock',
  database: 'check.database',
} as const satisfies Record<CheckName, string>;

export const STATE_NAMES = {
  green: 'check.green',
  red: 'check.red',
  unknown: 'check.unknown',
} as const satisfies Record<Check['state'], string>;

/** What is wrong and the next step. A certificate that is not valid shows as an address that is not reached. */
const RED = {
  reachable: 'check.reachable_red',
  certificate: 'check.reachable_red',
  verify_token: 'check.verify_token_red',
  app_secret: 'check.app_secret_red',
  deliveries: 'check.deliveries_red',
  fields: 'check.fields_red',
  clock: 'health.clock_wrong',
  database: 'health.damaged_database',
} as const satisfies Record<Exclude<CheckName, 'token'>, string>;

const UNKNOWN = {
  reachable: 'check.reachable_unknown',
  certificate: 'check.certificate_unknown',
  verify_token: 'check.verify_token_unknown',
  app_secret: 'check.app_secret_unknown',
  deliveries: 'check.deliveries_unknown',
  fields: 'check.fields_unknown',
  token: 'check.token_unknown',
  clock: 'check.clock_unknown',
  database: 'check.database_unknown',
} as const satisfies Record<CheckName, string>;

const TOKEN = {
  invalid: 'check.token_invalid',
  expired: 'check.token_expired',
  lacking: 'check.token_lacking',
  expiring: 'check.token_expiring',
} as const;

/** The sentence under a check, as a key of the dictionaries; `null` where all is well. `missing` goes with one of them. */
export const checkSays = (check: Check, health: Health, now: number) => {
  const { name, about, state } = check;
  if (state === 'green') return null;
  if (state === 'unknown') return { says: UNKNOWN[name], missing: '' } as const;
  if (name !== 'token') return { says: RED[name], missing: '' } as const;
  return tokenSays(
    health.numbers.find(({ phoneNumberId }) => phoneNumberId === about),
    now,
  );
};

const tokenSays = (number: NumberAtMeta | undefined, now: number) => {
  const trouble = number?.token ? tokenTrouble(number.token, now) : null;
  if (trouble === null) return { says: TROUBLES[number?.why ?? 'token_dead'], missing: '' } as const;
  return { says: TOKEN[trouble], missing: number?.token?.missing.join(', ') ?? '' } as const;
};
