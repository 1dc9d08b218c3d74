import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ValueOf } from '../preload/contract/asks.ts';
import { en } from '../renderer/i18n/en.ts';
import { SEASON_COLLEGE, writeSeason } from './season/write-season.ts';
import { sharedBrowser } from './support/browser.ts';
import { type ConsoleWindow, openWindow } from './support/console-window.ts';
import { eventually } from './support/eventually.ts';
import { A_NUMBER } from './support/meta/meta.ts';
import { type Program, startProgram } from './support/program.ts';
import { openSocket, type Socket } from './support/socket.ts';
import { temporaryFolder } from './support/temp-folder.ts';

/** More than one ask looks at. */
const MESSAGES = 27_000;

describe('a whole season', { timeout: 60_000 }, () => {
  const folder = temporaryFolder('season');
  let browser: Browser;
  let program: Program;
  let office: Socket;
  beforeAll(async () => {
    const plan = { folder: folder.path, seed: 5, messages: MESSAGES, registrations: 1_500, days: 120 };
    writeSeason({ ...plan, until: Date.UTC(2026, 10, 24) });
    const env = { COLLEGE_ID: SEASON_COLLEGE, WHATSAPP_PHONE_NUMBER_ID: A_NUMBER.phoneNumberId };
    [browser, program] = await Promise.all([sharedBrowser(), startProgram({ dataFolder: folder.path, env })]);
    office = await openSocket(program.console);
    await office.register({ token: program.token });
  }, 180_000);
  afterAll(async () => {
    office?.[Symbol.dispose]();
    await program?.[Symbol.asyncDispose]();
    folder[Symbol.dispose]();
  });
  const open = async (fragment: string): Promise<ConsoleWindow> => {
    const window = await openWindow({ browser, address: program.console, token: program.token });
    await window.page.evaluate((hash) => {
      location.hash = hash;
    }, fragment);
    return window;
  };

  test('is counted as far as is worth it, and read on page by page as one goes down', async () => {
    await using window = await open('#/history');
    const { page } = window;
    await page.getByText('more than 10,000 messages').waitFor();
    const grid = page.getByRole('grid', { name: en.nav.history });
    const reached = async (): Promise<number> =>
      Number(await page.locator('tr[data-id]').last().getAttribute('aria-rowindex'));
    await eventually('a thousand lines are reached', async () => {
      await grid.press('End');
      return (await reached()) > 1_000;
    });
    expect(await page.locator('tr[data-id]').count()).toBeLessThan(60);
    const { rows } = await office.ask('history.search', { limit: 500 });
    await grid.press('Home');
    await eventually(
      'the newest is at the top',
      async () => (await page.locator('tr[data-id]').first().getAttribute('data-id')) === rows[0]?.id,
    );
    expect({ complaints: window.complaints, strays: window.strays }).toEqual({ complaints: [], strays: [] });
  });

  test('where matches are rare, the page goes on by itself to the very oldest', async () => {
    // No index leads to these: each ask looks at 25,000 messages, and the oldest lie behind the first.
    let found = 0;
    let asks = 0;
    for (let after: string | null = ''; after !== null; asks += 1) {
      const page: ValueOf<'history.search'> = await office.ask('history.search', {
        ...{ status: 'conflict', limit: 500 },
        ...(after !== '' && { after }),
      });
      found += page.rows.length;
      after = page.next;
    }
    expect(asks).toBe(2);
    await using window = await open('#/history?status=conflict');
    const { page } = window;
    await page.getByText(en.history.all).waitFor();
    await page.getByText(`${found} messages`, { exact: true }).waitFor();
    const grid = page.getByRole('grid', { name: en.nav.history });
    await grid.press('End');
    await page
      .locator(`tr[aria-rowindex="${found + 1}"]`)
      .getByText(en.history.conflict)
      .waitFor();
  });
});
