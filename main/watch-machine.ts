import { networkInterfaces } from 'node:os';

/** What is looked at; tests look at something else. */
export type Signs = {
  /** This machine's own addresses, in one text. */
  readonly addresses: () => string;
  /** Milliseconds UTC. */
  readonly now: () => number;
};

const EVERY_MS = 5_000;
/** A timer this late: the machine slept. A busy one is late too, but by less. */
const SLEPT_MS = 20_000;

/**
 * Calls when this machine has other addresses than before, or slept. No system tells every program so; looking costs
 * little.
 */
export const watchMachine = (
  changed: () => void,
  everyMs = EVERY_MS,
  { addresses, now }: Signs = { addresses: ownAddresses, now: Date.now },
): Disposable => {
  let known = addresses();
  let lookedAt = now();
  const timer = setInterval(() => {
    const found = addresses();
    const slept = now() - lookedAt > everyMs + SLEPT_MS;
    lookedAt = now();
    if (found === known && !slept) return;
    known = found;
    changed();
  }, everyMs);
  timer.unref();
  return { [Symbol.dispose]: () => clearInterval(timer) };
};

const ownAddresses = (): string =>
  Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ internal }) => !internal)
    .map(({ address }) => address)
    .sort()
    .join(' ');
