import { type ConsoleWindow, openWindow } from '../../console-window.ts';
import { A_NUMBER } from '../../meta/meta.ts';
import { NEW_APP, NEW_TOKEN, openNewDesk } from '../../new-desk.ts';
import { SAMPLE_SECRET } from '../../program.ts';
import { openSocket } from '../../socket.ts';
import { type Look, type Tour, wordsOf } from '../look.ts';

/** A desk at its first start, one whose app is known, and one that is set up: set-up, and how the desk is joined to Meta. */
export const setUp: Tour = {
  name: 'set-up and connection',
  open: async (browser) => {
    await using undo = new AsyncDisposableStack();
    const [fresh, begun, kept] = await Promise.all([openNewDesk(), openNewDesk(), openNewDesk()]);
    for (const desk of [fresh, begun, kept]) undo.use(desk);
    for (const { program } of [begun, kept]) {
      using office = await openSocket(program.console);
      await office.register({ token: program.token });
      await office.ask('apps.save', { appId: NEW_APP, appSecret: SAMPLE_SECRET });
      if (program === begun.program) continue;
      const [college] = (await office.ask('colleges.list', {})).rows;
      const number = { ...A_NUMBER, collegeId: college?.id ?? '', appId: NEW_APP, accessToken: NEW_TOKEN };
      await office.ask('numbers.save', number);
      await office.ask('colleges.save', { id: 'law', name: 'Law College' });
    }
    const open = async (
      { program }: typeof fresh,
      page: 'setup' | 'connection',
      look: Look,
    ): Promise<ConsoleWindow> => {
      const window = await openWindow({ browser, address: program.console, token: program.token, ...look });
      await window.page.evaluate((name) => {
        location.hash = `#/${name}`;
      }, page);
      return window;
    };
    const stack = undo.move();
    return {
      walk: async (look, judge) => {
        const { setup, connect, look: says } = wordsOf(look);
        {
          await using window = await open(fresh, 'setup', look);
          const { page } = window;
          await page.getByLabel(setup.app_id, { exact: true }).waitFor();
          await judge(page, 'set-up: nothing yet');
          await page.getByLabel(setup.app_id, { exact: true }).fill(NEW_APP);
          await page.getByLabel(setup.app_secret, { exact: true }).fill('wrong');
          await page.getByText(says.app_dead).waitFor();
          await judge(page, 'set-up: a wrong secret');
        }
        {
          await using window = await open(begun, 'setup', look);
          await window.page.getByLabel(setup.token, { exact: true }).fill(NEW_TOKEN);
          await window.page.getByRole('checkbox').waitFor();
          await judge(window.page, 'set-up: which numbers');
        }
        await using window = await open(kept, 'setup', look);
        const { page } = window;
        await page.getByText(setup.proof_open).or(page.getByText(setup.done)).first().waitFor();
        await judge(page, 'set-up: done');
        await page.evaluate(() => {
          location.hash = '#/connection';
        });
        await page.getByText(connect.tokens_none).waitFor();
        await judge(page, 'connection');
        await page.getByRole('button', { name: connect.replace_secret_of.replace('{{id}}', NEW_APP) }).click();
        await page.getByLabel(setup.app_secret, { exact: true }).fill('wrong');
        await page.getByText(says.app_dead).waitFor();
        await page.getByRole('button', { name: connect.token_make }).click();
        await judge(page, 'connection: replacing and making');
        await page.getByRole('button', { name: connect.move_named.replace('{{name}}', '+91 80471 00100') }).click();
        await page.getByRole('menuitem', { name: 'Law College' }).click();
        await page.getByRole('dialog').waitFor();
        await judge(page, 'connection: moving a number');
      },
      [Symbol.asyncDispose]: () => stack.disposeAsync(),
    };
  },
};
