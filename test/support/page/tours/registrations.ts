import { openCampus } from '../../campus.ts';
import { openWindow } from '../../console-window.ts';
import { type Tour, wordsOf } from '../look.ts';
import { ASHA, IMRAN, MEERA, ROHAN } from './students.ts';

/** The table, a conversation beside it, the menus of the top bar, health and settings of a desk that is used. */
export const registrations: Tour = {
  name: 'registrations',
  open: async (browser) => {
    const campus = await openCampus();
    await campus.enrol([ASHA, IMRAN, MEERA, ROHAN]);
    await campus.echo(ASHA, 'Your form has come. Please bring the originals on Monday.', { wamid: 'wamid.A1' });
    await campus.report(ASHA, 'read', { wamid: 'wamid.A1' });
    await campus.reply(ASHA, 'Thank you 🙏', { wamid: 'wamid.A2' });
    await campus.report(ASHA, 'failed', { wamid: 'wamid.A3' }, 131_026);
    await campus.report(IMRAN, 'failed', { wamid: 'wamid.I1' }, 131_047);
    await campus.report(MEERA, 'delivered', { wamid: 'wamid.M1' });
    await campus.reply(ROHAN, 'क्या छात्रावास मिलेगा?', { wamid: 'wamid.R1' });
    using office = await campus.office();
    await office.ask('colleges.save', { id: 'c2', name: 'The Second College of Arts, Science and Commerce' });
    return {
      walk: async (look, judge) => {
        const words = wordsOf(look);
        const { console: address, token } = campus.program();
        await using window = await openWindow({ browser, address, token, ...look });
        const { page, panel } = window;
        await window.line('Asha Verma').waitFor();
        await judge(page, 'registrations');
        for (const [menu, choice] of [
          [/^(College|कॉलेज)/, 'The Second College'],
          [/^(Language|भाषा)/, 'English'],
          [/^(Appearance|रूप)/, words.theme.auto],
        ] as const) {
          await page.getByRole('banner').getByRole('button', { name: menu }).click();
          await page.getByRole('menuitem', { name: choice }).waitFor();
          await judge(page, `menu ${menu}`);
          await page.keyboard.press('Escape');
          await page.getByRole('menu').waitFor({ state: 'detached' });
        }
        await page.getByRole('combobox', { name: words.column.status }).click();
        await page.getByRole('option', { name: words.status.read }).waitFor();
        await judge(page, 'filter open');
        await page.keyboard.press('Escape');
        await window.line('Asha Verma').click();
        await panel.getByRole('button', { name: words.status.read }).click();
        await panel.getByRole('table').getByRole('rowheader').first().waitFor();
        await panel.locator('summary').first().click();
        await judge(page, 'conversation, timeline and failure');
        await page.keyboard.press('Escape');
        await page.getByRole('searchbox').fill('nobody of this name');
        await page.getByRole('heading', { name: words.list.no_match }).waitFor();
        await judge(page, 'nobody found');
        await page.getByRole('link', { name: words.nav.health }).click();
        await page.getByText(words.health.delivery_green).waitFor();
        await judge(page, 'health');
        await page.getByRole('link', { name: words.nav.settings }).click();
        await page.getByRole('switch', { name: words.settings.failed }).waitFor();
        await judge(page, 'settings');
        await page.locator('summary', { hasText: words.consent.hours }).click();
        await page.locator('table input[type="time"]').first().scrollIntoViewIfNeeded();
        await judge(page, 'settings: office hours');
        await page.getByRole('button', { name: words.auto.add, exact: true }).click();
        await judge(page, 'settings: an automatic reply');
      },
      [Symbol.asyncDispose]: () => campus[Symbol.asyncDispose](),
    };
  },
};
