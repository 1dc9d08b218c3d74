import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../renderer/i18n/en.ts';
import { sharedBrowser } from './support/browser.ts';
import { type ConsoleWindow, openWindow } from './support/console-window.ts';
import { statusBody } from './support/meta/bodies.ts';
import { A_NUMBER, type Meta, startMeta } from './support/meta/meta.ts';
import { type Program, SAMPLE_SECRET, startProgram } from './support/program.ts';
import { openSocket } from './support/socket.ts';

const asha = { phone: '919812345678', name: 'Asha Verma' };
const DELIVERIES = 260;
const STRANGER = { ...A_NUMBER, phoneNumberId: '999' };

describe('the page of raw deliveries', { timeout: 60_000 }, () => {
  let browser: Browser;
  let program: Program;
  let meta: Meta;
  beforeAll(async () => {
    const env = { WHATSAPP_PHONE_NUMBER_ID: A_NUMBER.phoneNumberId };
    [browser, program, meta] = await Promise.all([
      sharedBrowser(),
      startProgram({ env }),
      startMeta({ appSecret: SAMPLE_SECRET }),
    ]);
    meta.deliverTo(program.webhook);
    const told = (sender: typeof A_NUMBER, wamid: string) =>
      meta.deliver(statusBody({ ...sender, statuses: [{ wamid, status: 'sent', at: Date.now(), to: asha }] }));
    for (let count = 0; count < DELIVERIES; count += 1) await told(A_NUMBER, `wamid.N${count}`);
    await told(STRANGER, 'wamid.STRANGE');
  }, 120_000);
  afterAll(async () => {
    await program?.[Symbol.asyncDispose]();
    await meta?.[Symbol.asyncDispose]();
  });
  const open = async (look: Parameters<typeof openWindow>[0] | object = {}, fragment = '#/deliveries') => {
    const window = await openWindow({ browser, address: program.console, token: program.token, ...look });
    await window.page.evaluate((hash) => {
      location.hash = hash;
    }, fragment);
    return window;
  };
  const rows = ({ page }: ConsoleWindow) => page.locator('ul a:has(time)');

  it('is led to from Health, lists the newest first, and draws only what is in sight', async () => {
    await using window = await open({}, '#/health');
    const { page } = window;
    await page.getByRole('link', { name: en.health.raw }).click();
    await rows(window).first().waitFor();
    expect(await rows(window).first().textContent()).toContain(en.delivery.stray);
    expect(await rows(window).count()).toBeLessThan(80);
  });

  it('finds by message id and by phone, and those that were not understood', async () => {
    await using window = await open();
    const { page } = window;
    const box = page.getByRole('searchbox', { name: en.delivery.search });
    await box.fill('wamid.N7');
    await expect.poll(() => rows(window).count()).toBe(11);
    await box.fill('+91 98123-45678');
    await expect.poll(() => rows(window).count()).toBeGreaterThan(11);
    await box.fill('wamid.nowhere');
    await page.getByRole('heading', { name: en.delivery.no_match }).waitFor();
    await page.getByRole('button', { name: en.list.clear }).click();
    await page.getByRole('button', { name: en.delivery.only_strays }).click();
    await expect.poll(() => rows(window).count()).toBe(1);
    await rows(window).first().click();
    await page.getByRole('complementary').waitFor();
    await page.reload();
    await page.getByRole('complementary').waitFor();
    await expect.poll(() => rows(window).count()).toBe(1);
    await page.goBack();
    await page.goBack();
    await expect.poll(() => rows(window).count()).toBeGreaterThan(11);
  });

  it('opens one by keyboard with its body and why a line had no place, and closes with Esc', async () => {
    await using window = await open();
    const { page } = window;
    await rows(window).first().focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary');
    await panel.getByText(en.stray.unknown_number).waitFor();
    expect(await panel.locator('pre').textContent()).toContain('"wamid.STRANGE"');
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  it('replays after a question, shows how far it is, and what came of it', async () => {
    await using window = await open();
    const { page } = window;
    await page.getByRole('button', { name: en.delivery.replay_all }).click();
    await page.getByRole('dialog').getByRole('button', { name: en.delivery.leave }).click();
    using office = await openSocket(program.console);
    await office.register({ token: program.token });
    expect(await office.ask('deliveries.replayed', {})).toBeNull();
    await office.ask('colleges.save', { id: 'c9', name: 'Ninth' });
    await page.getByRole('button', { name: en.delivery.replay_all }).click();
    await page.getByRole('dialog').getByRole('button', { name: en.delivery.replay_all }).click();
    await page.getByText(`Replayed ${DELIVERIES + 1} deliveries`).waitFor();
    expect(await office.ask('deliveries.replayed', {})).toMatchObject({ state: 'done', changed: 0, strays: 1 });
    await page.getByRole('button', { name: en.delivery.replay_all }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(en.delivery.from).fill('5');
    await dialog.getByLabel(en.delivery.to).fill('3');
    expect(await dialog.getByRole('button', { name: en.delivery.replay_range }).isDisabled()).toBe(true);
    await dialog.getByLabel(en.delivery.to).fill('7');
    await dialog.getByRole('button', { name: en.delivery.replay_range }).click();
    await page.getByText('Replayed 3 deliveries').waitFor();
  });

  it('is closed to a token of one college, and says so', async () => {
    using office = await openSocket(program.console);
    const { collegeId } = await office.register({ token: program.token });
    const { token } = await office.ask('tokens.create', { collegeId, label: 'Office' });
    await using window = await open({ token }, '#/deliveries/1');
    await window.page.getByRole('heading', { name: en.delivery.forbidden }).waitFor();
    expect(await window.page.getByRole('complementary').count()).toBe(0);
  });
});
