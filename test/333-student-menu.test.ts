import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '../renderer/i18n/en.ts';
import { LANGUAGE_NAMES } from '../renderer/i18n/language.ts';
import { sharedBrowser } from './support/browser.ts';
import { type Campus, type Enrolled, FIRST_COLLEGE, openCampus } from './support/campus.ts';
import { type ConsoleOptions, type ConsoleWindow, openWindow } from './support/console-window.ts';
import { eventually } from './support/eventually.ts';
import { violations } from './support/page/violations.ts';

const asha: Enrolled = { externalId: 'A-1', name: 'Asha Verma', phone: '+919812345901', course: 'BSc' };
const rohan: Enrolled = { externalId: 'A-2', name: 'रोहन दास', phone: '+919812345902', course: 'BA' };

let browser: Browser;
let campus: Campus;
beforeAll(async () => {
  [browser, campus] = await Promise.all([sharedBrowser(), openCampus()]);
  await campus.enrol([asha, rohan]);
  await campus.echo(asha, 'Please bring the originals on Monday.', { wamid: 'wamid.A1' });
  await campus.report(asha, 'read', { wamid: 'wamid.A1' });
  await campus.reply(asha, 'My father Ramesh will come', { wamid: 'wamid.A2' });
  await campus.reply(rohan, 'क्या छात्रावास मिलेगा?', { wamid: 'wamid.R1' });
}, 120_000);
afterAll(async () => {
  await campus?.[Symbol.asyncDispose]();
});

type Wish = Omit<ConsoleOptions, 'browser' | 'address'>;

const open = (wish: Wish = {}): Promise<ConsoleWindow> =>
  openWindow({ browser, address: campus.program().console, token: campus.program().token, ...wish });
const openMenu = async ({ line, panel }: ConsoleWindow, name: string, words: typeof en = en): Promise<void> => {
  await line(name).click();
  await panel.getByRole('button', { name: words.panel.more }).click();
};
const expectQuiet = ({ complaints, strays }: ConsoleWindow): void =>
  expect({ complaints, strays }).toEqual({ complaints: [], strays: [] });

describe('a conversation as PDF', { timeout: 60_000 }, () => {
  test.each(['en', 'hi'] as const)('is saved in %s', async (language) => {
    await using window = await open();
    await openMenu(window, 'Asha Verma');
    const [download] = await Promise.all([
      window.page.waitForEvent('download'),
      window.page
        .getByRole('menuitem', { name: en.panel.pdf.replace('{{language}}', LANGUAGE_NAMES[language]) })
        .press('Enter'),
    ]);
    expect(download.suggestedFilename()).toMatch(/^Asha-Verma-.*\.pdf$/);
    const bytes = await readFile(await download.path());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.toString('latin1')).toContain(`/Lang (${language})`);
    await window.panel.getByText(en.panel.pdf_done.replace('{{name}}', download.suggestedFilename())).waitFor();
    await window.panel.getByRole('button', { name: en.panel.pdf_dismiss }).click();
    await window.panel.getByRole('button', { name: en.panel.pdf_again }).waitFor({ state: 'detached' });
    expectQuiet(window);
  });

  test('is not there while too many files are made, and says so', async () => {
    await using window = await open();
    const { page } = window;
    // Between the page and the desk: three exports would have to run for as long as this looks.
    await page.routeWebSocket(/ws\/whatsapp/, (socket) => {
      const desk = socket.connectToServer();
      socket.onMessage((text) => {
        const frame = JSON.parse(String(text));
        if (frame.ask !== 'exports.start') return desk.send(text);
        socket.send(
          JSON.stringify({ type: 'answer', id: frame.id, ok: false, error: { code: 'conflict', message: '' } }),
        );
      });
    });
    await page.reload();
    await openMenu(window, 'Asha Verma');
    await page.getByRole('menuitem', { name: /PDF/ }).first().click();
    await window.panel.getByText(en.panel.pdf_busy).waitFor();
  });
});

describe('forgetting a student', { timeout: 60_000 }, () => {
  test('is not for a token of one college', async () => {
    using office = await campus.office();
    const { token } = await office.ask('tokens.create', { collegeId: FIRST_COLLEGE, label: 'Front desk' });
    await using window = await open({ token });
    await openMenu(window, 'Asha Verma');
    await window.page.getByRole('menuitem', { name: /PDF/ }).first().waitFor();
    expect(await window.page.getByRole('menuitem', { name: en.forget.open }).count()).toBe(0);
  });

  test('asks first, by the keyboard too, then gives a receipt; nothing of them is left in any window', async () => {
    await using window = await open();
    await using other = await open();
    const { page, panel } = window;
    await window.line('Asha Verma').click();
    await panel.getByText('My father Ramesh will come').waitFor();
    await panel.getByRole('button', { name: en.panel.more }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: en.forget.open }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('button', { name: en.forget.yes }).isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    using office = await campus.office();
    expect((await office.ask('registrations.list', {})).total).toBe(2);

    await panel.getByRole('button', { name: en.panel.more }).click();
    await page.getByRole('menuitem', { name: en.forget.open }).click();
    await dialog.getByRole('checkbox', { name: en.forget.sure }).focus();
    await page.keyboard.press('Space');
    await dialog.getByRole('button', { name: en.forget.yes }).focus();
    await page.keyboard.press('Enter');
    await dialog.getByRole('heading', { name: en.forget.done }).waitFor();
    expect(await dialog.getByRole('status').locator('p').allTextContents()).toEqual([
      ...['2 messages were emptied.', '3 deliveries from Meta were erased.'],
    ]);
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: en.forget.close }).last().click();
    await panel.waitFor({ state: 'detached' });
    for (const { page: one } of [window, other])
      await eventually('the line is gone', async () => !(await textOf(one)).includes('Asha Verma'));
    expect((await office.ask('registrations.list', {})).rows.map(({ name }) => name)).toEqual(['रोहन दास']);
    expect((await office.ask('history.search', { text: 'Ramesh' })).rows).toEqual([]);
    expectQuiet(window);
  });
});

const textOf = (page: Page): Promise<string> => page.evaluate(() => document.body.innerText);
