import { openWindow } from '../../console-window.ts';
import { openListeningCampus } from '../../listening-campus.ts';
import { envelope, messageBody } from '../../meta/bodies.ts';
import { textMessage } from '../../meta/message-object.ts';
import { A_NUMBER } from '../../meta/meta.ts';
import { type Tour, wordsOf } from '../look.ts';

const THEIRS = 'https://another-desk.example/college/whatsapp/webhook';
const DAY_MS = 24 * 60 * 60 * 1_000;
const OTHER = { wabaId: A_NUMBER.wabaId, phoneNumberId: '206540352242999', displayPhone: '918047100200' };
const ASHA = { phone: '919812345678', name: 'Asha Verma' };
const LIMITS = [250, 2_000, 10_000, 100_000, -1];

/** A desk in every trouble: another one has its number, its app is set by hand only, its token is nearly over. */
export const health: Tour = {
  name: 'health in trouble',
  open: async (browser) => {
    const errors = [{ error_code: 141_006, error_description: 'No payment method.', possible_solution: 'Add one.' }];
    const entities = [{ entity_type: 'WABA', id: A_NUMBER.wabaId, can_send_message: 'LIMITED', errors }];
    const profile = {
      quality_rating: 'RED',
      throughput: { level: 'HIGH' },
      health_status: { can_send_message: 'LIMITED', entities },
    };
    const campus = await openListeningCampus({
      graph: { appByHand: true, tokenExpiresAt: Date.now() + 3 * DAY_MS, profile },
      before: ({ callbacks }) => {
        callbacks.subscribed.add(A_NUMBER.wabaId);
        callbacks.put('number', A_NUMBER.phoneNumberId, THEIRS);
      },
    });
    using office = await campus.office();
    await office.ask('colleges.save', { id: 'c2', name: 'Another College' });
    campus.meta.deliverTo(campus.program.webhook);
    const message = textMessage({ wamid: 'wamid.U1', at: Date.now(), from: ASHA, text: 'Hello' });
    await campus.meta.deliver(messageBody({ ...OTHER, messages: [message] }));
    for (const max_daily_conversations_per_business of LIMITS) {
      const value = { max_daily_conversations_per_business };
      const changes = [{ field: 'business_capability_update', value }];
      await campus.meta.deliver(envelope({ id: A_NUMBER.wabaId, changes }));
    }
    return {
      walk: async (look, judge) => {
        const words = wordsOf(look);
        const { console: address, token } = campus.program;
        await using window = await openWindow({ browser, address, token, ...look });
        const { page } = window;
        await page.getByRole('link', { name: words.nav.health }).click();
        await page.getByText(words.callback.hand_title).waitFor();
        await page.getByText(words.callback.foreign).waitFor();
        await judge(page, 'health, all of it wrong');
        await page.getByRole('button', { name: /206540352242999/ }).click();
        await page.getByRole('menuitem', { name: 'Another College' }).waitFor();
        await judge(page, 'health: which college');
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: words.callback.take_over }).click();
        await page.getByRole('dialog').waitFor();
        await judge(page, 'health: taking over');
      },
      [Symbol.asyncDispose]: () => campus[Symbol.asyncDispose](),
    };
  },
};
