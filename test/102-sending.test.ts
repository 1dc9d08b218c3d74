import { describe, expect, test } from 'vitest';
import { eventually } from './support/eventually.ts';
import { startSendingDesk } from './support/sending-desk.ts';

describe('a reply', () => {
  test('goes to Meta once, and its ticks come back', async () => {
    await using sending = await startSendingDesk();
    const [asha = ''] = await sending.students(1);
    const { queued } = await sending.window.ask('messages.send', { to: [asha], text: 'Yes, the office is open.' });
    const row = await eventually('the message is read', async () => {
      const { rows } = await sending.window.ask('messages.list', { registrationId: asha });
      const found = rows.find(({ id }) => id === queued[0]);
      return found && ['sent', 'failed', 'delivered', 'read'].includes(found.status) ? found : null;
    });
    expect(row.wamid).toBe(sending.meta.accepted[0]?.wamid);
    expect(sending.meta.accepted).toMatchObject([{ callbackData: `${queued[0]}:1`, type: 'text' }]);
  });
});
