import type { Health, TunnelTrouble } from '../../preload/contract/health.ts';

type Lights = Health['lights'];
export type LightState = Lights[keyof Lights]['state'];

const TUNNEL = {
  off: 'health.tunnel_off',
  unknown: 'health.tunnel_unknown',
  green: 'health.tunnel_green',
  red: 'health.tunnel_red',
} as const satisfies Record<Lights['tunnel']['state'], string>;

const SUBSCRIPTION = {
  unknown: 'health.subscription_unknown',
  green: 'health.subscription_green',
  red: 'health.subscription_red',
} as const satisfies Record<Lights['subscription']['state'], string>;

const DELIVERY = {
  unknown: 'health.delivery_unknown',
  green: 'health.delivery_green',
} as const satisfies Record<Lights['delivery']['state'], string>;

const TROUBLES = {
  no_server: 'health.trouble_no_server',
  server_refused: 'health.trouble_server_refused',
  no_program: 'health.trouble_no_program',
  not_installed: 'health.trouble_not_installed',
  no_ngrok_token: 'health.trouble_no_ngrok_token',
  no_address: 'health.trouble_no_address',
  no_answer: 'health.trouble_no_answer',
  not_us: 'health.trouble_not_us',
  html: 'health.trouble_html',
  unavailable: 'health.trouble_unavailable',
  lost: 'health.trouble_lost',
} as const satisfies Record<TunnelTrouble, string>;

/** The three lights in their order, each with its name and what it says, as keys of the dictionaries. */
export const lightsOf = ({ lights: { tunnel, subscription, delivery } }: Health) =>
  [
    {
      name: 'health.tunnel',
      state: tunnel.state as LightState,
      says: tunnel.why ? TROUBLES[tunnel.why] : TUNNEL[tunnel.state],
    },
    { name: 'health.subscription', state: subscription.state as LightState, says: SUBSCRIPTION[subscription.state] },
    { name: 'health.delivery', state: delivery.state as LightState, says: DELIVERY[delivery.state] },
  ] as const;
