import { openCampus } from '../../campus.ts';
import { openWindow } from '../../console-window.ts';
import { type Tour, wordsOf } from '../look.ts';
import { ROHAN } from './students.ts';

/** What is done now and then about one student: a PDF of the conversation, and forgetting. */
export const studentMenu: Tour = {
  name: 'the menu of a student',
  open: async (browser) => {
    const campus = await openCampus();
    await campus.enrol([ROHAN]);
    await campus.reply(ROHAN, 'क्या छात्रावास मिलेगा?', { wamid: 'wamid.R1' });
    return {
      walk: async (look, judge) => {
        const words = wordsOf(look);
        const { console: address, token } = campus.program();
        await using window = await openWindow({ browser, address, token, ...look });
        const { page, panel, line } = window;
        await line(ROHAN.name).click();
        await panel.getByRole('button', { name: words.panel.more }).click();
        await page.getByRole('menuitem', { name: words.forget.open }).waitFor();
        await judge(page, 'a student: menu');
        await page.getByRole('menuitem', { name: words.forget.open }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByText(words.forget.for_good).waitFor();
        await judge(page, 'a student: to be forgotten');
        await dialog.getByRole('button', { name: words.forget.no }).click();
        await dialog.waitFor({ state: 'detached' });
        await panel.getByRole('button', { name: words.panel.more }).click();
        await page.getByRole('menuitem', { name: /PDF/ }).first().click();
        await panel.getByRole('button', { name: words.panel.pdf_again }).waitFor();
        await judge(page, 'a student: a PDF is saved');
      },
      [Symbol.asyncDispose]: () => campus[Symbol.asyncDispose](),
    };
  },
};
