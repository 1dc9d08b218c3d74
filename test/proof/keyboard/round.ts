import type { Page } from 'playwright-core';
import type { Hands } from './hands.ts';

const MOST = 250;

type Round = Window & { firstFocus?: Element; latest?: Element; stops?: Set<Element> };

/**
 * Presses Tab until the focus is where it was first: every page leads out of itself again. How many presses that took;
 * `null` when it never did, which is a trap.
 */
export const goRound = async ({ press }: Hands, page: Page): Promise<number | null> => {
  await press('Tab');
  await page.evaluate(() => Object.assign(window, { firstFocus: document.activeElement, stops: new Set() }));
  for (let presses = 1; presses <= MOST; presses += 1) {
    await press('Tab');
    const stands = await page.evaluate(() => {
      const { firstFocus, latest, stops } = window as Round;
      const now = document.activeElement;
      if (now === firstFocus || now === document.body || !now) return 'round';
      // A field of parts, such as a time, keeps the focus for some presses.
      if (stops?.has(now) && now !== latest) return 'trapped';
      stops?.add(now);
      Object.assign(window, { latest: now });
      return 'on';
    });
    if (stands === 'trapped') return null;
    if (stands === 'round') return presses;
  }
  return null;
};
