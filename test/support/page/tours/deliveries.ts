import { openCampus } from '../../campus.ts';
import { openWindow } from '../../console-window.ts';
import { statusBody } from '../../meta/bodies.ts';
import { A_NUMBER } from '../../meta/meta.ts';
import { type Tour, wordsOf } from '../look.ts';
import { ASHA } from './students.ts';

const STRANGER = { ...A_NUMBER, phoneNumberId: '999' };

/** What Meta sent, as it came: what was understood, and what had no place. */
export const deliveries: Tour = {
  name: 'raw deliveries',
  open: async (browser) => {
    const campus = await openCampus();
    await campus.enrol([ASHA]);
    for (let n = 0; n < 30; n += 1) await campus.report(ASHA, 'sent', { wamid: `wamid.N${n}` });
    const report = { wamid: 'wamid.STRANGE', status: 'sent' as const, at: Date.now(), to: { phone: '919812345678' } };
    await campus.meta.deliver(statusBody({ ...STRANGER, statuses: [report] }));
    return {
      walk: async (look, judge) => {
        const { delivery } = wordsOf(look);
        const { console: address, token } = campus.program();
        await using window = await openWindow({ browser, address, token, ...look });
        const { page } = window;
        await page.evaluate(() => {
          location.hash = '#/deliveries';
        });
        await page.locator('ul a:has(time)').first().waitFor();
        await judge(page, 'deliveries');
        await page.locator('ul a:has(time)').first().click();
        await page.getByRole('complementary').locator('pre').waitFor();
        await judge(page, 'a delivery');
        // In a small window it lies over the list.
        await page.getByRole('complementary').getByRole('button', { name: delivery.close }).press('Escape');
        await page.getByRole('complementary').waitFor({ state: 'detached' });
        await page.getByRole('button', { name: delivery.replay_all }).click();
        await page.getByRole('dialog').getByRole('button', { name: delivery.leave }).waitFor();
        await judge(page, 'deliveries: replaying');
        await page.keyboard.press('Escape');
        await page.getByRole('searchbox', { name: delivery.search }).fill('wamid.nowhere');
        await page.getByRole('heading', { name: delivery.no_match }).waitFor();
        await judge(page, 'no delivery found');
      },
      [Symbol.asyncDispose]: () => campus[Symbol.asyncDispose](),
    };
  },
};
