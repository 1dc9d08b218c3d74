import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExportRow } from '../preload/contract/exports.ts';
import { en } from '../renderer/i18n/en.ts';
import { hi } from '../renderer/i18n/hi.ts';
import { sharedBrowser } from './support/browser.ts';
import { type Campus, type Enrolled, openCampus } from './support/campus.ts';
import { type ConsoleOptions, type ConsoleWindow, openWindow } from './support/console-window.ts';
import { eventually } from './support/eventually.ts';
import { cutOff } from './support/page/cut-off.ts';
import { violations } from './support/page/violations.ts';
import { standBetween } from './support/page/wire-between.ts';

const WORDS = en.history;
const asha: Enrolled = { externalId: 'A-1', name: 'आशा वर्मा', phone: '+919812345601', course: 'BSc' };
const imran: Enrolled = { externalId: 'A-2', name: 'Imran Khan', phone: '+919812345602', course: 'BCom' };

let browser: Browser;
let campus: Campus;
beforeAll(async () => {
  [browser, campus] = await Promise.all([sharedBrowser(), openCampus()]);
  await campus.enrol([asha, imran]);
  await campus.echo(asha, 'Bring the mark sheets.', { wamid: 'wamid.A1' });
  await campus.report(imran, 'failed', { wamid: 'wamid.I1' }, 131_026);
}, 120_000);
afterAll(async () => {
  await campus?.[Symbol.asyncDispose]();
});

type Wish = Omit<ConsoleOptions, 'browser' | 'address' | 'token'>;
const show = (page: Page, fragment: string): Promise<void> =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, fragment);
const open = async (fragment: string, wish: Wish = {}): Promise<ConsoleWindow> => {
  const { console: address, token } = campus.program();
  const window = await openWindow({ browser, address, token, ...wish });
  await show(window.page, fragment);
  await window.page.locator('tr[data-id]').first().waitFor();
  return window;
};
const expectQuiet = ({ complaints, strays }: ConsoleWindow): void =>
  expect({ complaints, strays }).toEqual({ complaints: [], strays: [] });

describe('an export', { timeout: 60_000 }, () => {
  test('of what the filters show is saved by itself as soon as it is whole, and can be saved again', async () => {
    await using window = await open('#/history?course=BSc');
    const { page } = window;
    await page.getByRole('button', { name: WORDS.export }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: WORDS.export_csv }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^Sample-College-history-.*\.csv$/);
    const text = await readFile(await download.path(), 'utf8');
    expect(text).toContain('आशा वर्मा');
    expect(text).not.toContain('Imran Khan');
    await page.getByRole('status').getByText('1 message', { exact: true }).last().waitFor();
    const [again] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: WORDS.save_again }).click(),
    ]);
    expect(await readFile(await again.path(), 'utf8')).toBe(text);
    await page.getByRole('button', { name: WORDS.dismiss }).click();
    // It is in the menu for a day, also after the page was left.
    await page.reload();
    await page.getByRole('button', { name: WORDS.export }).click();
    const [later] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /Sample-College-history/ }).click(),
    ]);
    expect(await readFile(await later.path(), 'utf8')).toBe(text);
    expectQuiet(window);
  });

  test('for Excel is a spreadsheet, with headings in the language of the page', async () => {
    await using window = await open('#/history', { language: 'hi' });
    const { page } = window;
    await page.getByRole('button', { name: hi.history.export }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: hi.history.export_xlsx }).click(),
    ]);
    expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK');
  });

  test('that takes long says how far it is, and is cancelled with a click; one too many is refused in words', async () => {
    let row: ExportRow | null = null;
    const { console: address, token } = campus.program();
    await using window = await openWindow({ browser, address });
    const { page } = window;
    await standBetween(page, (ask) => {
      if (ask === 'exports.start') {
        if (row !== null) return { error: { code: 'conflict', message: '3 exports are running.' } };
        row = {
          ...{ id: 'x_1', format: 'csv', name: 'x.csv', at: '2026-11-23T10:00:00.000Z', state: 'running' },
          ...{ written: 12_000, why: null },
        };
        return { value: row };
      }
      if (ask === 'exports.list') return { value: { rows: row === null ? [] : [row] } };
      if (ask !== 'exports.cancel' || row === null) return null;
      row = { ...row, state: 'cancelled' };
      return { value: row };
    });
    await page.goto(`${address}#token=${token}`);
    await page.reload();
    await window.live();
    await show(page, '#/history');
    await page.locator('tr[data-id]').first().waitFor();
    const begin = async (): Promise<void> => {
      await page.getByRole('button', { name: WORDS.export }).click();
      await page.getByRole('menuitem', { name: WORDS.export_csv }).click();
    };
    await begin();
    await page.getByText('12,000 messages so far').waitFor();
    // It goes on while other pages are looked at.
    await show(page, '#/settings');
    await page.getByRole('heading', { name: en.nav.settings }).waitFor();
    await show(page, '#/history');
    await page.getByText('12,000 messages so far').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: WORDS.export_cancel, exact: true }).click();
    await page.getByText('12,000 messages so far').waitFor({ state: 'detached' });
    await begin();
    await page.getByText(WORDS.export_busy).waitFor();
    expectQuiet(window);
  });
});

describe('saved filters', { timeout: 60_000 }, () => {
  test('are saved under a name, set with a click in another window, renamed, and removed when asked twice', async () => {
    await using window = await open('#/history?status=failed&course=BCom');
    const { page } = window;
    const menu = async (item: string): Promise<void> => {
      await page.getByRole('button', { name: WORDS.saved, exact: true }).click();
      await page.getByRole('menuitem', { name: item }).click();
    };
    await menu(WORDS.saved_manage);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(WORDS.save_now).fill('Failed in commerce');
    await dialog.getByRole('button', { name: WORDS.save, exact: true }).click();
    await dialog.getByRole('listitem').getByText('Failed in commerce').waitFor();
    await dialog.getByLabel(WORDS.save_now).fill('failed in COMMERCE');
    await dialog.getByRole('button', { name: WORDS.save, exact: true }).click();
    await dialog.getByText(WORDS.name_taken).waitFor();
    await page.keyboard.press('Escape');

    await using other = await open('#/history');
    await other.page.getByRole('button', { name: WORDS.saved, exact: true }).click();
    await other.page.getByRole('menuitem', { name: 'Failed in commerce' }).click();
    await eventually('they are set', () => other.page.url().endsWith('#/history?course=BCom&status=failed'));

    await menu(WORDS.saved_manage);
    await dialog.getByRole('button', { name: 'Rename Failed in commerce' }).click();
    await dialog.getByLabel('New name of Failed in commerce').fill('Commerce');
    await page.keyboard.press('Enter');
    await dialog.getByRole('listitem').getByText('Commerce', { exact: true }).waitFor();
    await dialog.getByRole('button', { name: 'Remove Commerce', exact: true }).click();
    await dialog.getByText('Commerce', { exact: true }).waitFor();
    await dialog.getByRole('button', { name: 'Really remove Commerce?' }).click();
    await dialog.getByText('Commerce', { exact: true }).waitFor({ state: 'detached' });
    expectQuiet(window);
  });
});

describe.each(
  (['en', 'hi'] as const).flatMap((language) => (['light', 'dark'] as const).map((theme) => ({ language, theme }))),
)('in $language, $theme', { timeout: 60_000 }, (look) => {
  test('axe finds nothing in the dialog of saved filters, and nothing is cut off', async () => {
    const words = (look.language === 'en' ? en : hi).history;
    await using window = await open('#/history?status=failed', look);
    const { page } = window;
    const judge = async (): Promise<void> => {
      expect(await violations(page)).toEqual([]);
      for (const size of [
        { width: 640, height: 400 },
        { width: 1_280, height: 800 },
      ]) {
        await page.setViewportSize(size);
        expect(await cutOff(page)).toEqual([]);
      }
    };
    await page.getByRole('button', { name: words.saved, exact: true }).click();
    await page.getByRole('menuitem', { name: words.saved_manage }).click();
    await page.getByRole('dialog').getByLabel(words.save_now).waitFor();
    await judge();
  });
});
