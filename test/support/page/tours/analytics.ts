import { openWindow } from '../../console-window.ts';
import { openSeasonDesk, SEASON_NOW } from '../../season-desk.ts';
import { type Tour, wordsOf } from '../look.ts';

/** Figures of a month, by hour, of days in the wrong order, and of none. */
export const analytics: Tour = {
  name: 'analytics',
  open: async (browser) => {
    const season = await openSeasonDesk(3_000);
    return {
      walk: async (look, judge) => {
        const { nav, analytics: words } = wordsOf(look);
        const { console: address, token } = season.program;
        await using window = await openWindow({ browser, address, token, at: SEASON_NOW, ...look });
        const { page } = window;
        await page.getByRole('link', { name: nav.analytics }).click();
        await page.locator('table[data-figure="template"]').waitFor();
        await judge(page, 'analytics');
        await page.getByRole('combobox', { name: words.by, exact: true }).click();
        await judge(page, 'analytics: compared by what');
        await page.getByRole('option', { name: words.by_hour }).click();
        await page.locator('table[data-figure="hour"]').waitFor();
        await judge(page, 'analytics: by hour');
        await page.getByRole('combobox', { name: words.days }).click();
        await page.getByRole('option', { name: words.own }).click();
        await page.getByLabel(words.from).fill('2026-11-24');
        await page.getByText(words.wrong_days).waitFor();
        await judge(page, 'analytics: days in the wrong order');
        await page.getByLabel(words.from).fill('2020-01-01');
        await page.getByLabel(words.to).fill('2020-01-31');
        await page.getByRole('heading', { name: words.empty }).waitFor();
        await judge(page, 'analytics: nothing');
      },
      [Symbol.asyncDispose]: () => season[Symbol.asyncDispose](),
    };
  },
};
