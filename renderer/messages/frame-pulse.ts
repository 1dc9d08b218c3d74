import type { Pulse } from './window-store.ts';

const HIDDEN_MS = 250;

/** With the next painted frame; a hidden window paints none, so a timer stands behind it. */
export const framePulse =
  (page: Window): Pulse =>
  (run) => {
    let ran = false;
    const once = (): void => {
      if (ran) return;
      ran = true;
      page.cancelAnimationFrame(painted);
      page.clearTimeout(timer);
      run();
    };
    const painted = page.requestAnimationFrame(once);
    const timer = page.setTimeout(once, HIDDEN_MS);
  };
