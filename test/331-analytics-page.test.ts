import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CountsRow } from '../preload/contract/analytics.ts';
import { failureOf } from '../preload/contract/failures.ts';
import { createSpanWords } from '../renderer/analytics/span-words.ts';
import { createFormat } from '../renderer/format/format.ts';
import { en } from '../renderer/i18n/en.ts';
import { sharedBrowser } from './support/browser.ts';
import { type Campus, openCampus } from './support/campus.ts';
import { type ConsoleWindow, openWindow } from './support/console-window.ts';
import { violations } from './support/page/violations.ts';
import { openSeasonDesk, SEASON_NOW, type SeasonDesk } from './support/season-desk.ts';

const WORDS = en.analytics;
const { number, rate, fullDate } = createFormat('en');
const say = createSpanWords('en');
const ASHA = { externalId: 'A-1', name: 'Asha Verma', phone: '+919812345701', course: 'BSc' };
const MONTH = { from: '2026-10-25', to: '2026-11-23' };

let browser: Browser;
let season: SeasonDesk;
let empty: Campus;
let window: ConsoleWindow;
beforeAll(async () => {
  [browser, season, empty] = await Promise.all([sharedBrowser(), openSeasonDesk(3_000), openCampus()]);
  const { console: address, token } = season.program;
  window = await openWindow({ browser, address, token, at: SEASON_NOW });
}, 120_000);
afterAll(async () => {
  await window?.[Symbol.asyncDispose]();
  await Promise.all([season?.[Symbol.asyncDispose](), empty?.[Symbol.asyncDispose]()]);
});

/** The page as it is first seen: what was chosen before is forgotten with the page that it was chosen on. */
const open = async (): Promise<void> => {
  await window.page.getByRole('link', { name: en.nav.registrations }).click();
  await window.page.locator('tr[data-id]').first().waitFor();
  await window.page.getByRole('link', { name: en.nav.analytics }).click();
  await window.page.locator('table[data-figure="template"]').waitFor();
};

/** The cells of a line: its name, then its numbers. */
const cells = async (page: Page, line: string): Promise<readonly string[]> =>
  (await page.locator(line).locator('th, td').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());

const share = ({ part, of }: { part: number; of: number }): string => (of === 0 ? '–' : rate(part, of));
const withShares = ({ messages, rates }: CountsRow): readonly string[] => [
  number(messages),
  ...(['sent', 'delivered', 'read', 'replied', 'failed'] as const).map(
    (name) => `${number(rates[name].part)} ${share(rates[name])}`,
  ),
];

const expectQuiet = ({ complaints, strays }: ConsoleWindow): void =>
  expect({ complaints, strays }).toEqual({ complaints: [], strays: [] });

describe('the Analytics page', { timeout: 60_000 }, () => {
  test('shows what analytics.summary says, each share with what it is a share of', async () => {
    const { total, groups, times, failures, costs } = await season.office.ask('analytics.summary', MONTH);
    await open();
    const { page } = window;
    await page.getByText(`${fullDate(MONTH.from)} to ${fullDate(MONTH.to)}`).waitFor();
    expect(total.messages).toBeGreaterThan(500);
    expect(await cells(page, '[data-stage="messages"]')).toContain(number(total.messages));
    expect(await cells(page, '[data-stage="received"]')).toContain(number(total.received));
    for (const [stage, of] of [
      ['sent', `of ${number(total.messages)} messages`],
      ['delivered', `of ${number(total.sent)} sent`],
      ['read', `of ${number(total.delivered)} delivered`],
      ['replied', `of ${number(total.delivered)} delivered`],
      ['failed', `of ${number(total.messages)} messages`],
    ] as const)
      expect((await cells(page, `[data-stage="${stage}"]`)).slice(1, 3)).toEqual([
        number(total[stage]),
        `${share(total.rates[stage])} ${of}`,
      ]);
    await page.getByText(WORDS.lower_bound).waitFor();

    for (const { key, messages, rates } of groups.filter(({ messages: some }) => some > 0))
      expect(await cells(page, `table[data-figure="day"] tr[data-key="${key}"]`)).toEqual([
        fullDate(key),
        number(messages),
        ...(['delivered', 'read', 'replied', 'failed'] as const).map((name) => share(rates[name])),
      ]);
    for (const line of ['median', 'p90'] as const)
      expect((await cells(page, `table[data-figure="times"] tr[data-key="${line}"]`)).slice(1)).toEqual(
        (['delivered', 'read', 'reply'] as const).map((step) => say(times[step][line] ?? 0)),
      );
    expect(failures.length).toBeGreaterThan(1);
    for (const { error, count } of failures) {
      const line = `table[data-figure="failures"] tr[data-key="${error.code}"]`;
      const [reason, ...numbers] = await cells(page, line);
      expect(reason).toContain(failureOf(error.code).en.what);
      expect(numbers).toEqual([number(count), rate(count, total.failed)]);
    }
    for (const { category, type, messages } of costs)
      expect(await cells(page, `table[data-figure="costs"] tr[data-key="${category} ${type}"]`)).toContain(
        number(messages),
      );
    expectQuiet(window);
  });

  test('compares by template, campaign, course and hour, with the numbers of each', async () => {
    await open();
    const { page } = window;
    for (const [by, name] of [
      ['course', WORDS.by_course],
      ['hour', WORDS.by_hour],
      ['campaign', WORDS.by_campaign],
    ] as const) {
      await page.getByRole('combobox', { name: WORDS.by, exact: true }).click();
      await page.getByRole('option', { name }).click();
      await page.locator(`table[data-figure="${by}"]`).waitFor();
      const { groups } = await season.office.ask('analytics.summary', { ...MONTH, groupBy: by });
      const sent = groups.filter(({ messages }) => messages > 0);
      expect(await page.locator(`table[data-figure="${by}"] tbody tr`).count()).toBe(sent.length);
      for (const group of sent)
        expect((await cells(page, `table[data-figure="${by}"] tr[data-key="${group.key}"]`)).slice(1)).toEqual(
          withShares(group),
        );
    }
    await page.getByRole('rowheader', { name: WORDS.no_campaign }).waitFor();
    expectQuiet(window);
  });

  test('keeps what was before October 2026 apart', async () => {
    await open();
    const { page } = window;
    await page.getByRole('combobox', { name: WORDS.days }).click();
    await page.getByRole('option', { name: WORDS.all }).click();
    await page.getByText(WORDS.eras_why).waitFor();
    const { costs } = await season.office.ask('analytics.summary', { from: '2009-01-01', to: MONTH.to });
    for (const [era, caption] of [
      ['since_october_2026', WORDS.since],
      ['before_october_2026', WORDS.before],
    ] as const) {
      const table = page.getByRole('table', { name: caption });
      const shown = await table.locator('tbody tr').evaluateAll((lines) => lines.map((line) => line.dataset.key));
      expect(shown).toEqual(
        costs.filter((cost) => cost.era === era).map(({ category, type }) => `${category} ${type}`),
      );
    }
    expectQuiet(window);
  });

  test('looks at days of one’s own, and says when they are in the wrong order or had no message', async () => {
    await open();
    const { page } = window;
    await page.getByRole('combobox', { name: WORDS.days }).click();
    await page.getByRole('option', { name: WORDS.own }).click();
    const own = { from: '2026-11-02', to: '2026-11-08' };
    await page.getByLabel(WORDS.to).fill(own.to);
    await page.getByLabel(WORDS.from).fill(own.from);
    await page.getByText(`${fullDate(own.from)} to ${fullDate(own.to)}`).waitFor();
    const { total } = await season.office.ask('analytics.summary', own);
    expect((await cells(page, '[data-stage="sent"]'))[1]).toBe(number(total.sent));
    await page.getByLabel(WORDS.from).fill('2026-11-20');
    await page.getByText(WORDS.wrong_days).waitFor();
    await page.getByLabel(WORDS.from).fill('2020-01-01');
    await page.getByLabel(WORDS.to).fill('2020-01-31');
    await page.getByRole('heading', { name: WORDS.empty }).waitFor();
    expectQuiet(window);
  });

  test('is reached and read with the keyboard alone', async () => {
    const { console: address, token } = season.program;
    await using window = await openWindow({ browser, address, token, at: SEASON_NOW });
    const { page } = window;
    await page.getByRole('link', { name: en.nav.analytics }).focus();
    await page.keyboard.press('Enter');
    await page.locator('table[data-figure="template"]').waitFor();
    await page.getByRole('combobox', { name: WORDS.days }).focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option', { name: WORDS.month }).waitFor();
    for (const key of ['ArrowDown', 'Enter']) await page.keyboard.press(key);
    await page.getByText(`${fullDate('2026-11-01')} to ${fullDate('2026-11-23')}`).waitFor();
    await page.keyboard.press('Tab');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe(WORDS.over_time);
    const table = page.getByRole('group', { name: WORDS.over_time });
    await page.keyboard.press('End');
    await expect.poll(() => table.evaluate((box) => box.scrollTop)).toBeGreaterThan(0);
    expectQuiet(window);
  });

  test('is fetched when it is first looked at, not before', async () => {
    const { console: address, token } = season.program;
    await using window = await openWindow({ browser, address, token, at: SEASON_NOW });
    const { page } = window;
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(request.url()));
    await page.reload();
    await page.locator('tr[data-id]').first().waitFor();
    expect(fetched.filter((url) => url.includes('analytics'))).toEqual([]);
    await page.getByRole('link', { name: en.nav.analytics }).click();
    await page.locator('table[data-figure="template"]').waitFor();
    expect(fetched.filter((url) => url.includes('analytics-page'))).not.toEqual([]);
  });

  test('moves while messages move', async () => {
    await using window = await openWindow({
      ...{ browser, address: empty.program().console, token: empty.program().token },
    });
    const { page } = window;
    await page.getByRole('link', { name: en.nav.analytics }).click();
    await page.getByRole('heading', { name: WORDS.empty }).waitFor();
    await empty.enrol([ASHA]);
    await empty.report(ASHA, 'delivered', { wamid: 'wamid.A1' });
    await expect.poll(() => cells(page, '[data-stage="delivered"]'), { timeout: 20_000 }).toContain('1');
    expectQuiet(window);
  });
});

describe('when figures cannot be had', { timeout: 60_000 }, () => {
  test('the page says so, and what can be done', async () => {
    const { console: address, token } = season.program;
    await using window = await openWindow({ browser, address, token, at: SEASON_NOW });
    const { page } = window;
    let refused = true;
    // Between the page and the desk, which never refuses such an ask by itself.
    await page.routeWebSocket(/ws\/whatsapp/, (socket) => {
      const desk = socket.connectToServer();
      socket.onMessage((text) => {
        const frame = JSON.parse(String(text));
        if (!refused || frame.ask !== 'analytics.summary') return desk.send(text);
        socket.send(
          JSON.stringify({ type: 'answer', id: frame.id, ok: false, error: { code: 'conflict', message: '' } }),
        );
      });
    });
    await page.reload();
    await page.getByRole('link', { name: en.nav.analytics }).click();
    await page.getByRole('heading', { name: WORDS.error }).waitFor();
    expect(await violations(page)).toEqual([]);
    refused = false;
    await page.getByRole('button', { name: en.list.again }).click();
    await page.locator('table[data-figure="template"]').waitFor();
    expectQuiet(window);
  });

  test('what was read stays while the desk does not answer, and a page that was never fetched says why', async () => {
    await using gone = await openCampus();
    await gone.enrol([ASHA]);
    await gone.report(ASHA, 'read', { wamid: 'wamid.A1' });
    const { console: address, token } = gone.program();
    await using read = await openWindow({ browser, address, token });
    await using unread = await openWindow({ browser, address, token });
    await read.page.getByRole('link', { name: en.nav.analytics }).click();
    await read.page.locator('table[data-figure="template"]').waitFor();
    await gone.kill();
    await read.page.locator(':root[data-feed="stale"]').waitFor();
    expect(await cells(read.page, '[data-stage="read"]')).toContain('1');
    await unread.page.getByRole('link', { name: en.nav.analytics }).click();
    await unread.page.getByRole('heading', { name: WORDS.page_error }).waitFor();
    for (const { page } of [read, unread]) expect(await violations(page)).toEqual([]);
  });
});
