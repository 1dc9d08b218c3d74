import type { AppRow } from '../../preload/contract/asks/setup.ts';
import type { Health } from '../../preload/contract/health.ts';
import type { WhatsAppNumber } from '../../preload/contract/rows.ts';

/** What leads from nothing to a green light, in this order. */
export const STEPS = ['app', 'token', 'numbers', 'address', 'deliveries', 'proof'] as const;
export type StepName = (typeof STEPS)[number];

/** `waiting`: something before it is to be done first. */
export type StepState = 'done' | 'now' | 'waiting' | 'wrong';

export type Stand = {
  readonly apps: readonly AppRow[];
  /** Those of the college that is shown; Meta's view of all is in the health. */
  readonly numbers: readonly WhatsAppNumber[];
  readonly health: Health;
};

/** How far the set-up is. Nothing is remembered for it: each step is told from what the desk has and what Meta says. */
export const stepsOf = ({ apps, numbers, health }: Stand): Readonly<Record<StepName, StepState>> => {
  const { tunnel, delivery } = health.lights;
  const hasApp = apps.some(({ secret }) => secret !== null);
  const hasNumber = numbers.length > 0 || health.numbers.length > 0 || apps.some((app) => app.numbers > 0);
  const hasToken =
    numbers.some(({ hasAccessToken }) => hasAccessToken) ||
    health.numbers.some((number) => number.readAt !== null || isTokenDead(number));
  const deliveries = deliveriesOf(health, hasToken && tunnel.state === 'green');
  return {
    app: hasApp ? 'done' : 'now',
    token: hasToken ? (health.numbers.some(isTokenDead) ? 'wrong' : 'done') : hasApp ? 'now' : 'waiting',
    numbers: hasNumber && hasToken ? 'done' : 'waiting',
    address: tunnel.state === 'green' ? 'done' : tunnel.state === 'red' ? 'wrong' : 'now',
    deliveries,
    proof: delivery.state === 'green' ? 'done' : health.lights.subscription.state === 'green' ? 'now' : 'waiting',
  };
};

const isTokenDead = ({ why, token }: Health['numbers'][number]): boolean =>
  why === 'token_dead' || why === 'no_permission' || token?.valid === false;

/** Messages come by the address of the number; templates and quality by the app's own. */
const deliveriesOf = ({ lights, apps }: Health, mayBegin: boolean): StepState => {
  if (!mayBegin) return 'waiting';
  if (lights.subscription.state === 'red') return 'wrong';
  const isWhole = lights.subscription.state === 'green' && apps.every(({ state }) => state === 'green');
  return isWhole ? 'done' : 'now';
};
