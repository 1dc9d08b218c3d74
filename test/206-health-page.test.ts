import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CALLBACK_TROUBLES } from '../preload/contract/callback.ts';
import { en } from '../renderer/i18n/en.ts';
import { hi } from '../renderer/i18n/hi.ts';
import { LANGUAGES } from '../renderer/i18n/language.ts';
import { sharedBrowser } from './support/browser.ts';
import { type ConsoleOptions, type ConsoleWindow, openWindow } from './support/console-window.ts';
import { LISTENING_APP, type ListeningCampus, openListeningCampus } from './support/listening-campus.ts';
import { envelope, messageBody, statusBody } from './support/meta/bodies.ts';
import { textMessage } from './support/meta/message-object.ts';
import { A_NUMBER } from './support/meta/meta.ts';
import { violations } from './support/page/violations.ts';

const WORDS = { en, hi } as const;
const THEIRS = 'https://another-desk.example/college/whatsapp/webhook';
const PHONE = '+91 80471 00100';
const OTHER = { wabaId: A_NUMBER.wabaId, phoneNumberId: '206540352242999', displayPhone: '918047100200' };
const ASHA = { phone: '919812345678', name: 'Asha Verma' };
const DAY_MS = 24 * 60 * 60 * 1_000;

let browser: Browser;
/** Meta leads here. */
let well: ListeningCampus;
/** Somebody else has the number, the app is set by hand only, and the token is nearly over. */
let ill: ListeningCampus;
beforeAll(async () => {
  const profile = {
    quality_rating: 'RED',
    throughput: { level: 'HIGH' },
    health_status: {
      can_send_message: 'LIMITED',
      entities: [
        {
          ...{ entity_type: 'WABA', id: A_NUMBER.wabaId, can_send_message: 'LIMITED' },
          errors: [{ error_code: 141_006, error_description: 'No payment method.', possible_solution: 'Add one.' }],
        },
      ],
    },
  };
  [browser, well, ill] = await Promise.all([
    sharedBrowser(),
    openListeningCampus(),
    openListeningCampus({
      graph: { appByHand: true, tokenExpiresAt: Date.now() + 3 * DAY_MS, profile },
      before: ({ callbacks }) => {
        callbacks.subscribed.add(A_NUMBER.wabaId);
        callbacks.put('number', A_NUMBER.phoneNumberId, THEIRS);
      },
    }),
  ]);
}, 120_000);
afterAll(async () => {
  await Promise.all([well?.[Symbol.asyncDispose](), ill?.[Symbol.asyncDispose]()]);
});

const open = async (campus: ListeningCampus, wish: Partial<ConsoleOptions> = {}): Promise<ConsoleWindow> => {
  const { console: address, token } = campus.program;
  const window = await openWindow({ browser, address, token, ...wish });
  await window.page.getByRole('link', { name: WORDS[wish.language ?? 'en'].nav.health }).click();
  await window.page.getByRole('article').first().waitFor();
  return window;
};
const light = (page: Page, name: string): Locator => page.locator('dl > div', { hasText: name }).first();
const check = (page: Page, name: string): Locator => page.getByRole('listitem').filter({ hasText: name });
const expectQuiet = ({ complaints, strays }: ConsoleWindow): void =>
  expect({ complaints, strays }).toEqual({ complaints: [], strays: [] });

describe('a desk that Meta leads to', () => {
  test('has its lights, and what Meta says of the number', async () => {
    await using window = await open(well);
    const { page } = window;
    await light(page, en.health.tunnel).getByText(en.health.tunnel_green).waitFor();
    await light(page, en.health.subscription).getByText(en.health.subscription_green).waitFor();
    expect(
      await light(page, en.health.subscription)
        .getByText(/^Read back from Meta/)
        .count(),
    ).toBe(1);
    const number = page.getByRole('article', { name: PHONE });
    await number.getByText(en.callback.green_number).waitFor();
    for (const words of ['Sample College', en.callback.quality_green, en.callback.token_never, '2,000'])
      expect(await number.getByText(words).count()).toBe(1);
    await page
      .getByRole('article', { name: `App ${LISTENING_APP}` })
      .getByText(en.callback.green_of_app)
      .waitFor();
    expectQuiet(window);
  });

  test('shows the last light turn as the first signed delivery comes', async () => {
    await using window = await open(well);
    const { page } = window;
    await check(page, en.check.app_secret).getByRole('img', { name: en.check.unknown }).waitFor();
    await well.meta.deliver(
      statusBody({ ...A_NUMBER, statuses: [{ wamid: 'wamid.A', status: 'sent', at: Date.now(), to: ASHA }] }),
    );
    await light(page, en.health.delivery).getByText(en.health.delivery_green).waitFor();
    await check(page, en.check.app_secret).getByRole('img', { name: en.check.green }).waitFor();
  });

  test('shows the tunnel die and come back, and Meta follow', async () => {
    await using window = await open(well);
    const { page } = window;
    const before = await light(page, en.health.tunnel).locator('code').innerText();
    well.tunnels.fault = 'refuses';
    well.tunnels.die();
    await light(page, en.health.tunnel).getByText(en.health.repair).waitFor();
    await check(page, en.check.reachable).getByRole('img', { name: en.check.red }).waitFor({ timeout: 30_000 });
    well.tunnels.fault = 'other_name';
    await light(page, en.health.tunnel).getByRole('button', { name: en.health.repair }).click();
    await light(page, en.health.tunnel).getByText(en.health.tunnel_green).waitFor({ timeout: 30_000 });
    expect(await light(page, en.health.tunnel).locator('code').innerText()).not.toBe(before);
    await light(page, en.health.subscription).getByText(en.health.subscription_green).waitFor({ timeout: 30_000 });
    well.tunnels.fault = null;
  });

  test('names an address that took its place, as soon as somebody looks again', async () => {
    const here = well.meta.callbacks.numbers.get(A_NUMBER.phoneNumberId) ?? null;
    await using window = await open(well);
    const { page } = window;
    well.meta.callbacks.put('number', A_NUMBER.phoneNumberId, THEIRS);
    await light(page, en.health.subscription).getByRole('button', { name: en.health.repair }).click();
    const number = page.getByRole('article', { name: PHONE });
    await number.getByText(en.callback.taken).waitFor();
    await number.getByText(THEIRS).waitFor();
    await light(page, en.health.subscription).getByText(en.health.subscription_red).waitFor();
    well.meta.callbacks.put('number', A_NUMBER.phoneNumberId, here);
    await light(page, en.health.subscription).getByRole('button', { name: en.health.repair }).click();
    await number.getByText(en.callback.green_number).waitFor();
  });
});

describe('a desk in trouble', () => {
  test('says what to do for each check that is red', async () => {
    await using window = await open(ill);
    const { page } = window;
    await check(page, en.check.deliveries).getByText(en.check.deliveries_red).waitFor();
    await check(page, en.check.fields).getByText(en.check.fields_red).waitFor();
    await check(page, en.check.token).getByText(en.check.token_expiring).waitFor();
    const number = page.getByRole('article', { name: PHONE });
    for (const words of [en.callback.foreign, THEIRS, en.callback.quality_red, 'No payment method. Add one.'])
      await number.getByText(words).waitFor();
    expectQuiet(window);
  });

  test('says which clicks in Meta’s dashboard set what cannot be set from here', async () => {
    await using window = await open(ill);
    const app = window.page.getByRole('article', { name: `App ${LISTENING_APP}` });
    await app.getByText(en.callback.refused_of_app).waitFor();
    for (const words of [en.callback.hand_open, en.callback.hand_save, 'message_template_status_update', 'dashboard'])
      expect(await app.getByText(words).count()).toBeGreaterThan(0);
    const callback = await light(window.page, en.health.tunnel).locator('code').innerText();
    await app.getByRole('button', { name: callback }).waitFor();
  });

  test('assigns an unknown number to a college, and says what was placed', async () => {
    using office = await ill.office();
    await office.ask('colleges.save', { id: 'c2', name: 'Another College' });
    ill.meta.deliverTo(ill.program.webhook);
    const messages = [1, 2].map((n) =>
      textMessage({ wamid: `wamid.U${n}`, at: Date.now(), from: ASHA, text: `Hello ${n}` }),
    );
    await ill.meta.deliver(messageBody({ ...OTHER, messages }));
    await using window = await open(ill);
    const { page } = window;
    await page.getByRole('button', { name: `Assign to a college: ${OTHER.phoneNumberId}` }).press('Enter');
    await page.getByRole('menuitem', { name: 'Another College' }).press('Enter');
    await page.getByText(`${OTHER.phoneNumberId} belongs to Another College now. The 2 events`).waitFor();
    await page.getByRole('button', { name: /^Assign/ }).waitFor({ state: 'detached' });
    using second = await ill.office('c2');
    expect(await second.ask('registrations.list', {})).toMatchObject({ rows: [{ name: ASHA.name, unread: 2 }] });
    expectQuiet(window);
  });

  test('lists what Meta told of the account, the newest five first', async () => {
    ill.meta.deliverTo(ill.program.webhook);
    const restriction_info = [{ restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING' }];
    const changes = [
      ...[250, 2_000, 10_000, 100_000, -1].map((max_daily_conversations_per_business) => ({
        field: 'business_capability_update',
        value: { max_daily_conversations_per_business },
      })),
      { field: 'account_update', value: { event: 'ACCOUNT_RESTRICTION', restriction_info } },
    ];
    for (const change of changes) await ill.meta.deliver(envelope({ id: A_NUMBER.wabaId, changes: [change] }));
    await using window = await open(ill);
    const news = window.page.getByRole('region', { name: en.account.title });
    const restricted = news.getByRole('listitem').filter({ hasText: en.account.restriction });
    await restricted.getByRole('img', { name: en.account.warning }).waitFor();
    expect(await restricted.innerText()).toContain('RESTRICTED_BIZ_INITIATED_MESSAGING');
    expect(await news.getByRole('listitem').count()).toBe(5);
    await news.getByRole('button', { name: 'Show all 6' }).press('Enter');
    expect(await news.getByRole('listitem').count()).toBe(6);
    await news.getByText('max daily conversations per business: unlimited').waitFor();
    expectQuiet(window);
  });

  test.each(LANGUAGES)('has a sentence of its own for every trouble, in %s', (language) => {
    const said = CALLBACK_TROUBLES.map((why) => WORDS[language].callback[why]);
    expect(new Set(said).size).toBe(CALLBACK_TROUBLES.length);
  });

  test('takes over from another address by keyboard, once a person has said so twice', async () => {
    await using window = await open(ill);
    const { page } = window;
    const number = page.getByRole('article', { name: PHONE });
    const button = number.getByRole('button', { name: en.callback.take_over });
    const dialog = page.getByRole('dialog', { name: en.callback.take_over_title });
    await button.press('Enter');
    await dialog.getByText(THEIRS).waitFor();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(ill.meta.callbacks.numbers.get(A_NUMBER.phoneNumberId)).toBe(THEIRS);
    await button.press('Enter');
    await dialog.getByRole('button', { name: en.callback.take_over_yes }).press('Enter');
    await number.getByText(en.callback.green_number).waitFor();
    expect(ill.meta.callbacks.numbers.get(A_NUMBER.phoneNumberId)).not.toBe(THEIRS);
    expectQuiet(window);
  });
});

test('a token of one college sees its number, and no hand that moves the desk', async () => {
  using office = await ill.office();
  const { token } = await office.ask('tokens.create', { collegeId: 'c1', label: 'Office' });
  await using window = await openWindow({ browser, address: ill.program.console, token });
  const { page } = window;
  await page.getByRole('link', { name: en.nav.health }).click();
  await page.getByRole('article', { name: PHONE }).waitFor();
  expect(await page.getByRole('button', { name: en.health.repair }).count()).toBe(0);
  expect(await page.getByRole('button', { name: en.callback.take_over }).count()).toBe(0);
  expect(await page.getByText(`App ${LISTENING_APP}`).count()).toBe(0);
  expect(await violations(page)).toEqual([]);
});
