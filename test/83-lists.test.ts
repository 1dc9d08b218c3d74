import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedBrowser } from './support/browser.ts';
import { type Campus, openCampus } from './support/campus.ts';
import { type ConsoleWindow, openWindow } from './support/console-window.ts';
import { watchTasks } from './support/page/watch-tasks.ts';
import { temporaryFolder } from './support/temp-folder.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await sharedBrowser();
}, 120_000);

/** A desk without a student, and a window on it. */
const openEmpty = async (): Promise<AsyncDisposable & { campus: Campus; window: ConsoleWindow; page: Page }> => {
  await using undo = new AsyncDisposableStack();
  const campus = undo.use(await openCampus());
  const { console: address, token } = campus.program();
  const window = undo.use(await openWindow({ browser, address, token }));
  await window.page.getByRole('heading', { name: 'No registrations yet' }).waitFor();
  const stack = undo.move();
  return { campus, window, page: window.page, [Symbol.asyncDispose]: () => stack.disposeAsync() };
};

/** Chooses a file in the dialog that is open. */
const give = (page: Page, file: Uint8Array | string): Promise<void> =>
  page
    .getByRole('dialog')
    .locator('input[type="file"]')
    .setInputFiles({ name: 'students.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });

const choose = async (page: Page, file: Uint8Array | string): Promise<void> => {
  await page.getByRole('button', { name: 'Import list' }).first().click();
  await give(page, file);
};

/** Waits for the end and reads New, Updated, Unchanged, Rejected. */
const outcome = async (page: Page): Promise<readonly string[]> => {
  await page.getByText(/^The list is imported/).waitFor();
  return page.getByRole('dialog').getByRole('definition').allTextContents();
};

const utf16 = (text: string): Uint8Array => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

const shown = async (page: Page): Promise<readonly string[]> =>
  page.locator('tr[data-id] td[data-col="name"]').allTextContents();

describe('a list of students', { timeout: 60_000 }, () => {
  test('from a file becomes rows, each rejected one with its reason; the same list again changes nothing', async () => {
    await using desk = await openEmpty();
    const { page, window } = desk;
    const list = [
      'Registration No,Student Name,Mobile,Course,Batch',
      'R-1,Asha Verma,98123 45671,BSc,2026 Morning',
      'R-2,Ravi Kumar,not a phone,BSc,2026 Morning',
      ',Nobody Knows,9812345673,BSc,2026 Morning',
      'R-4,Meera Nair,+91 98123-45674,BCom,2026 Evening',
      'R-4,Meera Nair,9812345674,BCom,2026 Evening',
    ].join('\r\n');
    await choose(page, list);
    await page.getByText('5 rows found.').waitFor();
    await page.getByRole('button', { name: 'Import 5 rows' }).click();
    expect(await outcome(page)).toEqual(['2', '0', '0', '3']);
    const rejected = page.getByRole('region', { name: 'Rejected' });
    expect(await rejected.getByRole('row').allTextContents()).toEqual([
      'RowReasonIn the list',
      '3Not a valid phone numberR-2 · Ravi Kumar · not a phone · BSc · 2026 Morning',
      '4The registration ID is missingNobody Knows · 9812345673 · BSc · 2026 Morning',
      '6This registration ID stands in the list twiceR-4 · Meera Nair · 9812345674 · BCom · 2026 Evening',
    ]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download rejected rows' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('rejected-rows.csv');
    await page.getByRole('button', { name: 'Done' }).click();
    await window.line('Asha Verma').getByText('+91 98123 45671').waitFor();
    expect(await shown(page)).toEqual(['Asha Verma', 'Meera Nair']);

    await choose(page, list);
    await page.getByRole('button', { name: 'Import 5 rows' }).click();
    expect(await outcome(page)).toEqual(['0', '0', '2', '3']);
    expect(window.complaints).toEqual([]);
  });

  test('of 200,000 is read and sent without the page ever standing still, and can be stopped', async () => {
    await using desk = await openEmpty();
    await using folder = temporaryFolder('list');
    const { page, window } = desk;
    const path = join(folder.path, 'large.csv');
    writeFileSync(path, largeList(200_000));
    const watch = await watchTasks(browser);
    await page.getByRole('button', { name: 'Import list' }).first().click();
    await page.getByRole('dialog').locator('input[type="file"]').setInputFiles(path);
    await page.getByText('Reading the list…').waitFor();
    await page.getByText('2,00,000 rows found.').waitFor();
    await page.getByRole('button', { name: 'Import 2,00,000 rows' }).click();
    await page.getByText(/^[1-9][\d,]* of 2,00,000 rows$/).waitFor();
    expect(Number(await page.getByRole('progressbar').getAttribute('aria-valuenow'))).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText(/^Stopped after [\d,]+ of 2,00,000 rows/).waitFor();
    expect(await watch.longest()).toBeLessThan(100);
    const [added] = await page.getByRole('dialog').getByRole('definition').allTextContents();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText(`${added} students`, { exact: true }).waitFor();
    expect(window.complaints).toEqual([]);
  });

  test('and a page that did stand still would be noticed', async () => {
    await using desk = await openEmpty();
    const watch = await watchTasks(browser);
    await desk.page.evaluate(STAND_STILL);
    expect(await watch.longest()).toBeGreaterThan(100);
  });
});

describe('a list of students, one of several', { timeout: 60_000 }, () => {
  let desk: Awaited<ReturnType<typeof openEmpty>>;
  beforeAll(async () => {
    desk = await openEmpty();
  });
  afterAll(() => desk?.[Symbol.asyncDispose]());

  test('is read as Excel writes it: semicolons, Windows-1252, UTF-16, and cells that look like formulas', async () => {
    const { page, window } = desk;
    const files = [
      Buffer.from('ID;Name;Phone;Course\r\nS-1;José Álvares;9812345601;BSc\r\n', 'latin1'),
      utf16('ID\tName\tPhone\tCourse\r\nS-2\tआशा वर्मा\t९८१२३४५६०२\tBSc\r\n'),
      'sep=;\r\nID;Name;Phone;Course\r\nS-3;"=HYPERLINK(""http://198.51.100.1"")";9812345603;@SUM(1)\r\n',
    ];
    for (const file of files) {
      await choose(page, file);
      await page.getByRole('button', { name: 'Import 1 row' }).click();
      expect(await outcome(page)).toEqual(['1', '0', '0', '0']);
      await page.getByRole('button', { name: 'Done' }).click();
    }
    await window.line('José Álvares').getByText('+91 98123 45601').waitFor();
    await window.line('आशा वर्मा').getByText('+91 98123 45602').waitFor();
    await window.line('=HYPERLINK').getByText('@SUM(1)').waitFor();
    expect(window.strays).toEqual([]);
  });

  test('may be dropped anywhere on the page', async () => {
    const carried = await desk.page.evaluateHandle(() => {
      const carrier = new DataTransfer();
      carrier.items.add(new File(['ID,Name,Phone\nD-1,Divya Iyer,9812345611\n'], 'dropped.csv', { type: 'text/csv' }));
      return carrier;
    });
    await desk.page.dispatchEvent('main', 'dragenter', { dataTransfer: carried });
    await desk.page.getByText('Drop the list to import it').waitFor();
    await desk.page.dispatchEvent('main', 'drop', { dataTransfer: carried });
    await desk.page.getByRole('button', { name: 'Import 1 row' }).click();
    expect(await outcome(desk.page)).toEqual(['1', '0', '0', '0']);
    await desk.page.getByRole('button', { name: 'Done' }).click();
  });

  test('may be pasted from a spreadsheet, and its columns corrected', async () => {
    const { page, window } = desk;
    await page.getByRole('button', { name: 'Import list' }).first().click();
    await page
      .getByLabel('Or paste cells from a spreadsheet')
      .fill('ID\tStudent\tCertificate\tPhone\nP-1\tTara\tTara Suresh Rao\t9812345621');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel(/^Name/).click();
    await page.getByRole('option', { name: 'Certificate' }).click();
    await page.getByRole('button', { name: 'Import 1 row' }).click();
    expect(await outcome(page)).toEqual(['1', '0', '0', '0']);
    await page.getByRole('button', { name: 'Done' }).click();
    await window.line('Tara Suresh Rao').waitFor();
  });

  test('that is none is refused in words, and another may be chosen at once', async () => {
    const { page } = desk;
    const nothings = [
      ['', 'This file is empty.'],
      ['ID,Name,Phone\n', 'There are column names, but no students below them.'],
      ['PK\u0003\u0004 a workbook', 'This is a spreadsheet.'],
      ['<!doctype html><table></table>', 'This is a web page, not a list.'],
      ['ID,Name,Phone\nA-1,"Asha,9812345678\n', 'A quotation mark is opened and never closed. Row 2.'],
    ] as const;
    await page.getByRole('button', { name: 'Import list' }).first().click();
    for (const [file, words] of nothings) {
      await give(page, file);
      await page.getByRole('alert').filter({ hasText: words }).waitFor();
    }
    await give(page, 'ID,Name,Phone\nA-1,Asha Verma,9812345631\n');
    await page.getByRole('button', { name: 'Import 1 row' }).click();
    expect(await outcome(page)).toEqual(['1', '0', '0', '0']);
    await page.getByRole('button', { name: 'Done' }).click();
  });
});

const largeList = (rows: number): string =>
  [
    'Registration No,Student Name,Mobile,Course,Batch',
    ...Array.from({ length: rows }, (_, n) => `L-${n},Student ${n},98${10_000_000 + n},BSc,2026 Morning`),
  ].join('\r\n');

const STAND_STILL = `
  const until = performance.now() + 1_000;
  while (performance.now() < until);
`;
