import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failureOf } from '../preload/contract/failures.ts';
import { en } from '../renderer/i18n/en.ts';
import { sharedBrowser } from './support/browser.ts';
import { type ConsoleWindow, openWindow } from './support/console-window.ts';
import { eventually } from './support/eventually.ts';
import { openSendingCampus, type SendingCampus } from './support/sending-campus.ts';

const STUDENTS = 120;
const WORDS = en.campaign;

let browser: Browser;
let campus: SendingCampus;
beforeAll(async () => {
  [browser, campus] = await Promise.all([sharedBrowser(), openSendingCampus(STUDENTS)]);
}, 120_000);
afterAll(async () => {
  await campus?.[Symbol.asyncDispose]();
});

const open = (wish: Partial<Parameters<typeof openWindow>[0]> = {}): Promise<ConsoleWindow> =>
  openWindow({ browser, address: campus.program.console, token: campus.program.token, ...wish });

const expectQuiet = ({ complaints, strays }: ConsoleWindow): void =>
  expect({ complaints, strays }).toEqual({ complaints: [], strays: [] });

/** What stands beside a name in the list of numbers. */
const number = async (page: Page, name: string): Promise<string> =>
  (
    await page
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .first()
      .locator('b')
      .innerText()
  ).replace(/\s+/g, ' ');

/** From the table to the last look, for all or for who is ticked already. */
const fill = async (page: Page, template: string, values: Readonly<Record<string, string>>): Promise<void> => {
  await page.getByRole('button', { name: en.selection.send }).click();
  await page.getByRole('button', { name: new RegExp(`^${template}`) }).click();
  for (const [name, value] of Object.entries(values))
    await page.getByLabel(`Value ${name}`, { exact: true }).fill(value);
  await page.getByRole('button', { name: WORDS.next }).click();
};

describe('a campaign', { timeout: 60_000 }, () => {
  test('goes to each registration once, and every number moves to where it belongs', async () => {
    await using window = await open();
    const { page } = window;
    await page.getByRole('grid').press('Control+a');
    await page.getByText(`${STUDENTS} chosen`).waitFor();
    await fill(page, 'admit_card', { 1: '{first_name}', 2: '{course}' });
    await page.getByRole('button', { name: `Send to ${STUDENTS} students` }).click();
    await page.getByRole('heading', { name: WORDS.now }).waitFor();
    const seen = new Set<string>();
    // Not all: some phones are off, and what a marketing limit holds back goes again tomorrow.
    await eventually(
      'most are delivered',
      async () => {
        const delivered = await number(page, WORDS.reached_delivered);
        seen.add(delivered);
        return Number.parseInt(delivered, 10) > STUDENTS * 0.8;
      },
      { within: 50_000, every: 200 },
    );
    expect(seen.size).toBeGreaterThan(2);
    expect(await number(page, WORDS.reached_handed)).toMatch(`${STUDENTS} of ${STUDENTS}`);
    const tries = campus.meta.accepted.map(({ callbackData }) => callbackData);
    expect(new Set(tries.map((mark) => mark?.split(':')[0])).size).toBe(STUDENTS);
    expect(new Set(tries).size).toBe(tries.length);
    expect(await number(page, WORDS.chosen)).toBe(`${STUDENTS}`);
    const { rows } = await campus.office.ask('campaigns.list', {});
    const numbers = await eventually('the page says what the desk says', async () => {
      const { numbers: now } = await campus.office.ask('campaigns.get', { id: rows[0]?.id ?? '' });
      const delivered = await number(page, WORDS.reached_delivered);
      return delivered.startsWith(`${now.reached.delivered} of ${now.reached.handed}`) ? now : null;
    });
    const [failed] = numbers.failed;
    if (failed?.code) {
      await page
        .getByRole('button', { name: failureOf(failed.code).en.what })
        .first()
        .click();
      await eventually(
        'only those are shown',
        async () => (await page.locator('button[data-line]').count()) === failed.count,
      );
    }
    expectQuiet(window);
  });

  test('leads to its students: arrow keys go from one to the next, Enter opens the conversation', async () => {
    await using window = await open();
    const { page, panel } = window;
    await page.getByRole('link', { name: en.nav.campaigns }).click();
    await page.getByRole('button', { name: /^admit card/ }).click();
    await page.locator('button[data-line]').first().focus();
    await page.keyboard.press('ArrowDown');
    const name = await page.locator('button[data-line]:focus b').innerText();
    await page.keyboard.press('Enter');
    await panel.getByRole('heading', { name }).waitFor();
    await panel
      .getByText(/your admit card for/)
      .first()
      .waitFor();
    await page.reload();
    await panel.getByRole('heading', { name }).waitFor();
    expectQuiet(window);
  });

  test('says who is left out and why, and begins for exactly the others', async () => {
    await using window = await open();
    const { page } = window;
    await page.locator('tr[data-id]').nth(6).locator('[data-col="select"]').click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.getByText('2 chosen').waitFor();
    await page.getByRole('button', { name: en.selection.clear }).click();
    for (const place of [1, 4])
      await page
        .locator('tr[data-id]')
        .nth(place)
        .locator('[data-col="select"]')
        .click({ modifiers: place === 4 ? ['Shift'] : [] });
    await page.getByText('4 chosen').waitFor();
    await fill(page, 'admit_card', { 1: '{first_name}', 2: 'you' });
    await page.getByText(WORDS.send_nobody).waitFor();
    await page.getByText(en.skip.already_got_it).click();
    await expect.poll(() => page.locator('details li').count()).toBe(4);
    await page.getByRole('combobox', { name: WORDS.spare }).click();
    await page.getByRole('option', { name: WORDS.spare_none }).click();
    await page.getByRole('button', { name: 'Send to 4 students' }).waitFor();
    expectQuiet(window);
  });

  test('is paused, resumed and taken back after a question; those taken back are sent to again', async () => {
    await campus.office.ask('sending.pause', {});
    await using window = await open();
    const { page } = window;
    await page.getByRole('checkbox', { name: en.selection.page }).click();
    await fill(page, 'scholarship_day', { 1: '{first_name}', 2: '{course}' });
    await page.getByRole('button', { name: `Send to ${STUDENTS} students` }).click();
    await page.getByText(WORDS.paused_college).waitFor();
    await page.getByRole('button', { name: WORDS.pause, exact: true }).click();
    await page.getByText(WORDS.paused_campaign, { exact: true }).waitFor();
    await page.getByRole('button', { name: WORDS.resume }).nth(1).click();
    await page.getByText(WORDS.paused_campaign, { exact: true }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: WORDS.cancel, exact: true }).click();
    await page
      .getByRole('dialog')
      .getByText(new RegExp(`^${STUDENTS} still wait`))
      .waitFor();
    await page.getByRole('button', { name: `Take back ${STUDENTS} messages` }).click();
    await eventually('all are taken back', async () => (await number(page, WORDS.cancelled)) === `${STUDENTS}`);
    await page.getByRole('button', { name: WORDS.again }).click();
    await page.getByRole('menuitem', { name: WORDS.to_cancelled }).click();
    await page.getByRole('button', { name: `Send to ${STUDENTS} students` }).waitFor();
    await campus.office.ask('sending.resume', { what: 'college', id: 'college-1' });
    expectQuiet(window);
  });

  test('is kept as a file that a spreadsheet reads and does not run', async () => {
    await campus.office.ask('registrations.import', {
      rows: [{ externalId: '=1+1', name: '=cmd()', phone: '+919812345678', course: 'Formula' }],
    });
    const { id } = await campus.office.ask('campaigns.start', {
      ...{ audience: { filter: { course: 'Formula' }, except: [] }, sparedHours: 0, name: 'Fee: 1/2' },
      template: { name: 'fee_reminder', language: 'hi', variables: { 1: '{name}' } },
    });
    await using window = await open();
    const { page } = window;
    await page.goto(`${campus.program.console}#/campaigns/${id}`);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: WORDS.export }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('Fee 1 2.csv');
    const text = await readFile(await file.path(), 'utf8');
    expect(text.startsWith('\uFEFFRegistration ID,Name,Phone')).toBe(true);
    expect(text).toContain(`"'=1+1","'=cmd()"`);
    expect(text.trim().split('\r\n')).toHaveLength(2);
  });
});
