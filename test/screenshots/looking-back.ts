import type { Browser } from 'playwright-core';
import { en } from '../../renderer/i18n/en.ts';
import { hi } from '../../renderer/i18n/hi.ts';
import type { Language } from '../../renderer/i18n/language.ts';
import { type ConsoleWindow, openWindow, type Theme } from '../support/console-window.ts';
import { openSeasonDesk } from '../support/season-desk.ts';

type Look = { readonly language: Language; readonly theme: Theme };
type Save = (name: string, look: Look, window: ConsoleWindow) => Promise<void>;
type Size = { readonly width: number; readonly height: number };

const WORDS = { en, hi } as const satisfies Record<Language, unknown>;
const EN_LIGHT: Look = { language: 'en', theme: 'light' };
const EN_DARK: Look = { language: 'en', theme: 'dark' };
const HI_LIGHT: Look = { language: 'hi', theme: 'light' };
const HI_DARK: Look = { language: 'hi', theme: 'dark' };
const TALL: Size = { width: 1_280, height: 1_500 };
const USUAL: Size = { width: 1_280, height: 800 };

/** Figures of a season, of one day and of none; backups; and a student who is to be forgotten. `env`: has the clock stand at `at`. */
export const takeLookingBack = async (
  browser: Browser,
  at: number,
  env: Readonly<Record<string, string>>,
  save: Save,
): Promise<void> => {
  await using desk = await openSeasonDesk(12_000, env);
  const show = async (
    name: string,
    look: Look,
    size: Size,
    pose: (window: ConsoleWindow, words: (typeof WORDS)[Language]) => Promise<void>,
  ): Promise<void> => {
    const { console: address, token } = desk.program;
    await using window = await openWindow({ browser, address, token, at, size, ...look });
    await pose(window, WORDS[look.language]);
    await save(name, look, window);
  };

  for (const look of [EN_LIGHT, EN_DARK, HI_LIGHT, HI_DARK])
    await show('analytics', look, TALL, async ({ page }, { nav }) => {
      await page.getByRole('link', { name: nav.analytics }).click();
      await page.locator('table[data-figure="template"]').waitFor();
    });
  for (const look of [EN_LIGHT, HI_DARK])
    await show('analytics-compared', look, USUAL, async ({ page }, { nav, analytics }) => {
      await page.getByRole('link', { name: nav.analytics }).click();
      await page.getByRole('combobox', { name: analytics.by, exact: true }).click();
      await page.getByRole('option', { name: analytics.by_course }).click();
      await page.locator('table[data-figure="course"]').waitFor();
      await page.getByRole('heading', { name: analytics.costs }).scrollIntoViewIfNeeded();
      await page.mouse.move(0, 0);
    });
  const ownDays = async ({ page }: ConsoleWindow, words: (typeof WORDS)[Language], day: string): Promise<void> => {
    await page.getByRole('link', { name: words.nav.analytics }).click();
    await page.getByRole('combobox', { name: words.analytics.days }).click();
    await page.getByRole('option', { name: words.analytics.own }).click();
    await page.getByLabel(words.analytics.from).fill(day);
    await page.getByLabel(words.analytics.to).fill(day);
    await page.mouse.move(0, 0);
  };
  await show('analytics-day', EN_DARK, TALL, async (window, words) => {
    await ownDays(window, words, '2026-11-22');
    await window.page.locator('table[data-figure="template"]').waitFor();
  });
  await show('analytics-empty', HI_LIGHT, USUAL, async (window, words) => {
    await ownDays(window, words, '2020-01-01');
    await window.page.getByRole('heading', { name: words.analytics.empty }).waitFor();
  });

  await show('backups', EN_LIGHT, USUAL, async ({ page }, { nav, backup }) => {
    await page.getByRole('link', { name: nav.settings }).click();
    await page.getByRole('button', { name: backup.make }).click();
    await page.getByText(backup.made).waitFor();
    await page.getByLabel(backup.raw_days).scrollIntoViewIfNeeded();
  });
  for (const look of [EN_DARK, HI_LIGHT])
    await show('backup', look, USUAL, async ({ page }, { nav, backup }) => {
      await page.getByRole('link', { name: nav.settings }).click();
      await page.getByRole('list', { name: backup.list }).getByRole('button').first().click();
      await page.getByText(backup.sound).waitFor();
    });
  for (const look of [EN_LIGHT, HI_DARK])
    await show('forget', look, USUAL, async ({ page, panel }, { panel: words, forget }) => {
      await page.locator('tr[data-id]').nth(3).click();
      await panel.getByRole('button', { name: words.more }).click();
      await page.getByRole('menuitem', { name: forget.open }).click();
      await page.getByText(forget.for_good).waitFor();
    });
};
