import type { Locator, Page } from 'playwright-core';
import { eventually } from '../../support/eventually.ts';
import { watchFocus } from './focus-watch.ts';

/** A person who has a keyboard and nothing else. What is not the keyboard only looks. */
export type Hands = {
  /** Presses Tab until this has the focus; throws when that takes more presses than `most`. */
  readonly reach: (target: Locator, most: number, key?: 'Tab' | 'Shift+Tab') => Promise<void>;
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly type: (words: string) => Promise<void>;
  /** Resolves when this has the focus, as it should by itself. */
  readonly holds: (target: Locator) => Promise<void>;
  /** How often Tab was pressed, and the most that one target took. */
  readonly tabs: () => { readonly all: number; readonly most: number };
  /** Where the focus could not be seen. */
  readonly unseen: ReadonlySet<string>;
};

export const handsOn = (page: Page): Hands => {
  const unseen = new Set<string>();
  let [all, longest] = [0, 0];
  const isOn = async (target: Locator): Promise<boolean> =>
    (await target.count()) > 0 && target.first().evaluate((element) => element === document.activeElement);
  const press = async (key: string): Promise<void> => {
    await page.keyboard.press(key);
    for (const wrong of await watchFocus(page)) unseen.add(wrong);
  };
  return {
    reach: async (target, most, key = 'Tab') => {
      await target.first().waitFor();
      const passed: string[] = [];
      for (let presses = 0; ; presses += 1) {
        if (await isOn(target)) {
          longest = Math.max(longest, presses);
          return;
        }
        if (presses === most)
          throw new Error(`${key} does not reach ${target} within ${most} presses: ${passed.join(' > ')}`);
        await press(key);
        all += 1;
        passed.push(await focused(page));
      }
    },
    press: async (...keys) => {
      for (const key of keys) await press(key);
    },
    type: (words) => page.keyboard.type(words),
    holds: async (target) => {
      await eventually(`the focus is on ${target}`, () => isOn(target), { within: 3_000 }).catch(async (cause) => {
        throw new Error(`The focus is on ${await focused(page)}, not on ${target}`, { cause });
      });
    },
    tabs: () => ({ all, most: longest }),
    unseen,
  };
};

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const words = element.getAttribute('aria-label') ?? element.textContent ?? '';
    return `${element.tagName.toLowerCase()} "${element === document.body ? '' : words.trim().slice(0, 24)}"`;
  });
