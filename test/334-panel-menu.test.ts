import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../renderer/i18n/en.ts';
import { hi } from '../renderer/i18n/hi.ts';
import { launchBrowser } from './support/browser.ts';
import { openWindow } from './support/console-window.ts';
import { messageBody } from './support/meta/bodies.ts';
import { textMessage } from './support/meta/message-object.ts';
import { A_NUMBER, type Meta, startMeta } from './support/meta/meta.ts';
import { violations } from './support/page/violations.ts';
import { type Program, SAMPLE_SECRET, startProgram } from './support/program.ts';
import { openSocket, type Socket } from './support/socket.ts';

const NAMES = ['Asha Verma', 'Ravi Kumar', 'Meera Shah'] as const;

describe('the menu of a conversation', { timeout: 60_000 }, () => {
  let browser: Browser;
  let program: Program;
  let meta: Meta;
  let office: Socket;
  beforeAll(async () => {
    const env = { WHATSAPP_PHONE_NUMBER_ID: A_NUMBER.phoneNumberId };
    [browser, program, meta] = await Promise.all([
      launchBrowser(),
      startProgram({ env }),
      startMeta({ appSecret: SAMPLE_SECRET }),
    ]);
    meta.deliverTo(program.webhook);
    office = await openSocket(program.console);
    await office.register({ token: program.token });
    const rows = NAMES.map((name, index) => ({ externalId: `A-${index}`, name, phone: `+9198123456${10 + index}` }));
    await office.ask('registrations.import', { rows });
    for (const [index, name] of NAMES.entries()) {
      const from = { phone: `9198123456${10 + index}`, name };
      const message = textMessage({ wamid: `wamid.IN${index}`, at: Date.now(), from, text: `${name} asks` });
      await meta.deliver(messageBody({ ...A_NUMBER, messages: [message] }));
    }
  }, 60_000);
  afterAll(async () => {
    office?.[Symbol.dispose]();
    await browser?.close();
    await program?.[Symbol.asyncDispose]();
    await meta?.[Symbol.asyncDispose]();
  });
  const idOf = async (name: string): Promise<string> => {
    const { rows } = await office.ask('registrations.list', { search: name });
    return rows[0]?.id ?? '';
  };
  const open = async (name: string, look: object = {}) => {
    const window = await openWindow({ browser, address: program.console, token: program.token, ...look });
    await window.page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      `#/registrations/${await idOf(name)}`,
    );
    await window.page.getByRole('heading', { name }).waitFor();
    return window;
  };

  it('saves the whole conversation as a PDF, by keyboard', async () => {
    await using window = await open('Asha Verma');
    const { page } = window;
    await page.getByRole('button', { name: en.panel.more }).focus();
    await page.keyboard.press('Enter');
    const saved = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: /PDF.*English/ }).press('Enter');
    expect((await saved).suggestedFilename()).toMatch(/\.pdf$/);
  });

  it('forgets a student after a question that says what goes and what stays, and shows the receipt', async () => {
    await using window = await open('Ravi Kumar');
    const { page } = window;
    await page.getByRole('button', { name: en.panel.more }).click();
    await page.getByRole('menuitem', { name: en.panel.forget }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(en.panel.forget_stays).waitFor();
    const yes = dialog.getByRole('button', { name: en.panel.forget_yes });
    expect(await yes.isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: en.panel.forget_leave }).last().click();
    expect(await idOf('Ravi Kumar')).not.toBe('');
    await page.getByRole('button', { name: en.panel.more }).click();
    await page.getByRole('menuitem', { name: en.panel.forget }).click();
    await dialog.getByRole('checkbox').check();
    await yes.click();
    await dialog.getByText('Erased: the words of 1 messages').waitFor();
    await dialog.getByRole('button', { name: en.panel.forget_done }).click();
    await page.getByRole('complementary').waitFor({ state: 'detached' });
    expect(await idOf('Ravi Kumar')).toBe('');
  });

  it('says plainly that a token of one college may not forget', async () => {
    const { collegeId } = await office.register({ token: program.token });
    const { token } = await office.ask('tokens.create', { collegeId, label: 'Office' });
    await using window = await open('Meera Shah', { token });
    const { page } = window;
    await page.getByRole('button', { name: en.panel.more }).click();
    await page.getByRole('menuitem', { name: en.panel.forget }).click();
    await page.getByRole('dialog').getByRole('checkbox').check();
    await page.getByRole('dialog').getByRole('button', { name: en.panel.forget_yes }).click();
    await page.getByText(en.panel.forget_forbidden).waitFor();
    expect(await idOf('Meera Shah')).not.toBe('');
  });

  it.each([
    ['en', 'light'],
    ['hi', 'dark'],
  ] as const)('asks in a way that is sound for everybody (%s, %s)', async (language, theme) => {
    await using window = await open('Meera Shah', { language, theme });
    const { page } = window;
    const words = { en, hi }[language].panel;
    await page.getByRole('button', { name: words.more }).click();
    await page.getByRole('menuitem', { name: words.forget }).click();
    await page.getByText(words.forget_goes).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
