import { isDeepStrictEqual } from 'node:util';
import type { Clock } from './clock.ts';
import { cloudflared } from './tunnel/cloudflared.ts';
import { localtunnel } from './tunnel/localtunnel.ts';
import { ngrok } from './tunnel/ngrok.ts';
import { ownAddress } from './tunnel/own-address.ts';
import { createProbe } from './tunnel/probe.ts';
import { type Supervisor, superviseTunnel, type TunnelState } from './tunnel/supervisor.ts';
import { type Provider, TunnelError } from './tunnel/tunnel.ts';
import type { TunnelWish } from './tunnel-wish.ts';
import { PROBE_PATH } from './webhook/receiver.ts';

export type ListeningNeeds = {
  readonly wish: () => TunnelWish;
  /** The receiver's: the only one that is ever led to. */
  readonly port: number;
  readonly prove: (nonce: string) => string;
  readonly clock: Clock;
  readonly random: () => number;
  /** The name the address had when the program last ran. */
  readonly name: string | null;
  readonly keepName: (name: string) => void;
  readonly onState: (state: TunnelState) => void;
  readonly report: (trouble: unknown) => void;
};

/** Whether and where the world can reach us, and the hand that looks again. */
export type Listening = AsyncDisposable & {
  state(): TunnelState;
  wish(): TunnelWish;
  wake(): void;
  /** The wish may be another: what is open is closed, and opened as it is wished now. */
  changed(): void;
};

const PROBE_WITHIN_MS = 4_000;

/** Keeps a public address open, by the one provider that was chosen: never by a less private one in its place. */
export const openListening = (needs: ListeningNeeds): Listening => {
  const probe = createProbe({ path: PROBE_PATH, prove: needs.prove, withinMs: PROBE_WITHIN_MS, now: needs.clock.now });
  const open = (wish: TunnelWish): Supervisor | null => {
    const provider = providerOf(wish);
    if (provider === null) {
      needs.onState(OFF);
      return null;
    }
    return superviseTunnel({ ...needs, name: wish.name ?? needs.name, provider, probe });
  };
  let wish = needs.wish();
  let supervisor = open(wish);
  let changing: Promise<void> = Promise.resolve();
  let closed = false;

  const change = async (): Promise<void> => {
    const next = needs.wish();
    if (closed || isDeepStrictEqual(next, wish)) return;
    wish = next;
    await supervisor?.[Symbol.asyncDispose]();
    supervisor = open(next);
  };
  return {
    state: () => supervisor?.state() ?? OFF,
    wish: () => wish,
    wake: () => supervisor?.wake(),
    changed: () => {
      changing = changing.then(change).catch(needs.report);
    },
    [Symbol.asyncDispose]: async () => {
      closed = true;
      await changing;
      await supervisor?.[Symbol.asyncDispose]();
      probe[Symbol.dispose]();
    },
  };
};

const OFF: TunnelState = { is: 'off' };

const providerOf = ({ kind, host, name, address, ngrokToken, cloudflared: program }: TunnelWish): Provider | null => {
  switch (kind) {
    case 'off':
      return null;
    case 'localtunnel':
      return localtunnel(host);
    case 'cloudflared':
      if (name !== null && address === null) return lacks('no_address', 'A named tunnel needs its address.');
      return cloudflared({ program, named: name === null || address === null ? null : { tunnel: name, address } });
    case 'ngrok':
      return ngrokToken === null ? lacks('no_ngrok_token', 'ngrok needs its token.') : ngrok(ngrokToken, name);
    case 'own':
      return address === null ? lacks('no_address', 'No address was given.') : ownAddress(address);
    default:
      return kind satisfies never;
  }
};

/** What cannot be opened until a person gives what is missing. */
const lacks =
  (trouble: 'no_address' | 'no_ngrok_token', words: string): Provider =>
  async () => {
    throw new TunnelError(trouble, words);
  };
