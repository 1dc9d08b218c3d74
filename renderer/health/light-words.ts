import type { Health } from '../../preload/contract/health.ts';

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

/** The three lights in their order, each with its name and what it says, as keys of the dictionaries. */
export const lightsOf = ({ lights: { tunnel, subscription, delivery } }: Health) =>
  [
    { name: 'health.tunnel', state: tunnel.state as LightState, says: TUNNEL[tunnel.state] },
    { name: 'health.subscription', state: subscription.state as LightState, says: SUBSCRIPTION[subscription.state] },
    { name: 'health.delivery', state: delivery.state as LightState, says: DELIVERY[delivery.state] },
  ] as const;
