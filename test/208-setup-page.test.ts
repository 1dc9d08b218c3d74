import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CALLBACK_TROUBLES } from '../preload/contract/callback.ts';
import { en } from '../renderer/i18n/en.ts';
import { hi } from '../renderer/i18n/hi.ts';
import { LANGUAGES } from '../renderer/i18n/language.ts';
import { redSays } from '../renderer/setup/look-words.ts';
import { sharedBrowser } from './support/browser.ts';
import { type ConsoleOptions, type ConsoleWindow, openWindow } from './support/console-window.ts';
import { messageBody } from './support/meta/bodies.ts';
import { textMessage } from './support/meta/message-object.ts';
import { A_NUMBER } from './support/meta/meta.ts';
import { NEW_APP, NEW_TOKEN, type NewDesk, openNewDesk } from './support/new-desk.ts';
import { SAMPLE_SECRET } from './support/program.ts';
import { openSocket } from './support/socket.ts';

const WORDS = { en, hi } as const;
const PHONE = '+91 80471 00100';
const ASHA = { phone: '919812345678', name: 'Asha Verma' };
const HOUR_MS = 60 * 60 * 1_000;

let browser: Browser;
/** Used by every test that saves nothing. */
let fresh: NewDesk;
beforeAll(async () => {
  [browser, fresh] = await Promise.all([sharedBrowser(), openNewDesk()]);
}, 120_000);
afterAll(async () => {
  await fresh?.[Symbol.asyncDispose]();
});

const open = async ({ program }: NewDesk, wish: Partial<ConsoleOptions> = {}): Promise<ConsoleWindow> => {
  const { console: address, token } = program;
  const window = await openWindow({ browser, address, token, ...wish });
  const { setup } = WORDS[wish.language ?? 'en'];
  await window.page.getByRole('link', { name: setup.open }).click();
  await window.page.getByRole('heading', { name: setup.title, exact: true }).waitFor();
  return window;
};
const step = (page: Page, name: string): Locator =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name, level: 2 }) });
const stands = (page: Page, name: string, state: string): Promise<void> =>
  step(page, name)
    .getByRole('heading', { name: `${name} ${state}` })
    .waitFor();
const expectQuiet = ({ complaints, strays }: ConsoleWindow): void =>
  expect({ complaints, strays }).toEqual({ complaints: [], strays: [] });
/** Enters an app by the keyboard; its first field has it already. */
const enterApp = async (page: Page, secret: string): Promise<void> => {
  await page.getByLabel(en.setup.app_id, { exact: true }).focus();
  await page.keyboard.type(NEW_APP);
  await page.keyboard.press('Tab');
  await page.keyboard.type(secret);
};
const saveApp = async (page: Page): Promise<void> => {
  await enterApp(page, SAMPLE_SECRET);
  await page.getByText(en.look.app_green).waitFor();
  await page.keyboard.press('Enter');
  await stands(page, en.setup.app, en.setup.done);
};
const tokenField = (page: Page): Locator => page.getByLabel(en.setup.token, { exact: true });

describe('from nothing to a green light', () => {
  test('by the keyboard alone, with Meta asked for each value as it is entered', { timeout: 90_000 }, async () => {
    await using desk = await openNewDesk();
    const { console: address, token } = desk.program;
    await using window = await openWindow({ browser, address, token });
    const { page } = window;
    await page.getByRole('link', { name: en.setup.open }).focus();
    await page.keyboard.press('Enter');
    await stands(page, en.setup.app, en.setup.now);
    await stands(page, en.setup.token, en.setup.waiting);
    await stands(page, en.setup.proof, en.setup.waiting);
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await page.keyboard.type(NEW_APP);
    await page.keyboard.press('Tab');
    await page.keyboard.type(SAMPLE_SECRET);
    await page.getByText(en.look.app_green).waitFor();
    await page.keyboard.press('Enter');
    await stands(page, en.setup.app, en.setup.done);
    await step(page, en.setup.app).getByText(`App ${NEW_APP}`).waitFor();

    await expect.poll(() => tokenField(page).evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.type(NEW_TOKEN);
    await page.getByText(en.look.token_never).waitFor();
    const numbers = step(page, en.setup.numbers);
    const choice = numbers.getByRole('checkbox', { name: PHONE });
    expect(await choice.isChecked()).toBe(true);
    await page.keyboard.press('Enter');
    await stands(page, en.setup.numbers, en.setup.done);
    await numbers.getByText(`${PHONE} · Sample College`).waitFor();

    await stands(page, en.setup.address, en.setup.done);
    await step(page, en.setup.address).getByText(en.health.trial).waitFor();
    await stands(page, en.setup.deliveries, en.setup.done);
    await stands(page, en.setup.proof, en.setup.now);
    const body = textMessage({ wamid: 'wamid.PROOF', at: Date.now(), from: ASHA, text: 'Hello' });
    await desk.meta.deliver(messageBody({ ...A_NUMBER, messages: [body] }));
    await stands(page, en.setup.proof, en.setup.done);
    expect(await page.content()).not.toContain(NEW_TOKEN);
    expect(await page.content()).not.toContain(SAMPLE_SECRET);
    await page.getByRole('link', { name: en.setup.proof_open }).click();
    await window.line('Asha Verma').waitFor();
    expectQuiet(window);
  });

  test('is gone on with after a reload, and again when all is done', { timeout: 60_000 }, async () => {
    await using desk = await openNewDesk();
    await using window = await open(desk);
    const { page } = window;
    await saveApp(page);
    await page.reload();
    await stands(page, en.setup.app, en.setup.done);
    await stands(page, en.setup.token, en.setup.now);
    await stands(page, en.setup.numbers, en.setup.waiting);
    await tokenField(page).fill(NEW_TOKEN);
    await page.getByRole('checkbox', { name: PHONE }).waitFor();
    await page.getByLabel(en.setup.college, { exact: true }).selectOption(en.setup.college_new);
    await page.getByLabel(en.setup.college_name).fill('Second College');
    await page.getByRole('button', { name: 'Save 1 number' }).click();
    await stands(page, en.setup.numbers, en.setup.done);
    await page.reload();
    await stands(page, en.setup.deliveries, en.setup.done);
    await step(page, en.setup.numbers).getByText(`${PHONE} · Second College`).waitFor();
    expectQuiet(window);
  });
});

describe('what is wrong is said where it was entered, and cannot be saved', () => {
  test('a secret of another app', async () => {
    await using window = await open(fresh);
    const { page } = window;
    await enterApp(page, 'wrong');
    await page.getByText(en.look.app_dead).waitFor();
    expect(await page.getByRole('button', { name: en.setup.app_save }).isDisabled()).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByLabel(en.setup.app_secret, { exact: true }).fill(SAMPLE_SECRET);
    await page.getByText(en.look.app_green).waitFor();
    expect(await page.getByText(en.look.app_dead).count()).toBe(0);
    expectQuiet(window);
  });

  test('an id that is no id is not sent to Meta', async () => {
    await using window = await open(fresh);
    const { page } = window;
    const before = fresh.meta.heard.length;
    await page.getByLabel(en.setup.app_id, { exact: true }).fill('my app');
    await page.getByLabel(en.setup.app_secret, { exact: true }).fill(SAMPLE_SECRET);
    await page.getByText(en.setup.app_id_digits).waitFor();
    expect(fresh.meta.heard.length).toBe(before);
    expectQuiet(window);
  });

  test('a token that Meta does not know, one without a permission, and one that lasts a day', {
    timeout: 90_000,
  }, async () => {
    const graph = { scopes: ['whatsapp_business_messaging'], tokenExpiresAt: Date.now() + 24 * HOUR_MS };
    await using desk = await openNewDesk({ graph });
    await using window = await open(desk);
    const { page } = window;
    await saveApp(page);
    await tokenField(page).fill('EAAwrong');
    await page.getByText(en.look.token_dead).waitFor();
    await tokenField(page).fill(NEW_TOKEN);
    await page.getByText(/The token lacks a permission: whatsapp_business_management/).waitFor();
    expect(await page.getByRole('checkbox').count()).toBe(0);
    Object.assign(graph, { scopes: ['whatsapp_business_messaging', 'whatsapp_business_management'] });
    await page.getByRole('button', { name: en.list.again }).click();
    await page.getByText(/looks like the 24-hour token/).waitFor();
    await page.getByRole('checkbox', { name: PHONE }).waitFor();
    expectQuiet(window);
  });

  test('a token that names no account: its ID is asked for, and tried too', { timeout: 60_000 }, async () => {
    await using desk = await openNewDesk({ graph: { accountsUntold: true } });
    await using window = await open(desk);
    const { page } = window;
    await saveApp(page);
    await tokenField(page).fill(NEW_TOKEN);
    const account = page.getByLabel(en.setup.account, { exact: true });
    await account.focus();
    await page.keyboard.type('999');
    await page.getByText(en.look.account_refused).waitFor();
    expect(await account.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(A_NUMBER.wabaId);
    await page.getByRole('checkbox', { name: PHONE }).waitFor();
    await page.keyboard.press('Enter');
    await stands(page, en.setup.numbers, en.setup.done);
    using office = await openSocket(desk.program.console);
    await office.register({ token: desk.program.token });
    expect((await office.ask('numbers.list', {})).rows).toMatchObject([{ wabaId: A_NUMBER.wabaId, appId: NEW_APP }]);
    expectQuiet(window);
  });

  test('an address of somebody else at Meta: it stays, and the page says who decides', {
    timeout: 60_000,
  }, async () => {
    const theirs = 'https://another-desk.example/college/whatsapp/webhook';
    await using desk = await openNewDesk({
      before: ({ callbacks }) => {
        callbacks.subscribed.add(A_NUMBER.wabaId);
        callbacks.put('number', A_NUMBER.phoneNumberId, theirs);
      },
    });
    await using window = await open(desk);
    const { page } = window;
    await saveApp(page);
    await tokenField(page).fill(NEW_TOKEN);
    await page.getByRole('checkbox', { name: PHONE }).waitFor();
    await page.keyboard.press('Enter');
    await stands(page, en.setup.deliveries, en.setup.wrong);
    await page.getByText(en.setup.deliveries_foreign).waitFor();
    expect(desk.meta.callbacks.numbers.get(A_NUMBER.phoneNumberId)).toBe(theirs);
    await page.getByRole('link', { name: en.setup.deliveries_more }).click();
    await page.getByRole('button', { name: en.callback.take_over }).click();
    await page.getByRole('dialog').getByRole('button', { name: en.callback.take_over_yes }).click();
    await page.getByRole('link', { name: en.setup.open }).click();
    await stands(page, en.setup.deliveries, en.setup.done);
    expectQuiet(window);
  });

  test('no network, and it is tried again by the same hand', { timeout: 60_000 }, async () => {
    await using desk = await openNewDesk({ env: { WHATSAPP_API_URL: 'http://127.0.0.1:9' } });
    await using window = await open(desk);
    const { page } = window;
    await enterApp(page, SAMPLE_SECRET);
    await page.getByText(en.look.unreachable).waitFor();
    await page.getByRole('button', { name: en.list.again }).click();
    await page.getByText(en.look.unreachable).waitFor();
    expectQuiet(window);
  });

  test.each(LANGUAGES)('every trouble has its words in %s', (language) => {
    for (const what of ['app', 'token', 'account'] as const)
      for (const why of CALLBACK_TROUBLES) {
        const [group, name] = redSays(what, why).split('.') as ['look', keyof typeof en.look];
        expect(WORDS[language][group][name]).toMatch(/[.।]$/);
      }
  });
});

test('is as wide as it says, whatever order the build gives to shared styles', async () => {
  await using window = await open(fresh);
  const column = window.page.getByRole('main').locator('section > div').first();
  expect(await column.evaluate((box) => getComputedStyle(box).maxWidth)).toBe('760px');
});

test('the way to this desk is chosen here, and what the environment chose is locked', { timeout: 60_000 }, async () => {
  await using window = await open(fresh);
  const { page } = window;
  const address = step(page, en.setup.address);
  await address.getByLabel(en.tunnel.way).selectOption(en.tunnel.own);
  await address.getByText(en.tunnel.own_why).waitFor();
  await address.getByText(en.health.trouble_no_address).waitFor();
  await address.getByLabel(en.tunnel.address).fill('desk.example.edu');
  await page.keyboard.press('Enter');
  await address.getByText(en.tunnel.not_saved).waitFor();
  await address.getByLabel(en.tunnel.way).selectOption(en.tunnel.localtunnel);
  await stands(page, en.setup.address, en.setup.done);
  expectQuiet(window);

  await using set = await openNewDesk({ env: { TICKDESK_TUNNEL: 'off' } });
  await using other = await open(set);
  await step(other.page, en.setup.address).getByText(en.tunnel.locked).waitFor();
  expect(await step(other.page, en.setup.address).getByRole('combobox').count()).toBe(0);
});

test('who may look at one college only is told whom to ask', async () => {
  using office = await openSocket(fresh.program.console);
  await office.register({ token: fresh.program.token });
  const [college] = (await office.ask('colleges.list', {})).rows;
  const { token } = await office.ask('tokens.create', { collegeId: college?.id ?? '', label: 'Front office' });
  await using window = await openWindow({ browser, address: fresh.program.console, token });
  const { page } = window;
  await page.getByRole('heading', { name: en.list.empty }).waitFor();
  expect(await page.getByRole('link', { name: en.setup.open }).count()).toBe(0);
  await page.evaluate(() => {
    location.hash = '#/setup';
  });
  await page.getByText(en.setup.desk_only).waitFor();
  expectQuiet(window);
});
