import { DEFAULT_SETTINGS, type Settings, type TunnelKind } from '../preload/contract/settings.ts';
import type { Config } from './config.ts';

/** How the public address is to be opened. */
export type TunnelWish = {
  readonly kind: TunnelKind;
  /** The localtunnel server. */
  readonly host: string;
  readonly name: string | null;
  readonly address: string | null;
  readonly cloudflared: string;
  readonly ngrokToken: string | null;
  readonly from: 'environment' | 'settings';
};

/** What the environment sets wins, whole: half of one choice and half of another would be a third that nobody made. */
export const tunnelWish = (
  { tunnel: set }: Pick<Config, 'tunnel'>,
  { listening: chosen }: Settings,
  keptNgrokToken: string | null,
): TunnelWish => {
  const ngrokToken = set.ngrokToken ?? keptNgrokToken;
  const cloudflared = chosen.cloudflared || 'cloudflared';
  if (set.kind !== null) {
    const { kind, name, address } = set;
    const host = set.host ?? DEFAULT_SETTINGS.listening.tunnelHost;
    return { kind, host, name, address, cloudflared, ngrokToken, from: 'environment' };
  }
  return {
    kind: chosen.tunnel,
    host: set.host ?? chosen.tunnelHost,
    name: set.name ?? (chosen.tunnelName || null),
    address: set.address ?? (chosen.tunnelAddress || null),
    cloudflared,
    ngrokToken,
    from: 'settings',
  };
};
