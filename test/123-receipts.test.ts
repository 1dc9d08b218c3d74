import { describe, expect, test } from 'vitest';
import { openTalk, type Talk } from './support/talk.ts';

const MONTH_MS = 30 * 24 * 60 * 60 * 1_000;
const told = ({ asked }: Talk) => asked('POST number/messages').filter(({ status }) => status === 'read');

describe('blue ticks for students', () => {
  test('are not shown unless the settings say so', async () => {
    await using talk = await openTalk();
    const { registrationId } = await talk.hear({ wamid: 'wamid.IN1' });
    const asking = { registrationId: registrationId ?? '' };
    expect(await talk.window.ask('messages.markRead', asking)).toEqual({ told: false });
    expect(await talk.window.ask('messages.typing', asking)).toEqual({ told: false });
    expect(told(talk)).toEqual([]);
  });

  test('are for the newest message, once', async () => {
    await using talk = await openTalk();
    await talk.window.ask('settings.save', { readReceipts: 'opened' });
    await talk.hear({ wamid: 'wamid.IN1' });
    const { registrationId } = await talk.hear({ wamid: 'wamid.IN2' });
    const asking = { registrationId: registrationId ?? '' };
    expect(await talk.window.ask('messages.markRead', asking)).toEqual({ told: true });
    expect(await talk.window.ask('messages.markRead', asking)).toEqual({ told: false });
    expect(told(talk)).toEqual([{ messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.IN2' }]);
    await talk.hear({ wamid: 'wamid.IN3' });
    expect(await talk.window.ask('messages.markRead', asking)).toEqual({ told: true });
  });

  test('wait for a reply where the settings want that', async () => {
    await using talk = await openTalk();
    await talk.window.ask('settings.save', { readReceipts: 'replied' });
    const { registrationId } = await talk.hear({ wamid: 'wamid.IN1' });
    const asking = { registrationId: registrationId ?? '' };
    expect(await talk.window.ask('messages.markRead', { ...asking, because: 'opened' })).toEqual({ told: false });
    expect(await talk.window.ask('messages.markRead', { ...asking, because: 'replied' })).toEqual({ told: true });
  });

  test('that fail are quiet for the window, logged without a name or a number, and tried at the next look', async () => {
    await using talk = await openTalk();
    await talk.window.ask('settings.save', { readReceipts: 'opened' });
    const { registrationId } = await talk.hear({ wamid: 'wamid.IN1' });
    const asking = { registrationId: registrationId ?? '' };
    talk.meta.faults.next(
      { does: 'nothing', says: { kind: 'error', code: 131_009 } },
      { edge: 'POST number/messages' },
    );
    expect(await talk.window.ask('messages.markRead', asking)).toEqual({ told: false });
    const line = talk.desk.logged.find((logged) => logged.includes('Meta was not told')) ?? '';
    expect(JSON.parse(line)).toMatchObject({ what: 'read', kind: 'refused', code: 131_009 });
    expect(line).not.toMatch(/wamid|9812345601|Asha/);
    expect(await talk.window.ask('messages.markRead', asking)).toEqual({ told: true });
  });

  test('are not asked for on messages that Meta can no longer mark', async () => {
    await using talk = await openTalk();
    await talk.window.ask('settings.save', { readReceipts: 'opened' });
    const { registrationId } = await talk.hear({ wamid: 'wamid.IN1', at: Date.now() - MONTH_MS });
    expect(await talk.window.ask('messages.markRead', { registrationId: registrationId ?? '' })).toEqual({
      told: false,
    });
    expect(told(talk)).toEqual([]);
  });
});

describe('typing', () => {
  test('is shown at most every 20 seconds, and counts as read', async () => {
    await using talk = await openTalk();
    await talk.window.ask('settings.save', { typing: true, readReceipts: 'opened' });
    const { registrationId } = await talk.hear({ wamid: 'wamid.IN1' });
    const asking = { registrationId: registrationId ?? '' };
    expect(await talk.window.ask('messages.typing', asking)).toEqual({ told: true });
    expect(await talk.window.ask('messages.typing', asking)).toEqual({ told: false });
    expect(await talk.window.ask('messages.markRead', asking)).toEqual({ told: false });
    expect(told(talk)).toMatchObject([{ message_id: 'wamid.IN1', typing_indicator: { type: 'text' } }]);
  });

  test('is not shown to a student who never wrote', async () => {
    await using talk = await openTalk();
    await talk.window.ask('settings.save', { typing: true });
    const row = { externalId: 'A-9', name: 'Meera', phone: '+919812345609' };
    await talk.window.ask('registrations.import', { rows: [row] });
    const [meera] = (await talk.window.ask('registrations.list', {})).rows;
    expect(await talk.window.ask('messages.typing', { registrationId: meera?.id ?? '' })).toEqual({ told: false });
    await expect(talk.window.ask('messages.typing', { registrationId: 'r_none' })).rejects.toThrow(/not_found/);
  });
});
