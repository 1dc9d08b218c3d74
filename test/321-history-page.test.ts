import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { failureOf } from '../preload/contract/failures.ts';
import { en } from '../renderer/i18n/en.ts';
import { hi } from '../renderer/i18n/hi.ts';
import type { Language } from '../renderer/i18n/language.ts';
import { sharedBrowser } from './support/browser.ts';
import { type Campus, type Enrolled, openCampus } from './support/campus.ts';
import { type ConsoleOptions, type ConsoleWindow, openWindow } from './support/console-window.ts';
import { eventually } from './support/eventually.ts';
import { echoChange, envelope } from './support/meta/bodies.ts';
import { A_NUMBER } from './support/meta/meta.ts';
import { violations } from './support/page/violations.ts';
import { standBetween } from './support/page/wire-between.ts';

const WORDS = en.history;
const student = (id: number, name: string, course: string): Enrolled => ({
  ...{ externalId: `A-${id}`, name, phone: `+9198123${45_000 + id}`, course, batch: '2026 Morning' },
});
const asha = student(1, 'Asha Verma', 'BSc Nursing');
const imran = student(2, 'Imran Khan', 'BCom');
const meera = student(3, 'मीरा शर्मा', 'BSc');
const others = Array.from({ length: 150 }, (_, n) => student(n + 100, `Student ${n}`, 'BA'));
const DAY_MS = 24 * 60 * 60 * 1_000;
const READ_AT = Date.UTC(2026, 10, 20, 6, 42, 7);

let browser: Browser;
let campus: Campus;
beforeAll(async () => {
  [browser, campus] = await Promise.all([sharedBrowser(), openCampus()]);
  await campus.enrol([asha, imran, meera, ...others]);
  const forms = others.map(({ name, phone }, n) => ({
    ...{ wamid: `wamid.N${n}`, at: READ_AT - DAY_MS - n * 60_000, text: `Your form number is ${n}.` },
    to: { name, phone: phone.slice(1) },
  }));
  await campus.meta.deliver(envelope({ id: A_NUMBER.wabaId, changes: [echoChange(A_NUMBER, forms)] }));
  const first = READ_AT - 60_000;
  await campus.echo(asha, 'Please bring the mark sheets on Monday.', { wamid: 'wamid.A1', at: first });
  await campus.report(asha, 'delivered', { wamid: 'wamid.A1', at: first + 2_000 });
  await campus.report(asha, 'read', { wamid: 'wamid.A1', at: READ_AT });
  await campus.reply(meera, 'फ़ीस कहाँ जमा करूँ?', { wamid: 'wamid.M1', at: READ_AT + 60_000 });
  await campus.report(imran, 'failed', { wamid: 'wamid.I1', at: READ_AT + 120_000 }, 131_026);
  await campus.report(imran, 'failed', { wamid: 'wamid.I2', at: READ_AT + 180_000 }, 131_047);
  await campus.report(imran, 'delivered', { wamid: 'wamid.I2', at: READ_AT + 181_000 });
  await campus.report(imran, 'sent', { wamid: 'wamid.I3', at: READ_AT - 60 * DAY_MS });
}, 120_000);
afterAll(async () => {
  await campus?.[Symbol.asyncDispose]();
});

type Wish = Omit<ConsoleOptions, 'browser' | 'address' | 'token'>;
const open = async (fragment = '#/history', wish: Wish = {}): Promise<ConsoleWindow> => {
  const { console: address, token } = campus.program();
  const window = await openWindow({ browser, address, token, ...wish });
  await show(window.page, fragment);
  return window;
};
const show = (page: Page, fragment: string): Promise<void> =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, fragment);

const expectQuiet = ({ complaints, strays }: ConsoleWindow): void =>
  expect({ complaints, strays }).toEqual({ complaints: [], strays: [] });

describe('the history', { timeout: 60_000 }, () => {
  test('leads from a student\u2019s name to the moment a message was read', async () => {
    await using window = await open('#/registrations');
    const { page, panel } = window;
    await page.getByRole('link', { name: en.nav.history }).click();
    await page.getByRole('searchbox', { name: en.search.messages }).fill('asha ver');
    await window.line('Please bring the mark sheets').click();
    await panel.getByRole('heading', { name: 'Asha Verma' }).waitFor();
    const read = panel.getByRole('row').filter({ has: page.getByRole('rowheader', { name: en.status.read }) });
    // By Meta's clock, in India.
    await read.getByText('12:12:07').waitFor();
    expect(await read.locator('time').first().getAttribute('datetime')).toBe(new Date(READ_AT).toISOString());
    await panel.getByRole('link', { name: en.message.conversation }).click();
    await page.getByRole('complementary', { name: 'Asha Verma' }).getByText('Please bring the mark sheets').waitFor();
    expect(page.url()).toContain('#/registrations/');
    expectQuiet(window);
  });

  test('shows messages in and out, the newest first, and reads on as one goes down', async () => {
    await using window = await open();
    const { page } = window;
    await page.getByText('155 messages').waitFor();
    const lines = page.locator('tr[data-id]');
    expect(await lines.first().locator('[data-col="name"]').innerText()).toBe('Imran Khan');
    const grid = page.getByRole('grid', { name: en.nav.history });
    await eventually('the oldest is reached', async () => {
      await grid.press('End');
      return (await lines.last().locator('[data-col="message"]').innerText()).includes(WORDS.dropped);
    });
    await page.getByText(WORDS.all).waitFor();
    expect(await lines.count()).toBeLessThan(60);
    await grid.press('Home');
    await grid.press('ArrowDown');
    await grid.press('Enter');
    await window.panel.getByRole('heading', { name: 'Imran Khan' }).waitFor();
    await page.keyboard.press('j');
    await window.panel.getByRole('heading', { name: 'मीरा शर्मा' }).waitFor();
    await page.keyboard.press('Escape');
    await window.panel.waitFor({ state: 'detached' });
    expectQuiet(window);
  });

  test('is narrowed by what is chosen; each filter is a chip, in the address, and taken off with a click', async () => {
    await using window = await open();
    const { page } = window;
    await page.getByRole('button', { name: en.filter.label }).click();
    await page.getByRole('combobox', { name: en.column.course }).click();
    await page.getByRole('option', { name: 'BCom' }).click();
    await page.getByText('3 messages').waitFor();
    await page.getByRole('combobox', { name: WORDS.failure }).fill('131026');
    await page.getByRole('option', { name: /^131026/ }).click();
    await page.getByText('1 message', { exact: true }).waitFor();
    await page.reload();
    await page.getByText('1 message', { exact: true }).waitFor();
    await page.getByRole('button', { name: `Remove filter ${WORDS.failure} 131026` }).click();
    await page.getByText('3 messages').waitFor();
    await page.goBack();
    await page.getByText('1 message', { exact: true }).waitFor();
    await page.getByRole('button', { name: en.filter.clear, exact: true }).click();
    await page.getByText('155 messages').waitFor();
    expect(page.url()).toMatch(/#\/history$/);
    expectQuiet(window);
  });

  test('a space at the end of what is typed stays', async () => {
    await using window = await open();
    const box = window.page.getByRole('searchbox');
    await box.pressSequentially('asha ');
    await window.page.getByText('1 message', { exact: true }).waitFor();
    await eventually('the words are in the address', () => window.page.url().endsWith('?text=asha'));
    expect(await box.inputValue()).toBe('asha ');
    await box.pressSequentially('ver');
    await eventually('the words are in the address', () => window.page.url().endsWith('?text=asha+ver'));
    await window.page.goBack();
    await eventually('nothing is searched for', async () => (await box.inputValue()) === '');
    expect(window.page.url()).toMatch(/#\/history$/);
  });

  test('a template that is gone is named, and said to be gone; spaces alone are no search', async () => {
    await using window = await open('#/history?template=gone_template/en&text=+++');
    await window.page.getByText(WORDS.template_gone).waitFor();
    await window.page.getByRole('button', { name: /^Remove filter Template gone_template · en/ }).click();
    await window.page.getByText('155 messages').waitFor();
  });

  test('days that stand the wrong way round are swapped with a click', async () => {
    await using window = await open('#/history?from=2026-11-21&to=2026-11-20');
    await window.page.getByRole('button', { name: WORDS.swap }).click();
    await eventually('they are swapped', () => window.page.url().endsWith('?from=2026-11-20&to=2026-11-21'));
    await window.line('Please bring the mark sheets').waitFor();
  });

  test('a tick moves while one looks at it, and what is newer comes by itself', async () => {
    await using window = await open();
    const { page } = window;
    await window.line('Imran Khan').first().waitFor();
    await campus.echo(meera, 'Come on Friday.', { wamid: 'wamid.M2' });
    await window.line('Come on Friday.').waitFor();
    await campus.report(meera, 'read', { wamid: 'wamid.M2' });
    await window.line('Come on Friday.').getByRole('img', { name: en.status.read }).waitFor();
    await page.getByRole('grid').press('End');
    await window.line('Come on Friday.').waitFor({ state: 'detached' });
    await campus.echo(meera, 'Or on Saturday.', { wamid: 'wamid.M3' });
    await page.getByRole('button', { name: WORDS.newer }).click();
    await window.line('Or on Saturday.').waitFor();
    expectQuiet(window);
  });
});

describe('an address of the history', { timeout: 60_000 }, () => {
  const opened = new AsyncDisposableStack();
  let windows: Readonly<Record<Language, ConsoleWindow>>;
  beforeAll(async () => {
    windows = { en: opened.use(await open()), hi: opened.use(await open('#/history', { language: 'hi' })) };
  });
  afterAll(() => opened.disposeAsync());
  /** Nothing of the query before is left to be taken for what this one shows. */
  beforeEach(async () => {
    for (const { page, line } of Object.values(windows)) {
      await show(page, '#/history');
      await line('Imran Khan').first().waitFor();
    }
  });

  test.each([
    ['status=conflict', 'Reported both failed and delivered'],
    ['status=dropped', 'Probably dropped'],
    ['direction=in', 'फ़ीस कहाँ जमा करूँ'],
    ['from=2026-11-20&to=2026-11-20&status=read', 'Please bring the mark sheets'],
    ['text=%E0%A4%AB%E0%A4%BC%E0%A5%80%E0%A4%B8', 'फ़ीस कहाँ जमा करूँ'],
  ])('that narrows it to %s shows one message: %s', async (query, words) => {
    const { page, line } = windows.en;
    await show(page, `#/history?${query}`);
    await line(words).waitFor();
    await page.getByText('1 message', { exact: true }).waitFor();
  });

  test.each([
    ['text=%22%2A%22+%28', WORDS.no_word, hi.history.no_word],
    [`text=${'x'.repeat(10_000)}`, WORDS.too_long, hi.history.too_long],
    [`text=${Array.from({ length: 40 }, (_, n) => `word${n}`).join('+')}`, WORDS.too_much, hi.history.too_much],
    ['from=2026-11-24&to=2026-11-01', WORDS.reversed, hi.history.reversed],
    ['text=%F0%9F%A6%84', WORDS.no_match, hi.history.no_match],
    ['template=gone_template/en', WORDS.no_match, hi.history.no_match],
  ])('that asks for %.40s says what is wrong, in both languages', async (query, english, hindi) => {
    for (const [language, words] of [
      ['en', english],
      ['hi', hindi],
    ] as const) {
      const window = windows[language];
      await show(window.page, `#/history?${query}`);
      await window.page.getByRole('heading', { name: words }).waitFor();
      expectQuiet(window);
    }
  });
});

describe('a message', { timeout: 60_000 }, () => {
  const idOf = async (wamid: string): Promise<string> => {
    using office = await campus.office();
    const { rows } = await office.ask('history.search', { text: wamid });
    return rows[0]?.id ?? '';
  };

  test('has its failure in words, and what WhatsApp reported as it came', async () => {
    await using window = await open(`#/history/${await idOf('wamid.I1')}`);
    const { panel } = window;
    await panel.getByText(failureOf(131_026).en.next).waitFor();
    await panel.getByText(`Whose job: ${failureOf(131_026).en.who}`).waitFor();
    await panel.getByRole('button', { name: en.message.deliveries }).click();
    const raw = panel.locator('pre');
    await raw.waitFor();
    expect(JSON.parse(await raw.innerText()).entry[0].changes[0].value.statuses[0].id).toBe('wamid.I1');
    expect((await raw.innerText()).split('\n').length).toBeGreaterThan(20);
  });

  test('says in words what a conflict is, and what probably dropped means', async () => {
    await using window = await open(`#/history/${await idOf('wamid.I2')}`);
    await window.panel.getByText(en.message.conflict_why).waitFor();
    await show(window.page, `#/history/${await idOf('wamid.I3')}`);
    await window.panel.getByText(en.message.dropped_why).waitFor();
  });

  test('has an address of its own, which is copied with a click and opens exactly it', async () => {
    await using window = await open(`#/history/${await idOf('wamid.A1')}`);
    const { page } = window;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: en.message.copy_link }).click();
    await page.getByRole('button', { name: en.message.link_copied }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(`${campus.program().console}#/message/${await idOf('wamid.A1')}`);
    await page.goto(link);
    await page.getByRole('heading', { name: 'Asha Verma' }).waitFor();
    await page.getByText('Please bring the mark sheets').waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Asha Verma' }).waitFor();
    expect(await page.getByRole('link', { name: en.nav.history }).getAttribute('aria-current')).toBe('page');
  });

  test('of another college is no message at all', async () => {
    using office = await campus.office();
    await office.ask('colleges.save', { id: 'c2', name: 'Second College' });
    const { token } = await office.ask('tokens.create', { collegeId: 'c2', label: 'Second' });
    await using window = await openWindow({ browser, address: campus.program().console, token });
    for (const id of [await idOf('wamid.A1'), 'm_nothing']) {
      await show(window.page, `#/message/${id}`);
      await window.page.getByRole('heading', { name: en.message.none }).waitFor();
    }
  });
});

describe('where the desk answers late, little or not at all', { timeout: 60_000 }, () => {
  /** A window whose searches are answered by the test. */
  const openBetween = async (instead: Parameters<typeof standBetween>[1]): Promise<ConsoleWindow> => {
    const { console: address, token } = campus.program();
    const window = await openWindow({ browser, address });
    await standBetween(window.page, instead);
    await window.page.goto(`${address}#token=${token}`);
    await window.page.reload();
    await window.live();
    return window;
  };
  const nothing = (next: string | null) => ({
    value: { rows: [], next, total: 0, totalIsExact: next === null, unindexed: 0 },
  });

  test('empty pages lead on by themselves, but not for ever; a person can have it look further, or stop', async () => {
    let further = 0;
    await using window = await openBetween((ask, { after }) => {
      if (ask !== 'history.search') return null;
      // The newest page is read anew when something moves.
      if (after !== undefined) further += 1;
      return nothing(`${further}.0+`);
    });
    const { page } = window;
    await show(page, '#/history?text=rare');
    await page.getByRole('heading', { name: WORDS.nothing_yet }).waitFor();
    expect(further).toBe(7);
    await page.getByRole('button', { name: WORDS.look_further }).click();
    await eventually('it has looked at as many again', () => further === 15);
    await page.getByRole('heading', { name: WORDS.nothing_yet }).waitFor();
    expectQuiet(window);
  });

  test('looking further back is stopped with a click, and goes on with another', async () => {
    let asked = 0;
    await using window = await openBetween((ask, { after }) => {
      if (ask !== 'history.search') return null;
      if (after === undefined) return nothing('1.0+');
      asked += 1;
      return asked === 1 ? 'silence' : nothing(null);
    });
    const { page } = window;
    await show(page, '#/history?text=rare');
    await page.getByRole('heading', { name: WORDS.looking }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: WORDS.stop }).click();
    await page.getByRole('button', { name: WORDS.look_further }).click();
    await page.getByRole('heading', { name: WORDS.no_match }).waitFor();
    expect(asked).toBe(2);
    expectQuiet(window);
  });

  test('a page that cannot be read is not asked for again and again, but when a person says so', async () => {
    let refused = 0;
    let broken = true;
    await using window = await openBetween((ask, params) => {
      if (ask !== 'history.search' || params.after === undefined || !broken) return null;
      refused += 1;
      return { error: { code: 'conflict', message: 'Not now.' } };
    });
    const { page } = window;
    await show(page, '#/history');
    const grid = page.getByRole('grid', { name: en.nav.history });
    await grid.press('End');
    await page.getByText(WORDS.not_further).waitFor();
    await grid.press('Home');
    await grid.press('End');
    expect(refused).toBe(1);
    broken = false;
    await page.getByRole('button', { name: en.list.again }).click();
    await page.getByText(WORDS.not_further).waitFor({ state: 'detached' });
    await eventually('the oldest is reached', async () => {
      await grid.press('End');
      return page.getByText(WORDS.all).isVisible();
    });
    expectQuiet(window);
  });

  test('a history that cannot be read says so, and is read when asked again', async () => {
    let broken = true;
    await using window = await openBetween((ask) =>
      ask === 'history.search' && broken ? { error: { code: 'conflict', message: 'Not now.' } } : null,
    );
    await show(window.page, '#/history');
    await window.page.getByRole('heading', { name: WORDS.error }).waitFor();
    expect(await violations(window.page)).toEqual([]);
    broken = false;
    await window.page.getByRole('button', { name: en.list.again }).click();
    await window.line('Imran Khan').first().waitFor();
  });

  test('what is counted to ten thousand, and what cannot be found by its words yet, is said', async () => {
    using office = await campus.office();
    const { rows } = await office.ask('history.search', { text: 'asha', limit: 1 });
    const many = { next: '1.10000+', total: 10_000, totalIsExact: false, unindexed: 1_234 };
    await using window = await openBetween((ask, { after }) =>
      ask === 'history.search' ? { value: { ...many, rows: after === undefined ? rows : [] } } : null,
    );
    await show(window.page, '#/history');
    await window.page.getByText('more than 10,000 messages').waitFor();
    await window.page.getByText('1,234 messages are not searchable yet').waitFor();
    await window.page.getByText(WORDS.no_more_yet).waitFor();
  });

  test('a desk that has no messages says what will be here', async () => {
    await using window = await openBetween((ask) => (ask === 'history.search' ? nothing(null) : null));
    await show(window.page, '#/history');
    await window.page.getByRole('heading', { name: WORDS.empty }).waitFor();
  });
});
