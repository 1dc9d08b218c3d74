import type { Config } from './config.ts';
import { Refusal } from './refusal.ts';
import { cloudflared } from './tunnel/cloudflared.ts';
import { localtunnel } from './tunnel/localtunnel.ts';
import { ngrok } from './tunnel/ngrok.ts';
import { ownAddress } from './tunnel/own-address.ts';
import { createProbe } from './tunnel/probe.ts';
import { type Clock, superviseTunnel, type TunnelState } from './tunnel/supervisor.ts';
import type { Provider } from './tunnel/tunnel.ts';
import { PROBE_PATH } from './webhook/receiver.ts';

export type ListeningNeeds = {
  readonly tunnel: Config['tunnel'];
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
export type Listening = AsyncDisposable & { state(): TunnelState; wake(): void };

const PROBE_WITHIN_MS = 4_000;

/** Keeps a public address open, by the one provider that was chosen: never by a less private one in its place. */
export const openListening = ({ tunnel, prove, ...needs }: ListeningNeeds): Listening => {
  const provider = providerOf(tunnel);
  if (provider === null)
    return { state: () => ({ is: 'off' }), wake: () => undefined, [Symbol.asyncDispose]: async () => undefined };
  const probe = createProbe({ path: PROBE_PATH, prove, withinMs: PROBE_WITHIN_MS });
  return superviseTunnel({ ...needs, name: tunnel.name ?? needs.name, provider, probe });
};

const providerOf = ({ kind, host, name, address, ngrokToken }: Config['tunnel']): Provider | null => {
  switch (kind) {
    case 'off':
      return null;
    case 'localtunnel':
      return localtunnel(host);
    case 'cloudflared':
      return cloudflared({ program: 'cloudflared', named: namedTunnel(name, address) });
    case 'ngrok':
      if (ngrokToken === null) throw new Refusal('bad_request', 'For ngrok, NGROK_AUTHTOKEN must be set.');
      return ngrok(ngrokToken, name);
    case 'own':
      return ownAddress(address ?? '');
    default:
      return kind satisfies never;
  }
};

const namedTunnel = (tunnel: string | null, address: string | null) => {
  if (tunnel === null) return null;
  if (address === null)
    throw new Refusal('bad_request', 'With TICKDESK_TUNNEL_NAME, cloudflared needs TICKDESK_TUNNEL_ADDRESS too.');
  return { tunnel, address };
};
