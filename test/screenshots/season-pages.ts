import type { Browser, Page } from 'playwright-core';
import { en } from '../../renderer/i18n/en.ts';
import { hi } from '../../renderer/i18n/hi.ts';
import type { Language } from '../../renderer/i18n/language.ts';
import { type ConsoleWindow, openWindow } from '../support/console-window.ts';
import { LOOKS, type Look } from '../support/page/look.ts';
import { openSeasonDesk } from '../support/season-desk.ts';

type Save = (name: string, look: Look, window: ConsoleWindow) => Promise<void>;
type Words = typeof en | typeof hi;
type Pose = (page: Page, words: Words) => Promise<unknown>;
const WORDS = { en, hi } as const satisfies Record<Language, Words>;
const HOUR_MS = 60 * 60 * 1_000;
const USUAL = { width: 1_280, height: 800 };

/** The pages of a season that is over: each by the name of its picture and the end of its address. */
const PAGES: readonly { name: string; at: string; size?: typeof USUAL; pose: Pose }[] = [
  {
    name: 'conversations',
    at: '#/conversations',
    pose: async (page) => {
      await page.getByRole('main').getByRole('option').nth(1).click();
      await page.getByRole('complementary').getByRole('listitem').first().waitFor();
    },
  },
  {
    name: 'new-campaign',
    at: '#/new-campaign',
    pose: (page, { campaign }) => page.getByRole('heading', { name: campaign.whom }).waitFor(),
  },
  {
    name: 'settings',
    at: '#/settings',
    size: { width: 1_280, height: 3_000 },
    pose: (page, { audit }) => page.getByText(audit.title).waitFor(),
  },
  {
    name: 'history-filters',
    at: '#/history?status=failed',
    pose: async (page, { filter }) => {
      await page.locator('main tr[data-id]').first().waitFor();
      await page.getByRole('button', { name: filter.label, exact: true }).click();
      await page.getByRole('combobox').first().waitFor();
    },
  },
];

/** `at`: noon of the last day; the season goes on until its evening. */
export const takeSeasonPages = async (
  browser: Browser,
  at: number,
  env: Readonly<Record<string, string>>,
  save: Save,
): Promise<void> => {
  const end = at + 12 * HOUR_MS;
  await using desk = await openSeasonDesk(12_000, env);
  const { console: address, token } = desk.program;
  for (const { name, at: fragment, size = USUAL, pose } of PAGES)
    for (const look of LOOKS) {
      await using window = await openWindow({ browser, address, token, at: end, ...look, size });
      await window.page.evaluate((hash) => {
        location.hash = hash;
      }, fragment);
      await pose(window.page, WORDS[look.language]);
      await save(name, look, window);
    }
  const { rows } = await desk.office.ask('history.search', { status: 'read', limit: 1 });
  for (const look of LOOKS) {
    await using window = await openWindow({ browser, address, token, at: end, ...look, size: USUAL });
    await window.page.evaluate((hash) => {
      location.hash = hash;
    }, `#/message/${rows[0]?.id}`);
    await window.page.getByRole('main').getByRole('table').first().waitFor();
    await save('message-alone', look, window);
  }
};
