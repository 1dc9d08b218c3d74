import { en } from '../../../renderer/i18n/en.ts';
import { LANGUAGE_NAMES } from '../../../renderer/i18n/language.ts';
import { eventually } from '../../support/eventually.ts';
import { goTo, must, type SendingFlow, takeFromMenu } from './flow.ts';

/** What is done with the desk itself: exports, backups, settings, how it looks. */
export const DESK_FLOWS: readonly SendingFlow[] = [
  {
    name: 'export the history',
    play: async (hands, window) => {
      const { page } = window;
      await goTo(hands, window, en.nav.history);
      const open = page.getByRole('button', { name: en.history.export, exact: true });
      await hands.reach(open, 25);
      const file = page.waitForEvent('download');
      await takeFromMenu(hands, page.getByRole('menuitem', { name: en.history.export_csv }), 'Home', 'ArrowDown');
      must((await file).suggestedFilename().endsWith('.csv'), 'a list is kept');
      await hands.holds(open);
    },
  },
  {
    name: 'make a backup, and go back to it once that was confirmed',
    play: async (hands, window, { office }) => {
      const { page } = window;
      await goTo(hands, window, en.nav.settings);
      await hands.reach(page.getByRole('button', { name: en.backup.make }), 60);
      await hands.press('Enter');
      await page.getByText(en.backup.made).waitFor();
      const look = page.getByRole('list', { name: en.backup.list }).getByRole('button').first();
      await hands.reach(look, 3);
      await hands.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.getByText(en.backup.sound).waitFor();
      await hands.reach(dialog.getByRole('checkbox'), 5);
      await hands.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await hands.holds(look);
      await hands.press('Enter');
      await dialog.getByText(en.backup.sound).waitFor();
      await hands.reach(dialog.getByRole('checkbox'), 5);
      await hands.press('Space');
      await hands.reach(dialog.getByRole('button', { name: en.backup.restore }), 3);
      await hands.press('Enter');
      await page.getByText(en.backup.waiting_why).waitFor();
      await hands.holds(look);
      must((await office.ask('backups.list', {})).waiting !== null, 'the next start goes back to it');
      await office.ask('backups.stay', {});
    },
  },
  {
    name: 'change a setting',
    play: async (hands, window, { office }) => {
      const typing = async (): Promise<boolean> => (await office.ask('settings.get', {})).typing;
      const before = await typing();
      await goTo(hands, window, en.nav.settings);
      await hands.reach(window.page.getByRole('switch', { name: en.settings.typing }), 25);
      await hands.press('Space');
      await eventually('it is kept', async () => (await typing()) !== before);
    },
  },
  {
    name: 'read the console in another language',
    play: async (hands, { page }) => {
      const menu = page.getByRole('banner').getByRole('button', { name: /^(Language|भाषा)/ });
      await hands.reach(menu, 25);
      await takeFromMenu(hands, page.getByRole('menuitem', { name: LANGUAGE_NAMES.hi }), 'End');
      await page.locator('html[lang="hi"]').waitFor();
      await hands.holds(menu);
    },
  },
  {
    name: 'see the console dark',
    play: async (hands, { page }) => {
      const menu = page.getByRole('banner').getByRole('button', { name: /^Appearance/ });
      await hands.reach(menu, 25);
      await takeFromMenu(hands, page.getByRole('menuitem', { name: en.theme.dark }), 'Home', 'ArrowDown');
      await page.locator(':root[data-mantine-color-scheme="dark"]').waitFor();
      await hands.holds(menu);
    },
  },
];
