import { en } from '../../../renderer/i18n/en.ts';
import { eventually } from '../../support/eventually.ts';
import type { SendingCampus } from '../../support/sending-campus.ts';
import { goTo, must, type SendingFlow } from './flow.ts';

const WORDS = en.campaign;

const newest = async ({ office }: SendingCampus) => (await office.ask('campaigns.list', {})).rows[0];

/** One after the other: what the first begins, the others hold back and take back. Sending stands still meanwhile. */
export const CAMPAIGN_FLOWS: readonly SendingFlow[] = [
  {
    name: 'begin a campaign for all that are in the list',
    play: async ({ reach, press, type, holds }, { page }, desk) => {
      await desk.office.ask('sending.pause', {});
      await reach(page.getByRole('grid'), 25);
      await press('Control+a');
      await reach(page.getByRole('button', { name: en.selection.send }), 12, 'Shift+Tab');
      await press('Enter');
      await reach(page.getByLabel(en.template.search), 30);
      await type('admit');
      await press('ArrowDown');
      await holds(page.getByRole('button', { name: /^admit_card/ }));
      await press('Enter');
      for (const field of ['1', '2']) {
        await reach(page.getByLabel(`Value ${field}`, { exact: true }), 8);
        await type('you');
      }
      await reach(page.getByRole('button', { name: WORDS.next }), 8);
      await press('Enter');
      await reach(page.getByRole('button', { name: /^Send to \d+ students?$/ }), 30);
      await eventually('it is counted', () => page.getByRole('button', { name: /^Send to/ }).isEnabled());
      await press('Enter');
      await page.getByRole('heading', { name: WORDS.now }).waitFor();
      must((await newest(desk))?.name === 'admit card', 'it has begun');
    },
  },
  {
    name: 'hold a campaign back, and let it go on',
    play: async (hands, window, desk) => {
      const { page } = window;
      await goTo(hands, window, en.nav.campaigns);
      await hands.reach(page.getByRole('button', { name: /^admit card/ }), 25);
      await hands.press('Enter');
      await hands.reach(page.getByRole('button', { name: WORDS.pause, exact: true }), 25);
      await hands.press('Enter');
      await page.getByText(WORDS.paused_campaign, { exact: true }).waitFor();
      const isHeld = async (): Promise<boolean> =>
        (await newest(desk))?.pauses.some(({ what }) => what === 'campaign') ?? false;
      must(await isHeld(), 'it is held back');
      await hands.reach(page.getByRole('button', { name: WORDS.resume }).nth(1), 12);
      await hands.press('Enter');
      await eventually('it goes on', async () => !(await isHeld()));
    },
  },
  {
    name: 'take a campaign back, once that was confirmed',
    play: async (hands, window, desk) => {
      const { page } = window;
      await goTo(hands, window, en.nav.campaigns);
      await hands.reach(page.getByRole('button', { name: /^admit card/ }), 25);
      await hands.press('Enter');
      const cancel = page.getByRole('button', { name: WORDS.cancel, exact: true });
      await hands.reach(cancel, 25);
      await hands.press('Enter');
      const dialog = page.getByRole('dialog');
      await hands.holds(dialog.getByRole('button', { name: WORDS.keep }).last());
      await hands.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await hands.holds(cancel);
      await hands.press('Enter');
      await hands.reach(dialog.getByRole('button', { name: /^Take back \d+ messages?$/ }), 4);
      await hands.press('Enter');
      await eventually('all is taken back', async () => ((await newest(desk))?.numbers.stands.cancelled ?? 0) > 0);
      const [pause] = (await desk.office.ask('sending.state', {})).pauses;
      if (pause) await desk.office.ask('sending.resume', { what: pause.what, id: pause.id });
    },
  },
];
