import { en } from '../../../renderer/i18n/en.ts';
import { eventually } from '../../support/eventually.ts';
import type { ListeningCampus } from '../../support/listening-campus.ts';
import { A_NUMBER } from '../../support/meta/meta.ts';
import { type Flow, goTo, must } from './flow.ts';

export const THEIRS = 'https://another-desk.example/college/whatsapp/webhook';

/** How Meta reaches the desk, on one whose number another desk has. */
export const HEALTH_FLOWS: readonly Flow<ListeningCampus>[] = [
  {
    name: 'take a number over from another desk, once that was confirmed',
    play: async (hands, window, { meta }) => {
      const { page } = window;
      const address = (): string | null | undefined => meta.callbacks.numbers.get(A_NUMBER.phoneNumberId);
      await goTo(hands, window, en.nav.health);
      const take = page.getByRole('button', { name: en.callback.take_over });
      await hands.reach(take, 40);
      await hands.press('Enter');
      const dialog = page.getByRole('dialog');
      await hands.holds(dialog.getByRole('button', { name: en.callback.take_over_no }).last());
      await hands.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await hands.holds(take);
      must(address() === THEIRS, 'nothing was taken yet');
      await hands.press('Enter');
      await hands.reach(dialog.getByRole('button', { name: en.callback.take_over_yes }), 4);
      await hands.press('Enter');
      await eventually('it is ours', () => address() !== THEIRS);
    },
  },
  {
    name: 'choose the way in',
    play: async (hands, window, campus) => {
      const { page } = window;
      using office = await campus.office();
      const tunnel = async (): Promise<string> => (await office.ask('settings.get', {})).listening.tunnel;
      const before = await tunnel();
      await goTo(hands, window, en.nav.settings);
      await hands.reach(page.getByRole('link', { name: en.connect.open }), 16);
      await hands.press('Enter');
      await hands.reach(page.getByLabel(en.tunnel.way), 60);
      await hands.press('ArrowDown');
      await eventually('another way is chosen', async () => (await tunnel()) !== before);
    },
  },
];
