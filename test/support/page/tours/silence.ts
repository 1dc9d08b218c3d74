import { openCampus } from '../../campus.ts';
import { openWindow } from '../../console-window.ts';
import type { Tour } from '../look.ts';
import { ASHA } from './students.ts';

/** A desk that no longer answers, a conversation open: what was read stays. Every walk ends the desk, and starts it anew. */
export const silence: Tour = {
  name: 'a desk that does not answer',
  open: async (browser) => {
    const campus = await openCampus();
    await campus.enrol([ASHA]);
    await campus.reply(ASHA, 'Thank you', { wamid: 'wamid.A2' });
    return {
      walk: async (look, judge) => {
        const { console: address, token } = campus.program();
        await using window = await openWindow({ browser, address, token, ...look });
        await window.line('Asha Verma').click();
        await window.panel.getByText('Thank you').waitFor();
        await campus.kill();
        await window.page.locator(':root[data-feed="stale"]').waitFor();
        await judge(window.page, 'stale');
        await campus.restart();
      },
      [Symbol.asyncDispose]: () => campus[Symbol.asyncDispose](),
    };
  },
};
