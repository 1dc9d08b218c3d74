import type { Page } from 'playwright-core';
import { openCampus } from '../../campus.ts';
import { openWindow } from '../../console-window.ts';
import { type Judge, type Tour, wordsOf } from '../look.ts';

const A_LIST = 'ID,Name,Phone,Course\nA-1,Asha Verma,9.81235E+11,BSc\nA-2,Ravi Kumar,9812345679,BCom\n';

/** A desk with nobody on its list and no secret: how one comes in, and all of the import but its sending. */
export const door: Tour = {
  name: 'the door and an empty desk',
  open: async (browser) => {
    const campus = await openCampus({ WHATSAPP_APP_SECRET: '' });
    return {
      walk: async (look, judge) => {
        const words = wordsOf(look);
        const { console: address, token } = campus.program();
        {
          await using window = await openWindow({ browser, address, ...look });
          await window.page.getByRole('heading', { name: words.token.title }).waitFor();
          await judge(window.page, 'token asked for');
          await window.page.getByLabel(words.token.label, { exact: true }).fill('wrong');
          await window.page.keyboard.press('Enter');
          await window.page.getByRole('heading', { name: words.token.refused }).waitFor();
          await judge(window.page, 'token refused');
        }
        await using window = await openWindow({ browser, address, token, ...look });
        const { page } = window;
        await page.getByRole('heading', { name: words.list.empty }).waitFor();
        await judge(page, 'no registrations');
        await importStates(page, words, judge);
        for (const [entry, empty] of [
          [words.nav.campaigns, words.campaign.empty],
          [words.nav.history, words.history.empty],
        ] as const) {
          await page.getByRole('link', { name: entry }).click();
          await page.getByRole('heading', { name: empty }).waitFor();
          await judge(page, `nothing in ${entry}`);
        }
        await page.getByRole('link', { name: words.nav.health }).click();
        await page.getByRole('alert').first().waitFor();
        await judge(page, 'health, with a warning');
      },
      [Symbol.asyncDispose]: () => campus[Symbol.asyncDispose](),
    };
  },
};

const importStates = async (page: Page, words: ReturnType<typeof wordsOf>, judge: Judge): Promise<void> => {
  await page.getByRole('button', { name: words.import.open }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(words.import.drop_here).waitFor();
  await judge(page, 'import: which list');
  const give = (text: string): Promise<void> =>
    dialog
      .locator('input[type="file"]')
      .setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await give('');
  await dialog.getByRole('alert').waitFor();
  await judge(page, 'import: refused');
  await give(A_LIST);
  await dialog.getByRole('alert').waitFor();
  await dialog.getByLabel(words.field.phone).waitFor();
  await judge(page, 'import: which column');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
};
