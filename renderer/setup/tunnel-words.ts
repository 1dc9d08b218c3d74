import type { TunnelKind } from '../../preload/contract/settings.ts';

/** What each way is called. */
export const TUNNEL_NAMES = {
  localtunnel: 'tunnel.localtunnel',
  cloudflared: 'tunnel.cloudflared',
  ngrok: 'tunnel.ngrok',
  own: 'tunnel.own',
  off: 'tunnel.off',
} as const satisfies Record<TunnelKind, string>;

/** And what choosing it means. */
export const TUNNEL_MEANS = {
  localtunnel: 'tunnel.localtunnel_why',
  cloudflared: 'tunnel.cloudflared_why',
  ngrok: 'tunnel.ngrok_why',
  own: 'tunnel.own_why',
  off: 'tunnel.off_why',
} as const satisfies Record<TunnelKind, string>;
