const FIRST_MS = 500;
const CAP_MS = 15_000;

/**
 * How long to wait before the next try, in milliseconds: doubling from half a second, never above 15 s. Half of it is
 * chance, so that the windows of a whole office do not come back in the same instant. `tries` counts from 0.
 */
export const backoff = (tries: number, random: () => number): number => {
  const ceiling = Math.min(CAP_MS, FIRST_MS * 2 ** tries);
  return ceiling / 2 + (random() * ceiling) / 2;
};
