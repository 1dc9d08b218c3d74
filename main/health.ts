import type { NumberAtMeta } from '../preload/contract/callback.ts';
import type { Health, HealthWarning } from '../preload/contract/health.ts';
import type { Config } from './config.ts';
import type { Keyring } from './keyring.ts';
import { SCHEMA } from './store/migrations/list.ts';
import type { Census, Store } from './store/store.ts';
import type { TunnelState } from './tunnel/supervisor.ts';
import type { TunnelWish } from './tunnel-wish.ts';
import type { Verifications } from './verifications.ts';
import type { WayIn } from './way-in.ts';
import { WEBHOOK_PATH } from './webhook/receiver.ts';

/** How the program stands. What spans colleges is for the whole desk only; of the numbers, each sees those of its college. */
export type HealthReport = (caller: { readonly desk: boolean; readonly collegeId: string }) => Promise<Health>;

export type HealthSources = {
  readonly store: Store;
  readonly keyring: Keyring;
  readonly config: Config;
  readonly version: string;
  readonly unsigned: () => { readonly total: number; readonly lastAt: number | null };
  readonly verifications: () => Verifications;
  /** What the check of the whole file found. */
  readonly database: () => Health['database'];
  readonly wayIn: Pick<WayIn, 'tunnel' | 'wished' | 'atMeta'>;
  /** How far Meta's clock is ahead, in ms; `null` while nobody knows. */
  readonly clockAhead: () => number | null;
  readonly now: () => number;
};

export const createHealth =
  ({
    store,
    keyring,
    config,
    version,
    unsigned,
    verifications,
    database,
    wayIn,
    clockAhead,
    now,
  }: HealthSources): HealthReport =>
  async ({ desk, collegeId }) => {
    // As the last try showed; nothing may have been tried since.
    if (store.standing() !== 'well') await store.write('remember', 'tried', String(now())).catch(() => undefined);
    const census = await store.read('census').catch((error): Census => {
      if (store.standing() === 'damaged') return NOTHING_KNOWN;
      throw error;
    });
    const isDamaged = store.standing() === 'damaged';
    const { numbers: all, apps } = wayIn.atMeta();
    const numbers = all.filter((number) => desk || number.collegeId === collegeId);
    const clockAheadMs = clockAhead();
    const warnings: readonly (HealthWarning | false)[] = [
      keyring.apps() === null && !config.allowUnsigned && 'no_app_secret',
      config.allowUnsigned && 'unsigned_allowed',
      isDamaged && 'damaged_database',
      store.standing() === 'full' && 'disk_full',
      store.standing() === 'unwritable' && 'cannot_write',
      census.strays.some(({ reason }) => reason === 'quarantined') && 'quarantined_deliveries',
      Math.abs(clockAheadMs ?? 0) > CLOCK_WRONG_MS && 'clock_wrong',
    ];
    const { lastDeliveryAt } = census;
    return {
      version,
      schema: SCHEMA,
      now: new Date(now()).toISOString(),
      lights: {
        tunnel: tunnelLight(wayIn.tunnel(), wayIn.wished()),
        subscription: subscriptionLight(numbers),
        delivery: {
          state: lastDeliveryAt === null ? 'unknown' : 'green',
          lastAt: instantOrNull(lastDeliveryAt),
        },
      },
      numbers,
      apps: desk ? apps : [],
      clockAheadMs,
      verifyToken: desk ? verifyTokenOf(config, keyring) : null,
      verification: {
        answeredAt: instantOrNull(verifications().answeredAt),
        refusedAt: instantOrNull(verifications().refusedAt),
      },
      database: isDamaged ? 'damaged' : database(),
      warnings: warnings.filter((warning) => warning !== false),
      deliveries: desk ? census.deliveries : 0,
      unsigned: desk ? unsigned().total : 0,
      unsignedAt: desk ? instantOrNull(unsigned().lastAt) : null,
      strays: desk ? census.strays : [],
      unknownNumbers: desk ? census.unknownNumbers : [],
      unmatched: desk ? census.unmatched : 0,
    };
  };

/** Of a database that cannot be read. */
const NOTHING_KNOWN: Census = { deliveries: 0, lastDeliveryAt: null, strays: [], unknownNumbers: [], unmatched: 0 };

const instantOrNull = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** Windows of 24 hours and times of ticks are off by as much as this clock is. */
const CLOCK_WRONG_MS = 2 * 60_000;

const subscriptionLight = (numbers: readonly NumberAtMeta[]): Health['lights']['subscription'] => {
  const has = (state: NumberAtMeta['state']): boolean => numbers.some((number) => number.state === state);
  const [oldest = null] = numbers.flatMap(({ readAt }) => readAt ?? []).sort();
  if (has('red')) return { state: 'red', provenAt: oldest };
  return { state: has('unknown') || !has('green') ? 'unknown' : 'green', provenAt: oldest };
};

const tunnelLight = (
  state: TunnelState,
  { kind, from }: Pick<TunnelWish, 'kind' | 'from'>,
): Health['lights']['tunnel'] => {
  const trial = kind === 'localtunnel';
  const instant = (at: number): string => new Date(at).toISOString();
  const callbackOf = (address: string | null): string | null => address && `${address}${WEBHOOK_PATH}`;
  const nothing = { address: null, callback: null, why: null, since: null, provenAt: null, trial, from };
  switch (state.is) {
    case 'off':
      return { ...nothing, state: 'off', trial: false };
    case 'opening':
      return { ...nothing, state: 'unknown', since: instant(state.since) };
    case 'up': {
      const { address, since, provenAt } = state;
      const proven = { since: instant(since), provenAt: instant(provenAt) };
      return { ...nothing, ...proven, state: 'green', address, callback: callbackOf(address) };
    }
    case 'down':
      return {
        ...nothing,
        state: 'red',
        address: state.address,
        callback: callbackOf(state.address),
        why: state.why,
        since: instant(state.since),
      };
    default:
      return state satisfies never;
  }
};

const verifyTokenOf = (config: Config, keyring: Keyring): Health['verifyToken'] =>
  config.verifyToken === undefined
    ? { from: 'generated', value: keyring.verifyToken() }
    : { from: 'environment', value: null };
