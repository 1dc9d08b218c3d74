import { openWindow } from '../../console-window.ts';
import { eventually } from '../../eventually.ts';
import { openSendingCampus } from '../../sending-campus.ts';
import { type Tour, wordsOf } from '../look.ts';

const STUDENTS = 40;

/** Templates in a conversation and in a campaign; a campaign that goes, one that is held back, one to be made. */
export const campaigns: Tour = {
  name: 'templates and campaigns',
  open: async (browser) => {
    await using undo = new AsyncDisposableStack();
    const campus = undo.use(await openSendingCampus(STUDENTS));
    const { office, program } = campus;
    const begin = (name: string, variables: Readonly<Record<string, string>>) =>
      office.ask('campaigns.start', {
        ...{ audience: { filter: {}, except: [] }, sparedHours: 0, name: name.replaceAll('_', ' ') },
        template: { name, language: 'en', variables },
      });
    const { id: gone } = await begin('admit_card', { 1: '{first_name}', 2: '{course}' });
    await eventually(
      'most of it is handed on',
      async () => (await office.ask('campaigns.get', { id: gone })).numbers.reached.handed > STUDENTS / 2,
      { within: 30_000 },
    );
    await office.ask('sending.pause', {});
    await begin('scholarship_day', { 1: '{first_name}', 2: '{course}' });
    const stack = undo.move();
    return {
      walk: async (look, judge) => {
        const words = wordsOf(look);
        const { console: address, token } = program;
        await using window = await openWindow({ browser, address, token, ...look });
        const { page, panel } = window;
        const at = (fragment: string): Promise<unknown> => page.goto(`${address}${fragment}`);
        await page.locator('tr[data-id]').first().locator('[data-col="select"]').click();
        await judge(page, 'one ticked');
        await page.locator('tr[data-id]').first().locator('[data-col="name"]').click();
        await panel.getByRole('button', { name: /^win_a_prize/ }).scrollIntoViewIfNeeded();
        await judge(page, 'templates: choosing');
        await panel.getByRole('button', { name: /^offer_letter/ }).click();
        await panel.getByText(words.skip.file_missing).waitFor();
        await judge(page, 'templates: filling');
        await at('#/campaigns');
        await page.getByText('admit card').waitFor();
        await judge(page, 'campaigns');
        await page.getByText('scholarship day').click();
        await page.getByText(words.campaign.paused_college).waitFor();
        await judge(page, 'a campaign that is held back');
        await page.getByRole('button', { name: words.campaign.cancel, exact: true }).click();
        await page.getByRole('dialog').waitFor();
        await judge(page, 'a campaign to be taken back');
        await page.keyboard.press('Escape');
        await at(`#/campaigns/${gone}`);
        await page.getByRole('heading', { name: words.campaign.now }).waitFor();
        await page.locator('button[data-line]').first().click();
        await panel.getByRole('heading').first().waitFor();
        await judge(page, 'a campaign, its students and one of them');
        await at('#/new-campaign');
        await page.getByRole('heading', { name: words.campaign.whom }).waitFor();
        await judge(page, 'new campaign: whom');
        await page.getByRole('button', { name: words.campaign.next }).click();
        await page.getByRole('button', { name: /^admit_card/ }).click();
        await judge(page, 'new campaign: what');
        for (const name of ['1', '2'])
          await page.getByLabel(words.template.in_body.replace('{{name}}', name), { exact: true }).fill('{name}');
        await page.getByRole('button', { name: words.campaign.next }).click();
        await page.getByRole('combobox', { name: words.campaign.spare }).waitFor();
        await judge(page, 'new campaign: the last look');
      },
      [Symbol.asyncDispose]: () => stack.disposeAsync(),
    };
  },
};
