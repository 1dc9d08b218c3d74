import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '../renderer/i18n/en.ts';
import { hi } from '../renderer/i18n/hi.ts';
import type { Language } from '../renderer/i18n/language.ts';
import { launchBrowser } from './support/browser.ts';
import { type Campus, type Enrolled, openCampus } from './support/campus.ts';
import { type ConsoleOptions, type ConsoleWindow, openWindow, type Theme } from './support/console-window.ts';
import { cutOff } from './support/page/cut-off.ts';
import { violations } from './support/page/violations.ts';

const WORDS = { en, hi } as const satisfies Record<Language, unknown>;
const LOOKS = (['en', 'hi'] as const).flatMap((language) =>
  (['light', 'dark'] as const).map((theme): { language: Language; theme: Theme } => ({ language, theme })),
);
/** A small laptop, and a usual one at 200 %. */
const ROOMS = [
  { name: '1024 × 700', size: { width: 1_024, height: 700 }, sharpness: 1 },
  { name: '1280 × 800 at 200 %', size: { width: 640, height: 400 }, sharpness: 2 },
] as const;

const student = (id: number, name: string, course: string): Enrolled => ({
  ...{ externalId: `A-${id}`, name, phone: `+9198123457${String(id).padStart(2, '0')}`, course, batch: '2026 Morning' },
});
const asha = student(1, 'Asha Verma', 'BSc Nursing');
const imran = student(2, 'Imran Khan', 'BCom');
const meera = student(3, 'Meera Lakshmi Nair Subramaniam', 'BSc');
const rohan = student(4, 'रोहन दास', 'BA');

let browser: Browser;
let empty: Campus;
let full: Campus;
beforeAll(async () => {
  [browser, empty, full] = await Promise.all([launchBrowser(), openCampus({ WHATSAPP_APP_SECRET: '' }), openCampus()]);
  await full.enrol([asha, imran, meera, rohan]);
  await full.echo(asha, 'Your form has come. Please bring the originals on Monday.', { wamid: 'wamid.A1' });
  await full.report(asha, 'read', { wamid: 'wamid.A1' });
  await full.reply(asha, 'Thank you 🙏', { wamid: 'wamid.A2' });
  await full.report(asha, 'failed', { wamid: 'wamid.A3' }, 131_026);
  await full.report(imran, 'failed', { wamid: 'wamid.I1' }, 131_047);
  await full.report(meera, 'delivered', { wamid: 'wamid.M1' });
  await full.reply(rohan, 'क्या छात्रावास मिलेगा?', { wamid: 'wamid.R1' });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await Promise.all([empty?.[Symbol.asyncDispose](), full?.[Symbol.asyncDispose]()]);
});

type Wish = Omit<ConsoleOptions, 'browser' | 'address' | 'token'>;
const openOn = (campus: Campus, wish: Wish): Promise<ConsoleWindow> =>
  openWindow({ browser, address: campus.program().console, token: campus.program().token, ...wish });

/** Judges a state of the page. */
type Judge = (page: Page, state: string) => Promise<void>;

const tokenStates = async (wish: Wish, judge: Judge): Promise<void> => {
  const { token } = WORDS[wish.language ?? 'en'];
  await using window = await openWindow({ browser, address: empty.program().console, ...wish });
  await window.page.getByRole('heading', { name: token.title }).waitFor();
  await judge(window.page, 'token asked for');
  await window.page.getByLabel(token.label, { exact: true }).fill('wrong');
  await window.page.keyboard.press('Enter');
  await window.page.getByRole('heading', { name: token.refused }).waitFor();
  await judge(window.page, 'token refused');
};

const emptyStates = async (wish: Wish, judge: Judge): Promise<void> => {
  const words = WORDS[wish.language ?? 'en'];
  await using window = await openOn(empty, wish);
  const { page } = window;
  await page.getByRole('heading', { name: words.list.empty }).waitFor();
  await judge(page, 'no registrations');
  await page.getByRole('button', { name: words.import.open }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(words.import.drop_here).waitFor();
  await judge(page, 'import: which list');
  const give = (text: string): Promise<void> =>
    dialog
      .locator('input[type="file"]')
      .setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await give('');
  await dialog.getByRole('alert').waitFor();
  await judge(page, 'import: refused');
  await give('ID,Name,Phone,Course\nA-1,Asha Verma,9.81235E+11,BSc\nA-2,Ravi Kumar,9812345679,BCom\n');
  await dialog.getByRole('alert').waitFor();
  await dialog.getByLabel(words.field.phone).waitFor();
  await judge(page, 'import: which column');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: words.nav.health }).click();
  await page.getByRole('alert').first().waitFor();
  await judge(page, 'health, with a warning');
};

const fullStates = async (wish: Wish, judge: Judge): Promise<void> => {
  const words = WORDS[wish.language ?? 'en'];
  await using window = await openOn(full, wish);
  const { page } = window;
  await window.line('Asha Verma').waitFor();
  await judge(page, 'registrations');
  await page.getByRole('combobox', { name: words.column.status }).click();
  await page.getByRole('option', { name: words.status.read }).waitFor();
  await judge(page, 'filter open');
  await page.keyboard.press('Escape');
  await window.line('Asha Verma').click();
  await window.panel.getByRole('button', { name: words.status.read }).click();
  await window.panel.getByRole('table').getByRole('rowheader').first().waitFor();
  await window.panel.locator('summary').first().click();
  await judge(page, 'conversation, timeline and failure');
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox').fill('nobody of this name');
  await page.getByRole('heading', { name: words.list.no_match }).waitFor();
  await judge(page, 'nobody found');
  await page.getByRole('link', { name: words.nav.health }).click();
  await page.getByText(words.health.delivery_green).waitFor();
  await judge(page, 'health');
  await page.getByRole('link', { name: words.nav.settings }).click();
  await page.getByRole('switch', { name: words.settings.failed }).waitFor();
  await judge(page, 'settings');
};

/** Imports the same list again and again, so that the campus changes with the first only. */
const importStates = async (wish: Wish, judge: Judge): Promise<void> => {
  const words = WORDS[wish.language ?? 'en'];
  await using window = await openOn(empty, wish);
  const { page } = window;
  await page.getByRole('button', { name: words.import.open }).first().click();
  const dialog = page.getByRole('dialog');
  const buffer = Buffer.from(
    `ID,Name,Phone\n,Nobody,98\n${Array.from({ length: 20_000 }, (_, n) => `L-${n},Student ${n},${9_810_000_000 + n}`).join('\n')}`,
  );
  await dialog.locator('input[type="file"]').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer });
  await dialog.getByLabel(words.field.phone).waitFor();
  await dialog.getByRole('button').last().click();
  await dialog.getByRole('progressbar').waitFor();
  await judge(page, 'import: under way');
  await dialog.getByRole('button', { name: words.import.stop }).click();
  await dialog.getByRole('button', { name: words.import.download }).waitFor();
  await judge(page, 'import: stopped, with a rejected row');
};

describe.each(LOOKS)('axe finds nothing in $language, $theme', (look) => {
  const clean: Judge = async (page, state) =>
    expect({ state, found: await violations(page) }).toEqual({ state, found: [] });

  test('at the door', () => tokenStates(look, clean));
  test('on an empty desk', () => emptyStates(look, clean));
  test('on a full one', () => fullStates(look, clean));
});

describe.each(ROOMS)('nothing is cut off at $name', ({ size, sharpness }) => {
  const whole: Judge = async (page, state) =>
    expect({ state, found: await cutOff(page) }).toEqual({ state, found: [] });

  test.each(['en', 'hi'] as const)('in %s', { timeout: 40_000 }, async (language) => {
    const wish = { language, size, sharpness };
    await tokenStates(wish, whole);
    await emptyStates(wish, whole);
    await fullStates(wish, whole);
  });
});

test.each(LOOKS)('axe finds nothing while a list is imported, in $language, $theme', { timeout: 40_000 }, (look) =>
  importStates(look, async (page, state) =>
    expect({ state, found: await violations(page) }).toEqual({ state, found: [] }),
  ),
);

test('axe finds nothing when the desk does not answer, and nothing is cut off', { timeout: 60_000 }, async () => {
  await using windows = new AsyncDisposableStack();
  const opened = await Promise.all(LOOKS.map((look) => openOn(full, look)));
  for (const window of opened) windows.use(window);
  for (const { line } of opened) await line('Asha Verma').click();
  await full.kill();
  for (const { page } of opened) {
    await page.locator(':root[data-feed="stale"]').waitFor();
    expect(await violations(page)).toEqual([]);
    for (const { size } of ROOMS) {
      await page.setViewportSize(size);
      expect(await cutOff(page)).toEqual([]);
    }
  }
});
