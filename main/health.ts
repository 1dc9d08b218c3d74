import type { Health, HealthWarning } from '../preload/contract/health.ts';
import type { Config } from './config.ts';
import type { Keyring } from './keyring.ts';
import { SCHEMA } from './store/migrations/list.ts';
import type { Store } from './store/store.ts';
import type { TunnelState } from './tunnel/supervisor.ts';
import { WEBHOOK_PATH } from './webhook/receiver.ts';

/** How the program stands. Counts that span colleges are for the whole desk only. */
export type HealthReport = (desk: boolean) => Promise<Health>;

export type HealthSources = {
  readonly store: Store;
  readonly keyring: Keyring;
  readonly config: Config;
  readonly version: string;
  readonly unsigned: () => number;
  /** SQLite's words when the check of the whole file found damage. */
  readonly damage: () => string | null;
  readonly tunnel: () => TunnelState;
  readonly now: () => number;
};

export const createHealth =
  ({ store, keyring, config, version, unsigned, damage, tunnel, now }: HealthSources): HealthReport =>
  async (desk) => {
    const census = await store.read('census');
    const warnings: readonly (HealthWarning | false)[] = [
      keyring.apps() === null && !config.allowUnsigned && 'no_app_secret',
      config.allowUnsigned && 'unsigned_allowed',
      damage() !== null && 'damaged_database',
      census.strays.some(({ reason }) => reason === 'quarantined') && 'quarantined_deliveries',
    ];
    const { lastDeliveryAt } = census;
    return {
      version,
      schema: SCHEMA,
      now: new Date(now()).toISOString(),
      lights: {
        tunnel: tunnelLight(tunnel(), config.tunnel.kind === 'localtunnel'),
        subscription: { state: 'unknown' },
        delivery: {
          state: lastDeliveryAt === null ? 'unknown' : 'green',
          lastAt: lastDeliveryAt === null ? null : new Date(lastDeliveryAt).toISOString(),
        },
      },
      verifyToken: desk ? verifyTokenOf(config, keyring) : null,
      warnings: warnings.filter((warning) => warning !== false),
      deliveries: desk ? census.deliveries : 0,
      unsigned: desk ? unsigned() : 0,
      strays: desk ? census.strays : [],
      unknownNumbers: desk ? census.unknownNumbers : [],
      unmatched: desk ? census.unmatched : 0,
    };
  };

const tunnelLight = (state: TunnelState, trial: boolean): Health['lights']['tunnel'] => {
  const instant = (at: number): string => new Date(at).toISOString();
  const callbackOf = (address: string | null): string | null => address && `${address}${WEBHOOK_PATH}`;
  const nothing = { address: null, callback: null, why: null, since: null, provenAt: null, trial };
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
