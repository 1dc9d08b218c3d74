import type { Settings } from '../preload/contract/settings.ts';
import type { Callbacks } from './callback/supervise.ts';
import { type CallbacksNeeds, openCallbacks } from './callbacks.ts';
import type { Config } from './config.ts';
import { type Listening, openListening } from './listening.ts';
import type { DeskSettings } from './settings/settings.ts';
import type { TunnelState } from './tunnel/supervisor.ts';
import { type TunnelWish, tunnelWish } from './tunnel-wish.ts';
import { WEBHOOK_PATH } from './webhook/receiver.ts';

export type WayInNeeds = Omit<CallbacksNeeds, 'settings' | 'onChange'> & {
  readonly config: Config;
  readonly settings: DeskSettings;
  readonly prove: (nonce: string) => string;
  /** Since when the public address cannot be reached (ms UTC); `null`: it can. */
  readonly onDown: (since: number | null) => void;
  /** How it stands is otherwise now. */
  readonly onMove: () => void;
  readonly onBug: (error: unknown) => void;
};

/** The way from Meta to the receiver: the public address, and Meta told of it. Closed until `open`, and asked about from the start. */
export type WayIn = {
  tunnel(): TunnelState;
  wished(): TunnelWish;
  atMeta(): ReturnType<typeof standsAtMeta>;
  /** Looks at once: a person asked, the machine woke or its network changed. */
  wake(): void;
  /** A number, a token or a secret is another. */
  changed(): void;
  /** A person allows that the foreign address of a number or an app is replaced. False: there is none. */
  allow(what: 'number' | 'app', id: string): boolean;
  open(port: number): Promise<AsyncDisposable>;
};

const TUNNEL_NAME = 'tunnel name';

export const createWayIn = (needs: WayInNeeds): WayIn => {
  const { config, settings, store, keyring, prove, clock, random, onDown, onMove, onBug, report } = needs;
  let listening: Listening | null = null;
  let callbacks: Callbacks | null = null;
  let told = '';
  const wished = (): TunnelWish => tunnelWish(config, settings.get(), keyring.ngrokToken());
  const tunnel = (): TunnelState => listening?.state() ?? { is: 'off' };

  /** A probe that comes back again is no news. */
  const hear = (state: TunnelState): void => {
    onDown(state.is === 'down' ? state.since : null);
    if (state.is === 'up') callbacks?.addressIs(`${state.address}${WEBHOOK_PATH}`);
    const { provenAt: _again, ...stands } = { provenAt: 0, ...state };
    const tells = JSON.stringify(stands);
    if (tells === told) return;
    told = tells;
    onMove();
  };
  const wake = (): void => {
    listening?.wake();
    callbacks?.wake();
  };

  return {
    tunnel,
    wished,
    atMeta: () => standsAtMeta(callbacks),
    wake,
    changed: () => {
      listening?.changed();
      callbacks?.wake();
    },
    allow: (what, id) => callbacks?.allow(what, id) ?? false,
    open: async (port) => {
      await using opened = new AsyncDisposableStack();
      callbacks = opened.use(await openCallbacks({ ...needs, settings: settings.get, onChange: onMove }));
      listening = opened.use(
        openListening({
          wish: wished,
          port,
          prove,
          clock,
          random,
          name: await store.read('remembered', TUNNEL_NAME),
          keepName: (name) => void store.write('remember', TUNNEL_NAME, name).catch(report),
          onState: hear,
          report: onBug,
        }),
      );
      let way = settings.get().listening.callback;
      const follow = ({ listening: { callback } }: Settings): void => {
        listening?.changed();
        if (callback !== way) callbacks?.wake();
        way = callback;
      };
      opened.defer(settings.subscribe(follow));
      return opened.move();
    },
  };
};

const standsAtMeta = (callbacks: Callbacks | null) => ({
  numbers: callbacks?.numbers() ?? [],
  apps: callbacks?.apps() ?? [],
});
