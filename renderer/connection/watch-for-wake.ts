import type { Clock } from './clock.ts';

const STEP_MS = 5_000;
const GAP_MS = 15_000;

/**
 * Calls `wake` when the window may have slept or changed network: it comes to the front, is shown again, goes online,
 * or a timer comes much later than it was set for. Returns its undo.
 */
export const watchForWake = (wake: () => void, page: Window, clock: Clock): (() => void) => {
  const seen = new AbortController();
  const { signal } = seen;
  for (const event of ['focus', 'online', 'pageshow']) page.addEventListener(event, wake, { signal });
  for (const event of ['visibilitychange', 'resume'])
    page.document.addEventListener(event, () => page.document.visibilityState === 'visible' && wake(), { signal });

  let cancel = (): void => {};
  const step = (setAt: number): void => {
    cancel = clock.after(STEP_MS, () => {
      const now = clock.now();
      if (now - setAt > GAP_MS) wake();
      step(now);
    });
  };
  step(clock.now());

  return () => {
    seen.abort();
    cancel();
  };
};
