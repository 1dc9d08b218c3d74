import { openCampus } from '../../campus.ts';
import { openWindow } from '../../console-window.ts';
import { type Tour, wordsOf } from '../look.ts';
import { ASHA, IMRAN, MEERA, ROHAN } from './students.ts';

const READ_AT = Date.UTC(2026, 10, 20, 6, 42, 7);
const DAY_MS = 24 * 60 * 60 * 1_000;

/** The history with its filters and menus, and a message with its timeline, beside the list and by itself. */
export const history: Tour = {
  name: 'history and messages',
  open: async (browser) => {
    const campus = await openCampus();
    await campus.enrol([ASHA, IMRAN, MEERA, ROHAN]);
    await campus.echo(ASHA, 'Please bring the mark sheets on Monday.', { wamid: 'wamid.A1', at: READ_AT - 60_000 });
    await campus.report(ASHA, 'read', { wamid: 'wamid.A1', at: READ_AT });
    await campus.reply(ROHAN, 'फ़ीस कहाँ जमा करूँ?', { wamid: 'wamid.R1', at: READ_AT + 60_000 });
    await campus.report(IMRAN, 'failed', { wamid: 'wamid.I1', at: READ_AT + 120_000 }, 131_026);
    await campus.report(MEERA, 'failed', { wamid: 'wamid.M2', at: READ_AT + 180_000 }, 131_047);
    await campus.report(MEERA, 'delivered', { wamid: 'wamid.M2', at: READ_AT + 181_000 });
    await campus.report(IMRAN, 'sent', { wamid: 'wamid.I3', at: READ_AT - 60 * DAY_MS });
    using office = await campus.office();
    const { rows } = await office.ask('history.search', { status: 'failed' });
    const id = rows[0]?.id ?? '';
    return {
      walk: async (look, judge) => {
        const words = wordsOf(look);
        const { console: address, token } = campus.program();
        await using window = await openWindow({ browser, address, token, ...look });
        const { page, panel } = window;
        const show = async (fragment: string): Promise<void> => {
          await page.evaluate((hash) => {
            location.hash = hash;
          }, fragment);
          await page.locator('[data-dimmed="true"]').waitFor({ state: 'detached' });
        };
        await show('#/history');
        await window.line('Imran Khan').first().waitFor();
        await judge(page, 'history');
        for (const menu of [words.history.export, words.history.saved]) {
          await page.getByRole('button', { name: menu, exact: true }).click();
          await page.getByRole('menuitem').first().waitFor();
          await judge(page, `history: ${menu}`);
          await page.keyboard.press('Escape');
          await page.getByRole('menu').waitFor({ state: 'detached' });
        }
        await page.getByRole('button', { name: words.filter.label }).click();
        await show('#/history?text=form&template=gone_template/en');
        await page.getByText(words.history.template_gone).waitFor();
        await judge(page, 'history: filters, and nothing found');
        await show('#/history?from=2026-11-24&to=2026-11-01');
        await page.getByRole('heading', { name: words.history.reversed }).waitFor();
        await judge(page, 'history: days the wrong way round');
        await show(`#/history/${id}?status=failed`);
        await panel.getByRole('button', { name: words.message.deliveries }).click();
        await panel.locator('pre').first().waitFor();
        await judge(page, 'a message');
        await show(`#/message/${id}`);
        await page.getByRole('button', { name: words.message.deliveries }).click();
        await page.locator('pre').first().waitFor();
        await judge(page, 'a message by itself');
        await show('#/message/m_nothing');
        await page.getByRole('heading', { name: words.message.none }).waitFor();
        await judge(page, 'no message');
      },
      [Symbol.asyncDispose]: () => campus[Symbol.asyncDispose](),
    };
  },
};
