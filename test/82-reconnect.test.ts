import type { Browser, WebSocketRoute } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { sharedBrowser } from './support/browser.ts';
import { type Enrolled, FIRST_COLLEGE, openCampus } from './support/campus.ts';
import { openWindow } from './support/console-window.ts';
import { eventually } from './support/eventually.ts';

const CLASS = ['Asha Verma', 'Bilal Shaikh', 'Divya Iyer', 'Imran Khan', 'Meera Nair', 'Rohan Das'].map(
  (name, place): Enrolled => ({ externalId: `A-${place}`, name, phone: `+91981234560${place}`, course: 'BSc' }),
);
const [asha, bilal, divya, imran] = CLASS as [Enrolled, Enrolled, Enrolled, Enrolled];

let browser: Browser;
beforeAll(async () => {
  browser = await sharedBrowser();
}, 120_000);

/** What the browser itself logs when nobody listens; all else would be a complaint of the page. */
const isOfTheDead = (complaint: string): boolean => /WebSocket connection to .* failed/.test(complaint);

test('a window whose desk is killed says how old it is, comes back by itself, and has missed nothing', {
  timeout: 60_000,
}, async () => {
  await using campus = await openCampus();
  await campus.enrol(CLASS);
  const token = await lastingToken(campus);
  await using window = await openWindow({ browser, address: campus.program().console, token });
  const { page } = window;
  await window.line('Asha Verma').click();
  await campus.report(asha, 'sent', { wamid: 'wamid.A' });
  await campus.report(bilal, 'delivered', { wamid: 'wamid.B' });
  const tick = window.tick('Asha Verma', 'Sent');
  await tick.waitFor();
  const colour = () => tick.evaluate((drawn) => getComputedStyle(drawn).color);
  const fresh = await colour();
  await page.evaluate(() => Object.assign(globalThis, { untouched: true }));

  await campus.kill();
  await page
    .getByRole('status')
    .filter({ hasText: /^As of \d\d:\d\d$/ })
    .waitFor();
  await page.getByText('Tickdesk does not answer at the moment').waitFor();
  expect(await colour()).not.toBe(fresh);
  // What was known stays readable, and can still be moved about in.
  await window.line('Bilal Shaikh').click();
  await page.getByRole('complementary', { name: 'Bilal Shaikh' }).waitFor();

  // Told to a desk that is not there: they are tried again until it is.
  const told = Promise.all([
    campus.report(asha, 'read', { wamid: 'wamid.A' }),
    campus.report(divya, 'failed', { wamid: 'wamid.D' }, 131_026),
    campus.reply(imran, 'Is anybody there?', { wamid: 'wamid.I' }),
  ]);
  await campus.restart();
  await told;
  await campus.report(bilal, 'read', { wamid: 'wamid.B' });
  await window.live();
  await window.tick('Asha Verma', 'Read').waitFor();
  await window.tick('Bilal Shaikh', 'Read').waitFor();
  await window.tick('Divya Iyer', 'Failed').waitFor();
  await window.line('Imran Khan').getByText('Is anybody there?').waitFor();
  await window.panel.getByRole('img', { name: 'Read' }).waitFor();
  await page.getByText('Tickdesk does not answer at the moment').waitFor({ state: 'detached' });
  expect(await page.evaluate('untouched')).toBe(true);
  expect(window.complaints.filter((complaint) => !isOfTheDead(complaint))).toEqual([]);
});

test('a network that is back finds the desk at once, without waiting for the next try', {
  timeout: 60_000,
}, async () => {
  await using campus = await openCampus();
  await campus.enrol(CLASS);
  const token = await lastingToken(campus);
  await using window = await openWindow({ browser, address: campus.program().console, token });
  await campus.kill();
  await window.page.getByText('Tickdesk does not answer at the moment').waitFor();
  // The pause after these lasts 4 seconds at least, far longer than the desk needs to start.
  await eventually('some tries have failed', () => window.complaints.filter(isOfTheDead).length >= 4);
  await campus.restart();
  await window.page.evaluate(() => void globalThis.dispatchEvent(new Event('online')));
  await window.page.locator(':root[data-feed="live"]').waitFor({ timeout: 1_500 });
});

test('a desk that starts anew has a new token of its own: the window asks for it and goes on with it', {
  timeout: 60_000,
}, async () => {
  await using campus = await openCampus();
  await campus.enrol(CLASS);
  const { console: address, token } = campus.program();
  await using window = await openWindow({ browser, address, token });
  await campus.kill();
  await campus.restart();
  await window.page.getByRole('heading', { name: 'That token is not valid' }).waitFor();
  await window.page.getByLabel('Token', { exact: true }).fill(campus.program().token);
  await window.page.keyboard.press('Enter');
  await window.line('Asha Verma').waitFor();
});

test('a wire that is cut again and again while reports come in loses none of them', { timeout: 60_000 }, async () => {
  await using campus = await openCampus();
  await campus.enrol(CLASS);
  const { console: address, token } = campus.program();
  await using window = await openWindow({ browser, address });
  const wires: WebSocketRoute[] = [];
  await window.page.routeWebSocket(/whatsapp/, (wire) => {
    wires.push(wire);
    wire.connectToServer();
  });
  await window.page.goto(`${address}#token=${token}`);
  await window.page.reload();
  await window.line('Asha Verma').waitFor();
  for (const status of ['sent', 'delivered', 'read'] as const) {
    const told = CLASS.map((student, place) => campus.report(student, status, { wamid: `wamid.${place}` }));
    const before = wires.length;
    await wires.at(-1)?.close({ code: 4_000 });
    await Promise.all(told);
    await eventually('the window has dialled again', () => wires.length > before);
  }
  for (const { name } of CLASS) await window.tick(name, 'Read').waitFor();
});

/** One that outlives the launch, as Settings make them. */
const lastingToken = async (campus: Awaited<ReturnType<typeof openCampus>>): Promise<string> => {
  using office = await campus.office();
  const { token } = await office.ask('tokens.create', { collegeId: FIRST_COLLEGE, label: 'Front office' });
  return token;
};
