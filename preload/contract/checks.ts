import type { AppAtMeta, CallbackState, CallbackTrouble, NumberAtMeta, TokenAtMeta } from './callback.ts';
import type { Health } from './health.ts';

/** What must hold so that Meta's deliveries come here and are understood, in the order in which it is set up. */
export const CHECKS = [
  'reachable',
  'certificate',
  'verify_token',
  'app_secret',
  'deliveries',
  'fields',
  'token',
  'clock',
  'database',
] as const;
export type CheckName = (typeof CHECKS)[number];

/** `unknown`: nobody can say it yet, or not from here. */
export type Check = {
  readonly name: CheckName;
  /** The number or app it is about; `null`: the whole desk. */
  readonly about: string | null;
  readonly state: 'green' | 'red' | 'unknown';
};

/** A token is a trouble from here on: somebody has a week to make another. */
export const TOKEN_WARNING_MS = 7 * 24 * 60 * 60 * 1_000;

/** The set-up as live checks. `now` is in milliseconds UTC. Whoever sees one college only gets no checks of apps. */
export const checksOf = (health: Health, now: number): readonly Check[] => {
  const { numbers, apps, verifyToken } = health;
  const isWholeDesk = verifyToken !== null;
  const desk = (name: CheckName, state: Check['state']): Check => ({ name, about: null, state });
  const ofNumbers = (name: CheckName, stateOf: (number: NumberAtMeta) => Check['state']): readonly Check[] =>
    numbers.length === 0
      ? [desk(name, 'unknown')]
      : numbers.map((number) => ({ name, about: number.phoneNumberId, state: stateOf(number) }));
  return [
    desk('reachable', reachable(health)),
    desk('certificate', certificate(health)),
    desk('verify_token', verifyTokenAnswered(health)),
    desk('app_secret', appSecret(health)),
    ...ofNumbers('deliveries', ({ state }) => state),
    ...(apps.length === 0 && isWholeDesk ? [desk('fields', 'unknown')] : apps.map(fields)),
    ...ofNumbers('token', (number) => token(number, now)),
    desk('clock', health.clockAheadMs === null ? 'unknown' : has(health, 'clock_wrong') ? 'red' : 'green'),
    desk('database', health.database === 'sound' ? 'green' : health.database === 'damaged' ? 'red' : 'unknown'),
  ];
};

const has = ({ warnings }: Health, warning: Health['warnings'][number]): boolean => warnings.includes(warning);

const reachable = ({ lights: { tunnel } }: Health): Check['state'] =>
  tunnel.state === 'off' ? 'unknown' : tunnel.state;

/** The probe goes over https as Meta's call does, and does not come back where the certificate is not valid. */
const certificate = ({ lights: { tunnel } }: Health): Check['state'] =>
  tunnel.state === 'green' && tunnel.address?.startsWith('https:') ? 'green' : 'unknown';

const UNANSWERED: ReadonlySet<CallbackTrouble | null> = new Set(['not_verified', 'address_refused']);

/** What leads here was verified by Meta when it was set. One refusal after an answer may be any stranger's. */
const verifyTokenAnswered = ({ numbers, apps, verification }: Health): Check['state'] => {
  const told: readonly CallbackState[] = [...numbers, ...apps];
  if (told.some(({ why }) => UNANSWERED.has(why))) return 'red';
  if (verification.answeredAt !== null || told.some(({ state }) => state === 'green')) return 'green';
  return verification.refusedAt === null ? 'unknown' : 'red';
};

const appSecret = (health: Health): Check['state'] => {
  const { unsignedAt, lights } = health;
  const { lastAt } = lights.delivery;
  if (has(health, 'no_app_secret')) return 'red';
  // Whatever comes is taken, and so proves nothing.
  if (has(health, 'unsigned_allowed')) return 'unknown';
  if (unsignedAt !== null && (lastAt === null || unsignedAt > lastAt)) return 'red';
  return lastAt === null ? 'unknown' : 'green';
};

const fields = ({ appId, state, missing }: AppAtMeta): Check => ({
  name: 'fields',
  about: appId,
  state: missing.length > 0 ? 'red' : state,
});

const token = ({ token: told, why }: NumberAtMeta, now: number): Check['state'] => {
  if (why === 'token_dead' || why === 'no_permission') return 'red';
  if (told === null) return 'unknown';
  return tokenTrouble(told, now) === null ? 'green' : 'red';
};

export type TokenTrouble = 'invalid' | 'expired' | 'lacking' | 'expiring';

/** What is wrong with a token, the worst first. */
export const tokenTrouble = ({ valid, expiresAt, missing }: TokenAtMeta, now: number): TokenTrouble | null => {
  const left = expiresAt === null ? Number.POSITIVE_INFINITY : Date.parse(expiresAt) - now;
  if (left <= 0) return 'expired';
  if (!valid) return 'invalid';
  if (missing.length > 0) return 'lacking';
  return left <= TOKEN_WARNING_MS ? 'expiring' : null;
};
