import { openCampus } from '../../campus.ts';
import { openWindow } from '../../console-window.ts';
import { type Tour, wordsOf } from '../look.ts';

const MANY = `ID,Name,Phone\n,Nobody,98\n${Array.from({ length: 40_000 }, (_, n) => `L-${n},Student ${n},${9_810_000_000 + n}`).join('\n')}`;

/** A long list on its way. It is the same one each time, so that the desk changes with the first only. */
export const importing: Tour = {
  name: 'an import under way',
  open: async (browser) => {
    const campus = await openCampus();
    return {
      walk: async (look, judge) => {
        const words = wordsOf(look);
        const { console: address, token } = campus.program();
        await using window = await openWindow({ browser, address, token, ...look });
        const { page } = window;
        await page.getByRole('button', { name: words.import.open }).first().click();
        const dialog = page.getByRole('dialog');
        const file = { name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(MANY) };
        await dialog.locator('input[type="file"]').setInputFiles(file);
        await dialog.getByLabel(words.field.phone).waitFor();
        await dialog.getByRole('button').last().click();
        await dialog.getByRole('progressbar').waitFor();
        await judge(page, 'import: under way');
        const stop = dialog.getByRole('button', { name: words.import.stop });
        const ended = dialog.getByRole('button', { name: words.import.download });
        await stop.or(ended).first().waitFor();
        // It may be over before it is stopped.
        if (await stop.isVisible()) await Promise.race([stop.click().catch(() => undefined), ended.waitFor()]);
        await ended.waitFor({ timeout: 60_000 });
        await judge(page, 'import: ended, with a rejected row');
      },
      [Symbol.asyncDispose]: () => campus[Symbol.asyncDispose](),
    };
  },
};
