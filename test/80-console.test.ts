import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failureOf } from '../preload/contract/failures.ts';
import { sharedBrowser } from './support/browser.ts';
import { type Campus, type Enrolled, FIRST_COLLEGE, openCampus } from './support/campus.ts';
import { type ConsoleOptions, type ConsoleWindow, openWindow } from './support/console-window.ts';
import { eventually } from './support/eventually.ts';
import { A_NUMBER } from './support/meta/meta.ts';

const student = (id: number, name: string): Enrolled => ({
  ...{ externalId: `A-${id}`, name, phone: `+9198123456${String(id).padStart(2, '0')}` },
  ...{ course: id % 2 === 0 ? 'BCom' : 'BSc', batch: '2026 Morning' },
});
const asha = student(1, 'Asha Verma');
const imran = student(2, 'Imran Khan');
const meera = student(3, 'Meera Nair');
const rohan = student(4, 'Rohan Das');
const tara = student(5, 'Tara Bose');

/** Each test has students of its own, so that they can share a program. */
let browser: Browser;
let campus: Campus;
beforeAll(async () => {
  [browser, campus] = await Promise.all([sharedBrowser(), openCampus()]);
  await campus.enrol([asha, imran, meera, rohan, tara]);
}, 120_000);
afterAll(async () => {
  await campus?.[Symbol.asyncDispose]();
});

type Wish = Partial<Omit<ConsoleOptions, 'browser'>>;
const open = ({ address = campus.program().console, token = campus.program().token, ...wish }: Wish = {}) =>
  openWindow({ browser, address, token, ...wish });

const expectQuiet = ({ complaints, strays }: ConsoleWindow): void =>
  expect({ complaints, strays }).toEqual({ complaints: [], strays: [] });

describe('the door', () => {
  test('who has no token is asked for one; a wrong one is refused, the printed address is taken', async () => {
    await using window = await openWindow({ browser, address: campus.program().console });
    const { page } = window;
    await page.getByRole('heading', { name: 'Open the console' }).waitFor();
    await page.getByLabel('Token', { exact: true }).fill('not-the-token');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByRole('heading', { name: 'That token is not valid' }).waitFor();
    await page.getByLabel('Token', { exact: true }).fill(`${campus.program().console}#token=${campus.program().token}`);
    await page.keyboard.press('Enter');
    await window.line('Asha Verma').waitFor();
    expect(page.url()).not.toContain(campus.program().token);
    expectQuiet(window);
  });

  test('a reload needs no token again, another tab does', async () => {
    await using window = await open();
    await window.page.reload();
    await window.live();
    const second = await window.page.context().newPage();
    await second.goto(campus.program().console);
    await second.getByRole('heading', { name: 'Open the console' }).waitFor();
    expectQuiet(window);
  });
});

describe('a tick beside a name', () => {
  test('moves from clock to one, two and two blue by itself, with a name for each and nothing beside it moving', async () => {
    await using window = await open();
    const { page } = window;
    await window.line('Asha Verma').waitFor();
    await campus.echo(asha, 'Your form has come.', { wamid: 'wamid.ASHA' });
    await window.tick('Asha Verma', 'Accepted by WhatsApp').waitFor();
    await page.evaluate(WATCH_SHIFTS);
    const places = await page.evaluate(PLACES);
    const seen: { face: string | null; colour: string }[] = [];
    for (const [status, spoken] of [
      ['sent', 'Sent'],
      ['delivered', 'Delivered'],
      ['read', 'Read'],
    ] as const) {
      await campus.report(asha, status, { wamid: 'wamid.ASHA' });
      const tick = window.tick('Asha Verma', spoken);
      await tick.waitFor();
      expect(await page.evaluate(PLACES)).toEqual(places);
      seen.push({
        face: await tick.locator('use').getAttribute('href'),
        colour: await tick.evaluate((drawn) => getComputedStyle(drawn).color),
      });
    }
    const [sent, delivered, read] = seen;
    expect(new Set(seen.map(({ face }) => face)).size).toBe(3);
    expect(sent?.colour).toBe(delivered?.colour);
    expect(read?.colour).not.toBe(delivered?.colour);
    expect(await page.evaluate('shifts')).toEqual([]);
    expectQuiet(window);
  });

  test('is red on a failure, with what happened and whose job it is in the language of the window', async () => {
    await using english = await open();
    await using hindi = await open({ language: 'hi' });
    await english.line('Imran Khan').click();
    await hindi.line('Imran Khan').click();
    await campus.report(imran, 'failed', { wamid: 'wamid.IMRAN' }, 131_026);
    await english.tick('Imran Khan', 'Failed').waitFor();
    await hindi.tick('Imran Khan', 'नहीं पहुँचा').waitFor();
    const { en, hi } = failureOf(131_026);
    for (const words of [en.what, en.next, `Whose job: ${en.who}`]) await english.panel.getByText(words).waitFor();
    for (const words of [hi.what, hi.next, `किसका काम: ${hi.who}`]) await hindi.panel.getByText(words).waitFor();
    await english.panel.getByText('Code 131026').click();
    await english.panel.getByText('Message undeliverable').first().waitFor();
    expectQuiet(english);
    expectQuiet(hindi);
  });
});

describe('the conversation', () => {
  test('a reply counts as unread until somebody looks, and opens the 24 hours', async () => {
    await using window = await open();
    await window.line('Meera Nair').waitFor();
    await campus.reply(meera, 'Can I come on Saturday?', { wamid: 'wamid.MEERA1' });
    await campus.reply(meera, 'With my parents', { wamid: 'wamid.MEERA2' });
    const line = window.line('Meera Nair');
    await line.getByTitle('2 unread messages').waitFor();
    await line.getByText('With my parents').waitFor();
    await line.getByText(/^2[34]h \d+m$/).waitFor();
    await window.page.getByRole('button', { name: 'Unread' }).click();
    await window.page.getByText('1 student', { exact: true }).waitFor();
    await window.page.getByRole('button', { name: 'Unread' }).click();
    await window.line('Asha Verma').waitFor();

    await line.click();
    await window.panel.getByText('Can I come on Saturday?').waitFor();
    await window.panel.getByText(/^Free text is possible for another 2[34]h/).waitFor();
    await line.getByTitle(/unread/).waitFor({ state: 'detached' });
    await campus.reply(meera, 'Is that all right?', { wamid: 'wamid.MEERA3' });
    await window.panel.getByText('Is that all right?').waitFor();
    await line.getByTitle(/unread/).waitFor({ state: 'detached' });
    expectQuiet(window);
  });

  test('each message of ours opens into its timeline, which grows as it is told', async () => {
    await using window = await open();
    const at = Date.now() - 60_000;
    await campus.report(rohan, 'read', { wamid: 'wamid.ROHAN', at: at + 30_000 });
    await window.line('Rohan Das').click();
    await window.panel.getByRole('button', { name: /\d Read$/ }).click();
    const timeline = window.panel.getByRole('table', { name: 'What happened to this message' });
    const told = () => timeline.getByRole('rowheader').allInnerTexts();
    await eventually('the read is told', async () => (await told()).join() === 'Read');
    await campus.report(rohan, 'sent', { wamid: 'wamid.ROHAN', at });
    await campus.report(rohan, 'delivered', { wamid: 'wamid.ROHAN', at: at + 10_000 });
    await eventually('all three are told, oldest first', async () => (await told()).join() === 'Sent,Delivered,Read');
    await window.tick('Rohan Das', 'Read').waitFor();
    expectQuiet(window);
  });
});

describe('the window', () => {
  test('is worked with the keyboard alone', async () => {
    await using window = await open();
    const { page } = window;
    await window.line('Tara Bose').waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('tara');
    await window.line('Asha Verma').waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: 'Tara Bose' }).waitFor();
    await page.keyboard.press('Escape');
    await window.panel.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Escape');
    await window.line('Asha Verma').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: 'Imran Khan' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('complementary', { name: 'Meera Nair' }).waitFor();
    await page.keyboard.press('Escape');
    await window.panel.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
    expectQuiet(window);
  });

  test('reaches every control with Tab, and shows where one is', async () => {
    await using window = await open();
    const { page } = window;
    await window.line('Asha Verma').click();
    await window.panel.waitFor();
    // A line's box is no stop of its own: the grid ticks it with Space.
    const stops = 'a[href]:visible, button:enabled:visible, input:not([tabindex="-1"]):visible';
    const buttons = await page.locator(stops).count();
    const reached = new Set<string>();
    const unmarked: string[] = [];
    for (let press = 0; press < buttons + 5; press += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(FOCUSED);
      if (stop === null) continue;
      reached.add(stop.place);
      if (!stop.marked) unmarked.push(stop.name);
    }
    expect(unmarked).toEqual([]);
    expect(reached.size).toBeGreaterThanOrEqual(buttons);
  });

  test('changes its language and its look on the spot, and remembers both', async () => {
    await using window = await open();
    const { page } = window;
    await page.getByRole('button', { name: 'Language: English' }).click();
    await page.getByRole('menuitem', { name: 'हिन्दी' }).click();
    await page.getByRole('heading', { name: 'पंजीकरण', exact: true }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('hi');
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await ground();
    await page.getByRole('button', { name: /^रूप/ }).click();
    await page.getByRole('menuitem', { name: 'गहरा' }).click();
    await eventually('the ground is dark', async () => (await ground()) !== light);
    await page.reload();
    await page.getByRole('heading', { name: 'पंजीकरण', exact: true }).waitFor();
    expect(await ground()).not.toBe(light);
    expectQuiet(window);
  });

  test('keeps a setting that was changed on its page', async () => {
    await using window = await open();
    const { page } = window;
    await page.getByRole('link', { name: 'Settings' }).click();
    const replies = page.getByRole('switch', { name: 'Replies' });
    expect(await replies.isChecked()).toBe(true);
    await replies.click();
    using office = await campus.office();
    await eventually('it is kept', async () => !(await office.ask('settings.get', {})).notices.replies);
    await page.reload();
    await replies.waitFor();
    expect(await replies.isChecked()).toBe(false);
    expect(await page.getByRole('switch', { name: 'Failed messages' }).isChecked()).toBe(true);
    expectQuiet(window);
  });

  test("shows the settings to a college's token, but lets it change none", async () => {
    using office = await campus.office();
    const { token } = await office.ask('tokens.create', { collegeId: FIRST_COLLEGE, label: 'Office' });
    await using window = await open({ token });
    const { page } = window;
    await page.getByRole('link', { name: 'Settings' }).click();
    const tray = page.getByRole('switch', { name: 'Go on listening' });
    await tray.click();
    await page.getByText('Your token lets you see these settings, but not change them.').waitFor();
    expect([await tray.isChecked(), await tray.isDisabled()]).toEqual([true, true]);
    expectQuiet(window);
  });

  test('draws both scripts in the fonts it brings', async () => {
    await using window = await open({ language: 'hi' });
    const loaded = await window.page.evaluate(async () => {
      await document.fonts.ready;
      return [...document.fonts]
        .filter(({ status }) => status === 'loaded')
        .map(({ family }) => family.replaceAll('"', ''));
    });
    expect(loaded).toEqual(expect.arrayContaining(['Inter Variable', 'Noto Sans Devanagari Variable']));
    expectQuiet(window);
  });
});

describe('two colleges', () => {
  test('see only their own, side by side', async () => {
    await using own = await openCampus();
    const other = { ...A_NUMBER, phoneNumberId: '206540352242922', displayPhone: '918047100200' };
    const bilal = student(61, 'Bilal Shaikh');
    const nisha = student(62, 'Nisha Rao');
    using office = await own.office();
    await office.ask('colleges.save', { id: 'c2', name: 'Second College' });
    await office.ask('numbers.save', { phoneNumberId: other.phoneNumberId, collegeId: 'c2', wabaId: other.wabaId });
    await own.enrol([bilal], FIRST_COLLEGE);
    await own.enrol([nisha], 'c2');
    const { token } = await office.ask('tokens.create', { collegeId: 'c2', label: 'Second office' });
    const address = own.program().console;
    await using first = await open({ address, token: own.program().token });
    await using second = await open({ address, token });
    await own.report(bilal, 'delivered', { wamid: 'wamid.B' });
    await own.report(nisha, 'read', { wamid: 'wamid.N', sender: other });
    await own.reply(nisha, 'Only for the second', { wamid: 'wamid.N2', sender: other });
    await first.tick('Bilal Shaikh', 'Delivered').waitFor();
    await second.line('Nisha Rao').getByText('Only for the second').waitFor();
    expect(await first.page.locator('body').textContent()).not.toMatch(/Nisha|Only for the second/);
    expect(await second.page.locator('body').textContent()).not.toMatch(/Bilal|Sample College/);

    await first.page.getByRole('button', { name: 'College: Sample College' }).click();
    await first.page.getByRole('menuitem', { name: 'Second College' }).click();
    await first.line('Nisha Rao').getByText('Only for the second').waitFor();
    expect(await first.line('Bilal Shaikh').count()).toBe(0);
    expectQuiet(first);
    expectQuiet(second);
  });
});

/** Text, because what runs in the page is not checked against Node's types. Notes every shift that no person caused. */
const WATCH_SHIFTS = `
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) shifts.push(value);
  }).observe({ type: 'layout-shift' });
`;

/** Where each cell of the table stands. */
const PLACES = `[...document.querySelectorAll('tr[data-id] td')].map((cell) => {
  const { x, y, width, height } = cell.getBoundingClientRect();
  return [cell.dataset.col, x, y, width, height].join(' ');
})`;

const FOCUSED = (): { place: string; name: string; marked: boolean } | null => {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return null;
  const { x, y } = focused.getBoundingClientRect();
  // A field may leave the mark to the box around it, a grid to its current line.
  const current = document.getElementById(focused.getAttribute('aria-activedescendant') ?? '');
  const marked = [focused, focused.parentElement, current].some((element) => {
    if (!element) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
  });
  const name = focused.getAttribute('aria-label') ?? focused.textContent ?? '';
  return { place: `${focused.tagName} ${name} ${x} ${y}`, name: `${focused.tagName} ${name}`, marked };
};
