import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '../renderer/i18n/en.ts';
import { hi } from '../renderer/i18n/hi.ts';
import type { Language } from '../renderer/i18n/language.ts';
import { sharedBrowser } from './support/browser.ts';
import { type Campus, type Enrolled, openCampus } from './support/campus.ts';
import { type ConsoleOptions, type ConsoleWindow, openWindow } from './support/console-window.ts';
import { eventually } from './support/eventually.ts';
import { messageBody } from './support/meta/bodies.ts';
import { textMessage } from './support/meta/message-object.ts';
import { A_NUMBER } from './support/meta/meta.ts';

const WORDS = { en, hi } as const satisfies Record<Language, unknown>;
const HOUR_MS = 60 * 60 * 1_000;
const student = (id: number, name: string): Enrolled => ({
  ...{ externalId: `A-${id}`, name, phone: `+9198123462${String(id).padStart(2, '0')}`, course: 'BSc', batch: '2026' },
});
const asha = student(1, 'Asha Verma');
const imran = student(2, 'Imran Khan');
const meera = student(3, 'Meera Nair');
const rohan = student(4, 'रोहन दास');

let browser: Browser;
let campus: Campus;
beforeAll(async () => {
  [browser, campus] = await Promise.all([sharedBrowser(), openCampus()]);
  await campus.enrol([asha, imran, meera, rohan]);
  const before = Date.now() - HOUR_MS;
  await campus.reply(asha, 'Where do I pay?', { wamid: 'wamid.A1', at: before });
  await campus.report(imran, 'read', { wamid: 'wamid.I1', at: before + 60_000 });
  await campus.reply(meera, 'Can I come on Saturday?', { wamid: 'wamid.M1', at: before + 120_000 });
}, 120_000);
afterAll(async () => {
  await campus?.[Symbol.asyncDispose]();
});

const openOn = async (where: Campus, wish: Partial<ConsoleOptions> = {}): Promise<ConsoleWindow> => {
  const { console: address, token } = where.program();
  const window = await openWindow({ browser, address, token, ...wish });
  await window.page.getByRole('link', { name: WORDS[wish.language ?? 'en'].nav.conversations }).click();
  return window;
};
const lines = ({ page }: ConsoleWindow): Locator => page.getByRole('main').getByRole('listbox').getByRole('option');
const line = (window: ConsoleWindow, name: string): Locator => lines(window).filter({ hasText: name });
const badge = ({ page }: ConsoleWindow): Locator => page.getByRole('navigation').getByTitle(/unread conversation/);
const order = async (window: ConsoleWindow): Promise<string> =>
  (
    await lines(window).evaluateAll((all) =>
      all.map((one) => [one.getAttribute('aria-posinset'), one.textContent ?? '']),
    )
  )
    .toSorted(([a], [b]) => Number(a) - Number(b))
    .map(([, text]) => text?.split(' ')[0])
    .join();
const ordered = (window: ConsoleWindow, wanted: string): Promise<unknown> =>
  eventually(`the order is ${wanted}`, async () => (await order(window)) === wanted);
const expectQuiet = ({ complaints, strays }: ConsoleWindow): void =>
  expect({ complaints, strays }).toEqual({ complaints: [], strays: [] });

describe('the conversations', () => {
  test('stand with the newest word first, and move when somebody speaks', async () => {
    await using window = await openOn(campus);
    await ordered(window, 'Meera,Imran,Asha');
    await line(window, 'Meera').getByText('Can I come on Saturday?').waitFor();
    await campus.reply(asha, 'And when?', { wamid: 'wamid.A2', at: Date.now() });
    await ordered(window, 'Asha,Meera,Imran');
    await line(window, 'Asha').getByTitle('2 unread messages').waitFor();
    await campus.reply(rohan, 'नमस्ते', { wamid: 'wamid.R1', at: Date.now() });
    await ordered(window, 'रोहन,Asha,Meera,Imran');
    expectQuiet(window);
  });

  test('are counted where something is unread, marked unread again, and put first where that is wanted', async () => {
    await using window = await openOn(campus);
    await line(window, 'Asha').click();
    await window.panel.getByText('And when?').waitFor();
    await badge(window).getByText('2', { exact: true }).waitFor();
    await window.page.getByRole('button', { name: 'Unread first' }).click();
    await ordered(window, 'रोहन,Meera,Asha,Imran');
    await window.panel.getByRole('button', { name: 'Mark as unread' }).click();
    await window.panel.waitFor({ state: 'detached' });
    await badge(window).getByText('3', { exact: true }).waitFor();
    await ordered(window, 'रोहन,Asha,Meera,Imran');
    await line(window, 'Asha').getByTitle('1 unread message').waitFor();
    await window.page.getByRole('button', { name: 'Unread first' }).click();
    expectQuiet(window);
  });

  test('are gone through with the keyboard alone', async () => {
    await using window = await openOn(campus);
    const { page } = window;
    await lines(window).first().waitFor();
    await page.getByRole('main').getByRole('listbox').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: 'Meera Nair' }).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.getByRole('complementary', { name: 'Asha Verma' }).waitFor();
    await page.keyboard.press('Escape');
    await window.panel.waitFor({ state: 'detached' });
    await page.keyboard.press('u');
    await line(window, 'Asha').getByTitle('1 unread message').waitFor();
    expectQuiet(window);
  });

  test('are searched by the same field as registrations', async () => {
    await using window = await openOn(campus);
    await window.page.getByRole('searchbox').fill('meera');
    await ordered(window, 'Meera');
    await window.page.getByRole('searchbox').fill('nobody');
    await window.page
      .getByRole('heading', { name: 'No student matches' })
      .or(window.page.getByRole('heading'))
      .last()
      .waitFor();
    await eventually('none is left', async () => (await lines(window).count()) === 0);
  });
});

test('three thousand conversations are a list of the few in sight, down to the last', { timeout: 90_000 }, async () => {
  await using large = await openCampus();
  const from = Date.UTC(2026, 0, 1);
  for (let part = 0; part < 3_000; part += 500) {
    const messages = Array.from({ length: 500 }, (_, n) => {
      const number = part + n;
      const who = { phone: `9197${String(number).padStart(8, '0')}`, name: `Person ${number}` };
      return textMessage({ wamid: `wamid.X${number}`, at: from + number * 1_000, from: who, text: `Line ${number}` });
    });
    await large.meta.deliver(messageBody({ ...A_NUMBER, messages }));
  }
  await using window = await openOn(large);
  await window.page.getByRole('main').getByText('3,000', { exact: true }).waitFor();
  await badge(window).getByText('99+').waitFor();
  await window.page.getByRole('main').getByRole('listbox').focus();
  const reachEnd = async (): Promise<boolean> => {
    await window.page.keyboard.press('End');
    return (await lines(window).getByTitle('Person 0', { exact: true }).count()) > 0;
  };
  await eventually('the end is reached', reachEnd, { within: 40_000 });
  expect(await lines(window).count()).toBeLessThan(60);
  expectQuiet(window);
});
