import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedBrowser } from './support/browser.ts';
import { type Campus, type Enrolled, openCampus } from './support/campus.ts';
import { type ConsoleWindow, openWindow } from './support/console-window.ts';
import { eventually } from './support/eventually.ts';
import { messageBody } from './support/meta/bodies.ts';
import { A_NUMBER } from './support/meta/meta.ts';
import { picture } from './support/picture.ts';
import type { Socket } from './support/socket.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const student = (id: number, name: string): Enrolled => ({
  ...{ externalId: `A-${id}`, name, phone: `+9198123461${String(id).padStart(2, '0')}`, course: 'BSc' },
});
const asha = student(1, 'Asha Verma');
const imran = student(2, 'Imran Khan');
const meera = student(3, 'Meera Nair');
const rohan = student(4, 'Rohan Das');
const tara = student(5, 'Tara Bose');
const kabir = student(6, 'Kabir Singh');
const zoya = student(7, 'Zoya Ali');
const vikram = student(8, 'Vikram Rao');

/** Each test has students of its own, so that they can share a program and its window. */
let browser: Browser;
let campus: Campus;
let office: Socket;
let window: ConsoleWindow;
beforeAll(async () => {
  [browser, campus] = await Promise.all([sharedBrowser(), openCampus()]);
  office = await campus.office();
  await campus.enrol([asha, imran, meera, rohan, tara, kabir, zoya, vikram]);
  await office.ask('quickReplies.save', { name: 'fees', text: 'Dear {first_name}, the fee for {course} is due.' });
  await office.ask('quickReplies.save', { name: 'form', text: 'Please send the form to {email}.' });
  const { console: address, token } = campus.program();
  window = await openWindow({ browser, address, token });
}, 120_000);
afterAll(async () => {
  await window?.[Symbol.asyncDispose]();
  office?.[Symbol.dispose]();
  await campus?.[Symbol.asyncDispose]();
});

/** From the table, as if nobody had been looked at before. */
const open = async (who: Enrolled): Promise<void> => {
  await window.page.evaluate(() => {
    location.hash = '#/registrations';
  });
  await window.panel.waitFor({ state: 'detached' });
  await window.line(who.name).click();
  await window.panel.getByRole('heading', { name: who.name }).waitFor();
};
const field = ({ panel }: ConsoleWindow): Locator => panel.getByRole('textbox', { name: 'Reply' });
const thread = async ({ name }: Enrolled) => {
  const { rows } = await office.ask('registrations.list', { search: name });
  return (await office.ask('messages.list', { registrationId: rows[0]?.id ?? '' })).rows;
};
const expectQuiet = ({ complaints, strays }: ConsoleWindow): void =>
  expect({ complaints, strays }).toEqual({ complaints: [], strays: [] });

describe('a reply', () => {
  test('goes with Enter, is there at once as a clock, and goes once however often Enter is pressed', async () => {
    await campus.reply(asha, 'Where do I pay?', { wamid: 'wamid.A1' });
    await open(asha);
    await field(window).fill('At the office');
    await window.page.keyboard.press('Shift+Enter');
    await window.page.keyboard.type('on Monday');
    for (let press = 0; press < 3; press += 1) await window.page.keyboard.press('Enter');
    const bubble = window.panel.getByRole('listitem').filter({ hasText: 'At the office' });
    await bubble.getByRole('img', { name: /Waiting to be sent|Sending|Accepted|Sent|Delivered|Read/ }).waitFor();
    expect(await field(window).inputValue()).toBe('');
    const ours = (await thread(asha)).filter(({ direction }) => direction === 'out');
    expect(ours.map(({ text }) => text)).toEqual(['At the office\non Monday']);
    expectQuiet(window);
  });

  test('answers a chosen message, shows which, and Escape takes that back', async () => {
    await campus.reply(imran, 'Is the hostel full?', { wamid: 'wamid.I1' });
    await open(imran);
    const asked = window.panel.getByRole('listitem').filter({ hasText: 'Is the hostel full?' });
    await asked.hover();
    await asked.getByRole('button', { name: 'Reply' }).click();
    const quoted = window.panel.locator('footer blockquote');
    await quoted.getByText('Is the hostel full?').waitFor();
    await window.page.keyboard.press('Escape');
    await quoted.waitFor({ state: 'detached' });
    await window.panel.waitFor();
    await asked.getByRole('button', { name: 'Reply' }).click();
    await field(window).fill('Not yet');
    await window.page.keyboard.press('Enter');
    await window.panel.locator('li blockquote').getByText('Is the hostel full?').waitFor();
    expect((await thread(imran))[0]).toMatchObject({ text: 'Not yet', replyTo: { wamid: 'wamid.I1' } });
    expectQuiet(window);
  });

  test('that was begun is there again after another student was looked at', async () => {
    await campus.reply(meera, 'Hello', { wamid: 'wamid.M1' });
    await campus.reply(rohan, 'Hello', { wamid: 'wamid.R1' });
    await open(meera);
    await field(window).fill('Half a th');
    await window.line(rohan.name).click();
    await window.panel.getByRole('heading', { name: rohan.name }).waitFor();
    expect(await field(window).inputValue()).toBe('');
    await field(window).fill('Another');
    await window.line(meera.name).click();
    await window.panel.getByRole('heading', { name: meera.name }).waitFor();
    expect(await field(window).inputValue()).toBe('Half a th');
  });

  test('of too many characters says so and does not go', async () => {
    await campus.reply(meera, 'Hello again', { wamid: 'wamid.M2' });
    await open(meera);
    await field(window).fill('x'.repeat(4_000));
    await window.panel.getByText('96 characters left').waitFor();
    await field(window).fill('x'.repeat(4_097));
    await window.panel.getByText('1 character too many').waitFor();
    expect(await window.panel.getByRole('button', { name: 'Send', exact: true }).isDisabled()).toBe(true);
  });
});

describe('a message on its way', () => {
  const failing = (code: number, times = 1): void =>
    campus.meta.faults.next(
      { does: 'nothing', says: { kind: 'error', code } },
      { edge: 'POST number/messages', times },
    );
  const write = async (window: ConsoleWindow, text: string): Promise<Locator> => {
    await field(window).fill(text);
    await window.page.keyboard.press('Enter');
    return window.panel.getByRole('listitem').filter({ hasText: text });
  };

  test('that needs a person says what is wrong, and goes again or is given up as they choose', async () => {
    await campus.reply(vikram, 'Hello', { wamid: 'wamid.V1' });
    await open(vikram);
    failing(131_009, 2);
    const first = await write(window, 'This one goes again');
    await first.getByText('Needs you').waitFor();
    await first.getByText('It cannot go out before something is put right.').waitFor();
    const second = await write(window, 'This one is left');
    await second.getByText('Needs you').waitFor();
    await first.getByRole('button', { name: 'Send again' }).click();
    await first.getByRole('img', { name: /^(Sent|Delivered|Read)$/ }).waitFor();
    await second.getByRole('button', { name: 'Give up' }).click();
    await second.getByText('Needs you').waitFor({ state: 'detached' });
    expectQuiet(window);
  });

  test('that WhatsApp has not confirmed says until when its word is awaited', async () => {
    await campus.reply(vikram, 'And?', { wamid: 'wamid.V2' });
    await open(vikram);
    campus.meta.faults.next({ does: 'nothing', says: { kind: 'close' } }, { edge: 'POST number/messages' });
    const unsure = await write(window, 'Did it go?');
    await unsure.getByText('WhatsApp has not said whether it took this message.').waitFor();
    await unsure.getByText(/^We wait for its word until \d\d:\d\d; then you decide\.$/).waitFor();
    expectQuiet(window);
  });

  test('that waits can be taken back', async () => {
    await campus.reply(vikram, 'Wait', { wamid: 'wamid.V3' });
    await office.ask('sending.pause', {});
    await open(vikram);
    const waiting = await write(window, 'On second thoughts');
    await waiting.getByText('Waits to be sent.').waitFor();
    await waiting.getByRole('button', { name: 'Do not send' }).click();
    await waiting.getByText('The message was taken back before it was sent.').waitFor();
    const { pauses } = await office.ask('sending.state', {});
    for (const { what, id } of pauses) await office.ask('sending.resume', { what, id });
    expectQuiet(window);
  });
});

describe('quick replies', () => {
  test('are offered behind a slash, narrowed by typing, chosen with the keyboard and filled for the student', async () => {
    await campus.reply(tara, 'Hello', { wamid: 'wamid.T1' });
    await open(tara);
    const { page } = window;
    const offered = window.panel.getByRole('listbox', { name: 'Quick replies' }).getByRole('option');
    await field(window).fill('');
    await page.keyboard.type('/');
    await eventually('both are offered', async () => (await offered.count()) === 2);
    await page.keyboard.press('Escape');
    await offered.first().waitFor({ state: 'detached' });
    await page.keyboard.press('Backspace');
    await page.keyboard.type('/f');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await eventually('it is filled in', async () => (await field(window).inputValue()) !== '/f');
    expect(await field(window).inputValue()).toBe('Dear Tara, the fee for BSc is due.');
    expectQuiet(window);
  });

  test('that are not there lead to where they are written', async () => {
    await campus.reply(tara, 'Hello there', { wamid: 'wamid.T3' });
    await open(tara);
    await field(window).fill('');
    await window.page.keyboard.type('/nothing-like-it');
    await window.panel.getByRole('link', { name: 'Write one in Settings' }).click();
    await window.page.getByRole('heading', { name: 'Settings' }).waitFor();
  });

  test('with something that nobody knows of the student do not go before it is written', async () => {
    await campus.reply(tara, 'Hello again', { wamid: 'wamid.T2' });
    await open(tara);
    await field(window).fill('');
    await window.page.keyboard.type('/form');
    await window.panel.getByRole('option').first().click();
    await window.panel.getByText('{email} is not known of this student.').waitFor();
    await window.page.keyboard.press('Enter');
    expect((await thread(tara)).filter(({ direction }) => direction === 'out')).toEqual([]);
  });
});

describe('a file', () => {
  const pick = async ({ page }: ConsoleWindow, name: string, mimeType: string, buffer: Buffer): Promise<void> =>
    page.locator('footer input[type="file"]').setInputFiles({ name, mimeType, buffer });

  test('is taken while the reply is written, goes with it, and is shown', async () => {
    await campus.reply(kabir, 'Where is it?', { wamid: 'wamid.K1' });
    await open(kabir);
    await pick(window, 'map.png', 'image/png', picture(60, 40));
    await window.panel.getByText('map.png').waitFor();
    await field(window).fill('Here');
    const send = window.panel.getByRole('button', { name: 'Send', exact: true });
    await eventually('it may go', () => send.isEnabled());
    await send.click();
    await window.panel.getByRole('img', { name: 'Here' }).waitFor();
    expect((await thread(kabir))[0]).toMatchObject({
      kind: 'image',
      text: 'Here',
      attachment: { filename: 'map.png' },
    });
    expectQuiet(window);
  });

  test('that WhatsApp would not take is refused at once, and can be taken away', async () => {
    await campus.reply(kabir, 'And the film?', { wamid: 'wamid.K2' });
    await open(kabir);
    await pick(window, 'large.jpg', 'image/jpeg', Buffer.alloc(5 * 1024 * 1024 + 1));
    await window.panel.getByText('Too large: WhatsApp takes at most 5 MB of this kind').waitFor();
    expect(await window.panel.getByRole('button', { name: 'Send', exact: true }).isDisabled()).toBe(true);
    await window.panel.getByRole('button', { name: 'Remove the file' }).click();
    await window.panel.getByText('large.jpg').waitFor({ state: 'detached' });
  });

  test('can be pasted', async () => {
    await campus.reply(kabir, 'One more', { wamid: 'wamid.K3' });
    await open(kabir);
    await field(window).focus();
    await paste(window.page, picture(10, 10).toString('base64'));
    await window.panel.getByText('pasted.png').waitFor();
  });
});

describe('what may be said', () => {
  test('is a template where the student never wrote, or not for 24 hours, and the page says why', async () => {
    await open(zoya);
    await window.panel.getByText('The student has not written yet: only a template can be sent.').waitFor();
    await window.panel.getByRole('region', { name: 'Templates' }).waitFor();
    expect(await field(window).count()).toBe(0);
    await campus.reply(zoya, 'Hello', { wamid: 'wamid.Z1', at: Date.now() - DAY_MS - 60_000 });
    await window.panel.getByText('More than 24 hours have passed').waitFor();
    await campus.reply(zoya, 'Hello again', { wamid: 'wamid.Z2' });
    await field(window).waitFor();
  });

  test('turns to templates by itself in the moment the 24 hours are over', async () => {
    await campus.reply(rohan, 'Still there?', { wamid: 'wamid.R9', at: Date.now() });
    const { console: address, token } = campus.program();
    await using later = await openWindow({ browser, address });
    // The page's clock, a second before the end.
    await later.page.clock.install({ time: Date.now() + DAY_MS - 6_000 });
    await later.page.goto(`${address}#token=${token}`);
    await later.page.reload();
    await later.live();
    await later.line(rohan.name).click();
    await field(later).waitFor();
    await later.page.clock.fastForward(10_000);
    await later.panel.getByText('More than 24 hours have passed').waitFor();
  });

  test('can be a template at any time', async () => {
    await campus.reply(rohan, 'Once more', { wamid: 'wamid.R10' });
    await open(rohan);
    await window.panel.getByRole('button', { name: 'Send a template' }).click();
    await window.panel.getByRole('region', { name: 'Templates' }).waitFor();
    await window.panel.getByRole('button', { name: 'Write a reply' }).click();
    await field(window).waitFor();
  });
});

describe('what students send', () => {
  test('is shown and saved: a picture at sight, a document when it is asked for', async () => {
    const [photo, form] = [picture(80, 50), Buffer.from('%PDF-1.7 a form')];
    const { id } = campus.meta.media.put(photo, 'image/png');
    const { id: formId } = campus.meta.media.put(form, 'application/pdf');
    const from = { phone: meera.phone.slice(1) };
    const messages = [
      {
        wamid: 'wamid.P1',
        at: Date.now(),
        from,
        type: 'image',
        content: { image: { id, mime_type: 'image/png', caption: 'Marks' } },
      },
      {
        ...{ wamid: 'wamid.P2', at: Date.now(), from, type: 'document' },
        content: { document: { id: formId, mime_type: 'application/pdf', filename: 'form.pdf' } },
      },
    ];
    await campus.meta.deliver(messageBody({ ...A_NUMBER, messages }));
    await open(meera);
    const shown = window.panel.getByRole('img', { name: 'Marks' });
    await shown.waitFor();
    await eventually('it is drawn', () => shown.evaluate((drawn) => (drawn as HTMLImageElement).naturalWidth === 80));
    const line = window.panel.getByRole('listitem').filter({ hasText: 'form.pdf' });
    await line.getByRole('button', { name: 'Open' }).click();
    const download = window.page.waitForEvent('download');
    await line.getByRole('button', { name: 'Save' }).click();
    expect((await download).suggestedFilename()).toBe('form.pdf');
    await window.panel.getByRole('button', { name: 'Show Photo large' }).click();
    await window.page.getByRole('dialog').getByRole('img', { name: 'Marks' }).waitFor();
    await window.page.keyboard.press('Escape');
    await window.page.getByRole('dialog').waitFor({ state: 'detached' });
    expectQuiet(window);
  });

  test('can be reacted to, and the reaction taken back', async () => {
    await campus.reply(imran, 'Thank you', { wamid: 'wamid.I9' });
    await open(imran);
    const line = window.panel.getByRole('listitem').filter({ hasText: 'Thank you' });
    await line.hover();
    await line.getByRole('button', { name: 'React' }).click();
    await window.page.getByRole('button', { name: '🙏' }).click();
    await line.getByRole('button', { name: 'Take back our reaction 🙏' }).click();
    await line.getByRole('list', { name: 'Reactions' }).waitFor({ state: 'detached' });
    expectQuiet(window);
  });

  test('can be jumped to from what answers it, however far back', { timeout: 30_000 }, async () => {
    const from = { phone: tara.phone.slice(1) };
    const long = Date.now() - 3_600_000;
    const text = (n: number) => ({
      wamid: `wamid.L${n}`,
      at: long + n * 1_000,
      from,
      type: 'text',
      content: { text: { body: `Line ${n}` } },
    });
    const lines = Array.from({ length: 180 }, (_, n) => text(n));
    const answer = { ...text(200), replyTo: { wamid: 'wamid.L3' }, content: { text: { body: 'As I said' } } };
    await campus.meta.deliver(messageBody({ ...A_NUMBER, messages: [...lines, answer] }));
    await open(tara);
    const quoting = window.panel.getByRole('listitem').filter({ hasText: 'As I said' });
    await quoting.getByRole('button', { name: 'Line 3' }).click();
    const found = window.panel.locator('[data-wamid="wamid.L3"][data-found="true"]');
    await found.waitFor();
    await wait(100);
    expect(await found.evaluate((line) => line.getBoundingClientRect().top > 0)).toBe(true);
  });
});

const paste = (page: Page, base64: string): Promise<void> =>
  page.evaluate((text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([bytes], 'pasted.png', { type: 'image/png' }));
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, base64);
