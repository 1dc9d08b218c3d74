import type { Locator, Page } from 'playwright-core';
import { type Campus, openCampus } from '../../campus.ts';
import { type ConsoleWindow, openWindow } from '../../console-window.ts';
import { eventually } from '../../eventually.ts';
import { messageBody } from '../../meta/bodies.ts';
import type { Fault } from '../../meta/faults.ts';
import { textMessage } from '../../meta/message-object.ts';
import { A_NUMBER } from '../../meta/meta.ts';
import { picture } from '../../picture.ts';
import { type Judge, type Look, type Tour, wordsOf } from '../look.ts';
import { ASHA, IMRAN, MEERA, ROHAN } from './students.ts';

const HOUR_MS = 60 * 60 * 1_000;

/** Conversations with files, answers, and messages that wait for word and for a person; and a desk that has none. */
export const conversations: Tour = {
  name: 'conversations',
  open: async (browser) => {
    await using undo = new AsyncDisposableStack();
    const [full, empty] = [undo.use(await openCampus()), undo.use(await openCampus())];
    await speak(full);
    const openOn = async (campus: Campus, look: Look): Promise<ConsoleWindow> => {
      const { console: address, token } = campus.program();
      const window = await openWindow({ browser, address, token, ...look });
      await window.page.getByRole('link', { name: wordsOf(look).nav.conversations }).click();
      return window;
    };
    const stack = undo.move();
    return {
      walk: async (look, judge) => {
        {
          await using window = await openOn(empty, look);
          await window.page.getByRole('heading', { name: wordsOf(look).talk.empty }).waitFor();
          await judge(window.page, 'no conversations');
        }
        await using window = await openOn(full, look);
        await states(window, wordsOf(look), judge);
      },
      [Symbol.asyncDispose]: () => stack.disposeAsync(),
    };
  },
};

const lineOf = (page: Page, name: string): Locator =>
  page.getByRole('main').getByRole('listbox').getByRole('option').filter({ hasText: name });

const states = async (
  { page, panel }: ConsoleWindow,
  words: ReturnType<typeof wordsOf>,
  judge: Judge,
): Promise<void> => {
  await lineOf(page, 'Asha').waitFor();
  await judge(page, 'conversations');
  await lineOf(page, 'Asha').click();
  await panel.getByText('Is that all?').waitFor();
  await judge(page, 'messages that wait for word and for a person');
  await panel.getByText('Marks').scrollIntoViewIfNeeded();
  await panel.getByRole('img', { name: 'Marks' }).waitFor();
  await judge(page, 'a conversation with files');
  await panel.getByRole('button', { name: words.media.enlarge.replace('{{name}}', words.kind.image) }).click();
  await page.getByRole('dialog').waitFor();
  await judge(page, 'a photo, large');
  await page.keyboard.press('Escape');
  await panel.getByRole('button', { name: words.consent.note }).click();
  await page.getByRole('dialog').waitFor();
  await judge(page, 'who wants no messages');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const message = panel.getByRole('listitem').filter({ hasText: 'Is that all?' });
  await message.hover();
  await message.getByRole('button', { name: words.talk.react }).click();
  await page.getByRole('button', { name: '🙏' }).waitFor();
  await judge(page, 'choosing an emoji');
  await message.hover();
  await message.getByRole('button', { name: words.talk.react }).click();
  await message.getByRole('button', { name: words.talk.reply }).click();
  const field = panel.getByRole('textbox', { name: words.compose.label });
  await page
    .locator('footer input[type="file"]')
    .setInputFiles({ name: 'large.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(6_000_000) });
  await field.fill('/');
  await panel.getByRole('option').first().waitFor();
  await judge(page, 'a reply with a refused file and quick replies');
  await field.fill('x'.repeat(1_100));
  await judge(page, 'a reply that is too long');
  await panel.getByRole('button', { name: words.compose.templates }).click();
  await panel.getByRole('region', { name: words.template.title }).waitFor();
  await judge(page, 'no templates');
  await page.getByRole('link', { name: words.nav.settings }).click();
  await page.getByRole('button', { name: words.quick.add }).click();
  await page.getByRole('textbox', { name: words.quick.name }).fill('fees');
  await page.getByRole('textbox', { name: words.quick.text, exact: true }).fill('By Monday.');
  await page.getByRole('button', { name: words.quick.save }).click();
  await page.getByText(words.quick.taken).waitFor();
  await judge(page, 'settings, with a name that is taken');
};

const speak = async (full: Campus): Promise<void> => {
  await full.enrol([ASHA, IMRAN, MEERA, ROHAN]);
  const at = Date.now() - HOUR_MS;
  const who = { at, from: { phone: ASHA.phone.slice(1) } };
  const { id } = full.meta.media.put(picture(120, 80), 'image/png');
  const file = { mime_type: 'application/pdf', filename: 'a transfer certificate with a long name, 2026.pdf' };
  const photo = { image: { id, mime_type: 'image/png', caption: 'Marks' } };
  const messages = [
    { ...who, wamid: 'wamid.S1', type: 'image', content: photo },
    { ...who, wamid: 'wamid.S2', type: 'document', content: { document: { id: '1', ...file } } },
    { ...textMessage({ ...who, wamid: 'wamid.S3', text: 'Is that all?' }), replyTo: { wamid: 'wamid.S0' } },
  ];
  await full.echo(ASHA, 'Your form has come.', { wamid: 'wamid.S0', at });
  await full.meta.deliver(messageBody({ ...A_NUMBER, messages }));
  await full.report(IMRAN, 'failed', { wamid: 'wamid.S4' }, 131_026);
  await full.reply(ROHAN, 'क्या छात्रावास मिलेगा?', { wamid: 'wamid.S5', at: at - 30 * HOUR_MS });
  using office = await full.office();
  await office.ask('quickReplies.save', { name: 'fees', text: 'Dear {first_name}, the fee for {course} is due.' });
  const [asha] = (await office.ask('registrations.list', { search: 'Asha' })).rows;
  const send = async (text: string, fault: Fault): Promise<void> => {
    full.meta.faults.next(fault, { edge: 'POST number/messages' });
    await office.ask('messages.send', { to: [asha?.id ?? ''], text });
  };
  await send('Needs somebody', { does: 'nothing', says: { kind: 'error', code: 131_009 } });
  await send('May have gone', { does: 'nothing', says: { kind: 'close' } });
  const standing = async (): Promise<string> =>
    JSON.stringify((await office.ask('sending.state', {})).counts).replaceAll('"', '');
  await eventually('both stand', async () => /await_status:1.*person:1/.test(await standing()));
};
