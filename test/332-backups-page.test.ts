import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { en } from '../renderer/i18n/en.ts';
import { hi } from '../renderer/i18n/hi.ts';
import { sharedBrowser } from './support/browser.ts';
import { type Campus, type Enrolled, FIRST_COLLEGE, openCampus } from './support/campus.ts';
import { type ConsoleOptions, type ConsoleWindow, openWindow } from './support/console-window.ts';
import { eventually } from './support/eventually.ts';

const WORDS = en.backup;
const student = (id: number, name: string): Enrolled => ({
  ...{ externalId: `A-${id}`, name, phone: `+9198123458${String(id).padStart(2, '0')}`, course: 'BSc' },
});
const asha = student(1, 'Asha Verma');
const imran = student(2, 'Imran Khan');

let browser: Browser;
beforeAll(async () => {
  browser = await sharedBrowser();
}, 120_000);

type Wish = Omit<ConsoleOptions, 'browser' | 'address'>;

const openSettings = async (campus: Campus, wish: Wish = {}): Promise<ConsoleWindow> => {
  const { console: address, token } = campus.program();
  const window = await openWindow({ browser, address, token, ...wish });
  await window.page.getByRole('link', { name: { en, hi }[wish.language ?? 'en'].nav.settings }).click();
  return window;
};

const backups = (campus: Campus): string => join(campus.program().dataFolder, 'backups');
const lines = (page: Page) => page.getByRole('list', { name: WORDS.list }).getByRole('listitem');
const make = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: WORDS.make }).click();
  await page.getByText(WORDS.made).waitFor();
};
const look = (page: Page) =>
  page
    .getByRole('button', { name: /^Look inside the backup/ })
    .first()
    .click();

describe('backups', { timeout: 60_000 }, () => {
  test('are made by hand, and listed with when and how large', async () => {
    await using campus = await openCampus();
    await campus.enrol([asha]);
    await using window = await openSettings(campus);
    const { page } = window;
    await page.getByText(WORDS.empty).waitFor();
    await make(page);
    expect(await lines(page).count()).toBe(1);
    using office = await campus.office();
    const { rows } = await office.ask('backups.list', {});
    expect(rows.map(({ name }) => name)).toEqual(readdirSync(backups(campus)));
    expect(await lines(page).locator('time').getAttribute('datetime')).toBe(rows[0]?.at);
    expect(window.complaints).toEqual([]);
  });

  test('are gone back to after a person has seen what is lost, at the next start, and not before', async () => {
    await using campus = await openCampus();
    await campus.enrol([asha]);
    await campus.report(asha, 'read', { wamid: 'wamid.A1' });
    {
      await using window = await openSettings(campus);
      const { page } = window;
      await make(page);
      await campus.enrol([imran]);
      await campus.report(imran, 'read', { wamid: 'wamid.I1' });
      await look(page);
      const dialog = page.getByRole('dialog');
      await dialog.getByText(WORDS.sound).waitFor();
      expect(await dialog.getByRole('definition').allTextContents()).toEqual([
        ...['Sample College', '1', '1', expect.stringMatching(/2026/)],
      ]);
      expect(await dialog.getByRole('listitem').allTextContents()).toEqual([
        ...['1 student', '1 message', '1 delivery from Meta'],
      ]);
      expect(await dialog.getByRole('button', { name: WORDS.restore }).isDisabled()).toBe(true);
      await dialog.getByRole('checkbox').check();
      await dialog.getByRole('button', { name: WORDS.restore }).click();
      await page.getByText(WORDS.waiting_why).waitFor();
      using office = await campus.office();
      expect((await office.ask('registrations.list', {})).total).toBe(2);
      expect(window.complaints).toEqual([]);
    }
    await campus.kill();
    await campus.restart();
    using office = await campus.office();
    expect((await office.ask('registrations.list', {})).rows.map(({ name }) => name)).toEqual(['Asha Verma']);
    expect(readdirSync(campus.program().dataFolder).some((name) => name.startsWith('replaced-'))).toBe(true);
    expect(await office.ask('backups.list', {})).toMatchObject({ waiting: null });
  });

  test('are not gone back to when somebody thinks better of it', async () => {
    await using campus = await openCampus();
    {
      await using window = await openSettings(campus);
      const { page } = window;
      await make(page);
      await campus.enrol([asha]);
      await look(page);
      await page.getByRole('dialog').getByRole('checkbox').check();
      await page.getByRole('button', { name: WORDS.restore }).click();
      await page.getByRole('button', { name: WORDS.stay }).click();
      await page.getByText(WORDS.waiting_why).waitFor({ state: 'detached' });
    }
    await campus.kill();
    await campus.restart();
    using office = await campus.office();
    expect((await office.ask('registrations.list', {})).total).toBe(1);
    const { rows } = await office.ask('audit.list', {});
    expect(rows.map(({ what }) => what)).toEqual(expect.arrayContaining(['backups.restore', 'backups.stay']));
  });

  test('that are damaged or of another desk are refused in words, and nothing is changed', async () => {
    await using campus = await openCampus();
    await using other = await openCampus();
    await Promise.all([campus.enrol([asha]), other.enrol([imran])]);
    using theirs = await other.office();
    await theirs.ask('backups.create', {});
    const foreign = await eventually('theirs is made', async () => {
      const { rows, running } = await theirs.ask('backups.list', {});
      return running ? null : rows[0]?.name;
    });
    await using window = await openSettings(campus);
    const { page } = window;
    await make(page);
    const [mine = ''] = readdirSync(backups(campus));
    const bytes = readFileSync(join(backups(campus), mine));
    writeFileSync(join(backups(campus), 'tickdesk-2026-11-01T00-00-00Z.db'), bytes.fill(0x5a, 8_192, 60_000));
    writeFileSync(
      join(backups(campus), 'tickdesk-2026-11-02T00-00-00Z.db'),
      readFileSync(join(backups(other), foreign)),
    );
    await page.reload();
    for (const [place, sentence] of [
      [1, WORDS.refused_desk],
      [2, WORDS.refused_damaged],
    ] as const) {
      await lines(page).nth(place).getByRole('button').click();
      await page.getByRole('dialog').getByText(sentence).waitFor();
      expect(await page.getByRole('button', { name: WORDS.restore }).count()).toBe(0);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    expect(readdirSync(campus.program().dataFolder)).not.toContain('restore.staged');
  });

  test('are not for a token of one college', async () => {
    await using campus = await openCampus();
    using office = await campus.office();
    const { token } = await office.ask('tokens.create', { collegeId: FIRST_COLLEGE, label: 'Front desk' });
    await using window = await openSettings(campus, { token });
    await window.page.getByText(WORDS.forbidden).waitFor();
    expect(await window.page.getByRole('button', { name: WORDS.make }).count()).toBe(0);
  });

  test('stand beside how long raw deliveries are kept, which is a setting', async () => {
    await using campus = await openCampus();
    await using window = await openSettings(campus);
    const days = window.page.getByLabel(WORDS.raw_days);
    expect(await days.inputValue()).toBe('90');
    await days.fill('30');
    await days.press('Enter');
    using office = await campus.office();
    await eventually('it is kept', async () => (await office.ask('settings.get', {})).keepRawDays === 30);
    await days.fill('0');
    await days.press('Enter');
    expect(await days.inputValue()).toBe('30');
    expect((await office.ask('settings.get', {})).keepRawDays).toBe(30);
  });
});
