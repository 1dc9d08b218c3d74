import { openCampus } from '../../campus.ts';
import { openWindow } from '../../console-window.ts';
import { type Tour, wordsOf } from '../look.ts';
import { ASHA } from './students.ts';

/** Backups, from none to one that the next start goes back to. Each walk is on a desk of its own. */
export const backups: Tour = {
  name: 'backups',
  open: async (browser) => ({
    walk: async (look, judge) => {
      const { nav, backup } = wordsOf(look);
      await using campus = await openCampus();
      await campus.enrol([ASHA]);
      const { console: address, token } = campus.program();
      await using window = await openWindow({ browser, address, token, ...look });
      const { page } = window;
      await page.getByRole('link', { name: nav.settings }).click();
      await page.getByText(backup.empty).scrollIntoViewIfNeeded();
      await judge(page, 'backups: none yet');
      await page.getByRole('button', { name: backup.make }).click();
      await page.getByText(backup.made).waitFor();
      await judge(page, 'backups: one');
      await page.getByRole('list', { name: backup.list }).getByRole('button').click();
      await page.getByText(backup.sound).waitFor();
      await judge(page, 'backups: looked into');
      await page.getByRole('dialog').getByRole('checkbox').check();
      await page.getByRole('button', { name: backup.restore }).click();
      await page.getByText(backup.waiting_why).waitFor();
      await judge(page, 'backups: waiting for the next start');
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }),
};
