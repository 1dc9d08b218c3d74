import type { Browser } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { sharedBrowser } from './support/browser.ts';
import { cutOff } from './support/page/cut-off.ts';
import { LOOKS, type Look } from './support/page/look.ts';
import { overlaps } from './support/page/overlaps.ts';
import { SMALL, ZOOMED } from './support/page/sizes.ts';
import { TOURS } from './support/page/tours/all.ts';
import { violations } from './support/page/violations.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await sharedBrowser();
}, 120_000);

/** Each tour in one look and size; `npm run proof -- pages` takes every tour through all of them. */
const WALKS = TOURS.map((tour, place) => {
  const look: Look = { ...(LOOKS[place % LOOKS.length] as Look), size: place % 3 === 1 ? ZOOMED : SMALL };
  return { tour, look, title: `${tour.name}, in ${look.language}, ${look.theme}, ${look.size?.width} wide` };
});

test.each(WALKS)('axe finds nothing, nothing is cut off or covered: $title', async ({ tour, look }) => {
  await using stand = await tour.open(browser);
  let states = 0;
  await stand.walk(look, async (page, state) => {
    states += 1;
    // The proof judges every state; here each is come by, and one in three looked at.
    if (states % 3 !== 1) return;
    const found = { axe: await violations(page), cut: await cutOff(page), covered: await overlaps(page) };
    expect({ state, ...found }).toEqual({ state, axe: [], cut: [], covered: [] });
  });
});
