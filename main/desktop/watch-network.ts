import { networkInterfaces } from 'node:os';

/** Calls when this machine has other addresses than before. No system tells a program so; looking costs little. */
export const watchNetwork = (
  changed: () => void,
  everyMs = 5_000,
  addresses: () => string = ownAddresses,
): Disposable => {
  let known = addresses();
  const timer = setInterval(() => {
    const found = addresses();
    if (found === known) return;
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
