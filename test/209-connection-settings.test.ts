import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '../renderer/i18n/en.ts';
import { hi } from '../renderer/i18n/hi.ts';
import { sharedBrowser } from './support/browser.ts';
import { type ConsoleOptions, type ConsoleWindow, openWindow } from './support/console-window.ts';
import { eventually } from './support/eventually.ts';
import { A_NUMBER } from './support/meta/meta.ts';
import { NEW_APP, NEW_TOKEN, type NewDesk, openNewDesk } from './support/new-desk.ts';
import { SAMPLE_SECRET } from './support/program.ts';
import { openSocket, type Socket } from './support/socket.ts';

const WORDS = { en, hi } as const;
const PHONE = '+91 80471 00100';
const { phoneNumberId, wabaId } = A_NUMBER;

let browser: Browser;
/** Set up by a person: what it knows is kept. */
let kept: NewDesk;
/** Set up by the environment. */
let set: NewDesk;
beforeAll(async () => {
  const environment = {
    TICKDESK_TUNNEL: 'off',
    WHATSAPP_APP_ID: NEW_APP,
    WHATSAPP_APP_SECRET: SAMPLE_SECRET,
    WHATSAPP_ACCESS_TOKEN: NEW_TOKEN,
    WHATSAPP_PHONE_NUMBER_ID: phoneNumberId,
    WHATSAPP_BUSINESS_ACCOUNT_ID: wabaId,
    WHATSAPP_WEBHOOK_VERIFY_TOKEN: 'sample-verify-token',
  };
  [browser, kept, set] = await Promise.all([sharedBrowser(), openNewDesk(), openNewDesk({ env: environment })]);
  using office = await officeOf(kept);
  await office.ask('apps.save', { appId: NEW_APP, appSecret: SAMPLE_SECRET });
  const [college] = (await office.ask('colleges.list', {})).rows;
  const collegeId = college?.id ?? '';
  await office.ask('numbers.save', { phoneNumberId, wabaId, collegeId, appId: NEW_APP, accessToken: NEW_TOKEN });
}, 120_000);
afterAll(async () => {
  await Promise.all([kept?.[Symbol.asyncDispose](), set?.[Symbol.asyncDispose]()]);
});

const officeOf = async ({ program }: NewDesk, collegeId?: string): Promise<Socket> => {
  const socket = await openSocket(program.console);
  await socket.register({ token: program.token, ...(collegeId !== undefined && { collegeId }) });
  return socket;
};
const open = async ({ program }: NewDesk, wish: Partial<ConsoleOptions> = {}): Promise<ConsoleWindow> => {
  const window = await openWindow({ browser, address: program.console, token: program.token, ...wish });
  const { nav, connect } = WORDS[wish.language ?? 'en'];
  await window.page.getByRole('link', { name: nav.settings, exact: true }).click();
  await window.page.getByRole('link', { name: connect.open }).click();
  await window.page.getByRole('heading', { name: connect.colleges, exact: true }).waitFor();
  return window;
};
const part = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });
const expectQuiet = ({ complaints, strays }: ConsoleWindow): void =>
  expect({ complaints, strays }).toEqual({ complaints: [], strays: [] });

test('a college is added and renamed, by the keyboard', async () => {
  await using window = await open(kept);
  const { page } = window;
  const colleges = part(page, en.connect.colleges);
  await colleges.getByRole('button', { name: en.connect.college_add }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Evening College');
  await page.keyboard.press('Enter');
  await colleges.getByText('Evening College').waitFor();
  await colleges.getByRole('button', { name: 'Rename: Evening College' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Night College');
  await page.keyboard.press('Enter');
  await colleges.getByText('Night College').waitFor();
  expect(await colleges.getByText('Evening College').count()).toBe(0);
  using office = await officeOf(kept);
  const { rows } = await office.ask('colleges.list', {});
  expect(rows.map(({ name }) => name)).toContain('Night College');
  expectQuiet(window);
});

describe('what is secret', () => {
  test('is tested at Meta, and replaced only by what Meta takes', { timeout: 60_000 }, async () => {
    await using window = await open(kept);
    const { page } = window;
    const numbers = part(page, en.connect.numbers);
    await numbers.getByRole('button', { name: `Test at Meta: ${PHONE}` }).click();
    await numbers.getByText(en.look.token_never).waitFor();
    await numbers.getByRole('button', { name: `Replace token: ${PHONE}` }).click();
    const field = numbers.getByLabel(en.setup.token, { exact: true });
    await field.fill('EAAwrong');
    await numbers.getByText(en.look.token_dead).waitFor();
    const save = numbers.getByRole('button', { name: en.connect.token_save });
    expect(await save.isDisabled()).toBe(true);
    await field.fill(NEW_TOKEN);
    await expect.poll(() => save.isEnabled()).toBe(true);
    await page.keyboard.press('Enter');
    await field.waitFor({ state: 'detached' });

    const apps = part(page, en.connect.apps);
    await apps.getByRole('button', { name: `Test at Meta: ${NEW_APP}` }).click();
    await apps.getByText(en.look.app_green).waitFor();
    await apps.getByRole('button', { name: `Replace secret: ${NEW_APP}` }).click();
    await apps.getByLabel(en.setup.app_secret, { exact: true }).fill('wrong');
    await apps.getByText(en.look.app_dead).waitFor();
    expect(await apps.getByRole('button', { name: en.setup.app_save }).isDisabled()).toBe(true);
    expect(await page.content()).not.toContain(NEW_TOKEN);
    expect(await page.content()).not.toContain(SAMPLE_SECRET);
    expectQuiet(window);
  });

  test('and was set by the environment is shown as such and cannot be replaced, here or by an ask', async () => {
    await using window = await open(set);
    const { page } = window;
    await part(page, en.connect.numbers).getByText(en.connect.token_set).waitFor();
    await part(page, en.connect.apps).getByText(en.connect.secret_set).waitFor();
    expect(await page.getByRole('button', { name: /^Replace/ }).count()).toBe(0);
    await part(page, en.setup.address).getByText(en.tunnel.locked).waitFor();
    await part(page, en.connect.told).getByText(en.health.verify_token_set).waitFor();
    using office = await officeOf(set);
    const [number] = (await office.ask('numbers.list', {})).rows;
    expect(number).toMatchObject({ accessTokenFrom: 'environment' });
    await expect(
      office.ask('numbers.save', { phoneNumberId, collegeId: number?.collegeId ?? '', accessToken: 'another' }),
    ).rejects.toThrow('environment');
    expectQuiet(window);
  });
});

test('a number moves to another college once that was read and confirmed', { timeout: 60_000 }, async () => {
  using office = await officeOf(kept);
  const [first] = (await office.ask('colleges.list', {})).rows;
  await office.ask('colleges.save', { id: 'law', name: 'Law College' });
  await using window = await open(kept);
  const { page } = window;
  const numbers = part(page, en.connect.numbers);
  const move = async (): Promise<void> => {
    await numbers.getByRole('button', { name: `Move: ${PHONE}` }).click();
    await page.getByRole('menuitem', { name: 'Law College' }).click();
    await page
      .getByRole('dialog')
      .getByText(/goes to Law College/)
      .waitFor();
  };
  await move();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect((await office.ask('numbers.list', {})).rows).toHaveLength(1);
  await move();
  await page.getByRole('dialog').getByRole('button', { name: en.connect.move_yes }).click();
  await numbers.getByText(en.connect.numbers_none).waitFor();
  using law = await officeOf(kept, 'law');
  expect((await law.ask('numbers.list', {})).rows).toMatchObject([{ phoneNumberId, hasAccessToken: true }]);
  await office.ask('numbers.save', { phoneNumberId, collegeId: first?.id ?? '' });
  expectQuiet(window);
});

test('how Meta is told is chosen, and the verify token stands there to be copied', async () => {
  await using window = await open(kept);
  const { page } = window;
  const told = part(page, en.connect.told);
  using office = await officeOf(kept);
  const listening = async () => (await office.ask('settings.get', {})).listening;
  await told.getByLabel(en.connect.way).selectOption(en.connect.way_account);
  await told.getByText(en.connect.way_account_why).waitFor();
  await told.getByRole('switch', { name: en.connect.release }).click();
  await eventually('both are kept', async () => {
    const { callback, release } = await listening();
    return callback === 'account' && release;
  });
  const { verifyToken } = await office.ask('health.get', {});
  await told.getByText(verifyToken?.value ?? 'none').waitFor();
  await told.getByLabel(en.connect.way).selectOption(en.connect.way_number);
  await told.getByRole('switch', { name: en.connect.release }).click();
  expectQuiet(window);
});

test('a token for one college is shown once, opens that college only, and ends when it is revoked', {
  timeout: 60_000,
}, async () => {
  await using window = await open(kept);
  const { page } = window;
  const tokens = part(page, en.connect.tokens);
  await tokens.getByRole('button', { name: en.connect.token_make }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Front office');
  await page.keyboard.press('Enter');
  await tokens.getByText(en.connect.token_once).waitFor();
  const token = (await tokens.getByTitle(en.health.copy).textContent()) ?? '';
  expect(token.length).toBeGreaterThan(20);
  await tokens.getByRole('button', { name: en.connect.token_copied }).click();
  expect(await page.content()).not.toContain(token);

  await using office = await openWindow({ browser, address: kept.program.console, token });
  await office.page.evaluate(() => {
    location.hash = '#/connection';
  });
  await office.page.getByText(en.setup.desk_only).waitFor();
  expect(await office.page.getByRole('button', { name: en.connect.college_add }).count()).toBe(0);

  await tokens.getByRole('button', { name: 'Revoke: Front office' }).click();
  await tokens.getByRole('button', { name: 'Revoke for good? Front office' }).click();
  await tokens.getByText(en.connect.tokens_none).waitFor();
  await office.page.getByRole('heading', { name: en.token.refused }).waitFor();
  expectQuiet(window);
});
