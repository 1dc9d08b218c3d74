import type { Browser } from 'playwright-core';
import { en } from '../../renderer/i18n/en.ts';
import { hi } from '../../renderer/i18n/hi.ts';
import type { Language } from '../../renderer/i18n/language.ts';
import { type ConsoleWindow, openWindow, type Theme } from '../support/console-window.ts';
import { A_NUMBER } from '../support/meta/meta.ts';
import { NEW_APP, NEW_TOKEN, openNewDesk } from '../support/new-desk.ts';
import { SAMPLE_SECRET, SAMPLE_VERIFY_TOKEN } from '../support/program.ts';
import { openSocket } from '../support/socket.ts';

type Look = { readonly language: Language; readonly theme: Theme };
type Save = (name: string, look: Look, window: ConsoleWindow) => Promise<void>;
const WORDS = { en, hi } as const satisfies Record<Language, unknown>;
const SMALL = { width: 1_024, height: 900 };
const TALL = { width: 1_280, height: 1_240 };

/** A desk of its own, at its first start: the set-up page with nothing, with a wrong secret and with a token, and the connection. */
export const takeSetUp = async (browser: Browser, at: number, save: Save): Promise<void> => {
  await using desk = await openNewDesk({ env: { WHATSAPP_WEBHOOK_VERIFY_TOKEN: SAMPLE_VERIFY_TOKEN } });
  const { console: address, token } = desk.program;
  using office = await openSocket(address);
  await office.register({ token });
  // Its address would be another in every picture.
  await office.ask('settings.save', { listening: { tunnel: 'off' } });

  const open = async (page: 'setup' | 'connection', look: Look, size = TALL): Promise<ConsoleWindow> => {
    const window = await openWindow({ browser, address, token, at, size, ...look });
    await window.page.evaluate((name) => {
      location.hash = `#/${name}`;
    }, page);
    return window;
  };
  for (const look of [EN_LIGHT, HI_DARK]) {
    await using window = await open('setup', look);
    await window.page.getByLabel(WORDS[look.language].setup.app_id, { exact: true }).waitFor();
    await save('setup-empty', look, window);
  }
  for (const look of [EN_DARK, HI_LIGHT]) {
    const { setup, look: says } = WORDS[look.language];
    await using window = await open('setup', look, SMALL);
    await window.page.getByLabel(setup.app_id, { exact: true }).fill(NEW_APP);
    await window.page.getByLabel(setup.app_secret, { exact: true }).fill('wrong');
    await window.page.getByText(says.app_dead).waitFor();
    await save('setup-wrong', look, window);
  }
  await office.ask('apps.save', { appId: NEW_APP, appSecret: SAMPLE_SECRET });
  for (const look of [EN_LIGHT, HI_LIGHT]) {
    const { setup } = WORDS[look.language];
    await using window = await open('setup', look);
    await window.page.getByLabel(setup.token, { exact: true }).fill(NEW_TOKEN);
    await window.page.getByRole('checkbox').waitFor();
    await save('setup-numbers', look, window);
  }
  const [college] = (await office.ask('colleges.list', {})).rows;
  const { phoneNumberId, wabaId, displayPhone } = A_NUMBER;
  const where = { phoneNumberId, wabaId, displayPhone, collegeId: college?.id ?? '' };
  await office.ask('numbers.save', { ...where, appId: NEW_APP, accessToken: NEW_TOKEN });
  for (const look of [EN_LIGHT, HI_DARK]) {
    const { connect } = WORDS[look.language];
    await using window = await open('connection', look);
    await window.page.getByText(connect.tokens_none).waitFor();
    await save('connection', look, window);
  }
};

const EN_LIGHT: Look = { language: 'en', theme: 'light' };
const EN_DARK: Look = { language: 'en', theme: 'dark' };
const HI_LIGHT: Look = { language: 'hi', theme: 'light' };
const HI_DARK: Look = { language: 'hi', theme: 'dark' };
