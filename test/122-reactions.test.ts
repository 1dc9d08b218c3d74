import { describe, expect, test } from 'vitest';
import { NO_ANSWER } from '../preload/contract/failures/fault.ts';
import { SENDER } from './support/desk.ts';
import { messageBody, statusBody } from './support/meta/bodies.ts';
import { ASHA, openTalk, ROHAN, type Talk } from './support/talk.ts';

const reactionsOf = async ({ thread }: Talk, registrationId: string | null) =>
  (await thread(registrationId ?? '')).flatMap(({ reactions }) => reactions);
const sent = ({ asked }: Talk) => asked('POST number/messages').filter(({ type }) => type === 'reaction');

describe('our reaction to what a student wrote', () => {
  test('goes out through the Graph API, is there at once, and another takes its place', async () => {
    await using talk = await openTalk();
    const { id, wamid, registrationId } = await talk.hear({ wamid: 'wamid.IN1' });
    expect(await talk.window.ask('messages.react', { id, emoji: '👍' })).toEqual({ id, error: null });
    await talk.window.ask('messages.react', { id, emoji: '🙏' });
    expect(await reactionsOf(talk, registrationId)).toEqual([
      { emoji: '🙏', from: 'out', at: expect.any(String), error: null },
    ]);
    expect(sent(talk)).toMatchObject([
      { to: '+919812345601', reaction: { message_id: wamid, emoji: '👍' } },
      { to: '+919812345601', reaction: { message_id: wamid, emoji: '🙏' } },
    ]);
  });

  test('is taken back with an empty emoji', async () => {
    await using talk = await openTalk();
    const { id, registrationId } = await talk.hear({ wamid: 'wamid.IN1' });
    await talk.window.ask('messages.react', { id, emoji: '👍' });
    await talk.window.ask('messages.react', { id, emoji: null });
    expect(sent(talk).at(-1)).toMatchObject({ reaction: { emoji: '' } });
    expect(await reactionsOf(talk, registrationId)).toEqual([]);
  });

  test('stands beside the student\u2019s own', async () => {
    await using talk = await openTalk();
    const { id, registrationId } = await talk.hear({ wamid: 'wamid.IN1' });
    await talk.window.ask('messages.react', { id, emoji: '👍' });
    const content = { reaction: { message_id: 'wamid.IN1', emoji: '❤️' } };
    const theirs = { wamid: 'wamid.IN2', at: Date.now(), from: ASHA, type: 'reaction', content };
    await talk.desk.post(messageBody({ ...SENDER, messages: [theirs] }));
    const both = await reactionsOf(talk, registrationId);
    expect(both.map(({ emoji, from }) => `${from} ${emoji}`).sort()).toEqual(['in ❤️', 'out 👍']);
  });

  test('goes to a student without a phone by the user id', async () => {
    await using talk = await openTalk();
    const { id } = await talk.hear({ wamid: 'wamid.IN1', from: ROHAN });
    await talk.window.ask('messages.react', { id, emoji: '👍' });
    expect(sent(talk)).toMatchObject([{ recipient: ROHAN.bsuid }]);
    expect(sent(talk)[0]).not.toHaveProperty('to');
  });

  test('that Meta refuses is shown with why, and the next one that goes out has no failure', async () => {
    await using talk = await openTalk();
    const { id, registrationId } = await talk.hear({ wamid: 'wamid.IN1' });
    talk.meta.faults.next(
      { does: 'nothing', says: { kind: 'error', code: 131_047 } },
      { edge: 'POST number/messages' },
    );
    const { error } = await talk.window.ask('messages.react', { id, emoji: '👍' });
    expect(error).toMatchObject({ code: 131_047 });
    expect(await reactionsOf(talk, registrationId)).toMatchObject([{ emoji: '👍', error: { code: 131_047 } }]);
    await talk.window.ask('messages.react', { id, emoji: '👍' });
    expect(await reactionsOf(talk, registrationId)).toMatchObject([{ emoji: '👍', error: null }]);
  });

  test('that could not be taken back is there again', async () => {
    await using talk = await openTalk();
    const { id, registrationId } = await talk.hear({ wamid: 'wamid.IN1' });
    await talk.window.ask('messages.react', { id, emoji: '👍' });
    talk.meta.faults.next({ does: 'nothing', says: { kind: 'close' } }, { edge: 'POST number/messages' });
    expect(await talk.window.ask('messages.react', { id, emoji: null })).toMatchObject({ error: { code: NO_ANSWER } });
    expect(await reactionsOf(talk, registrationId)).toMatchObject([{ emoji: '👍', error: { code: NO_ANSWER } }]);
  });

  test('makes no message of its own when its reports come, and a late failure is told', async () => {
    await using talk = await openTalk();
    const { id, registrationId } = await talk.hear({ wamid: 'wamid.IN1' });
    await talk.window.ask('messages.react', { id, emoji: '👍' });
    const callbackData = String(sent(talk)[0]?.biz_opaque_callback_data);
    const report = { wamid: 'wamid.R1', at: Date.now(), to: ASHA, callbackData };
    await talk.desk.post(statusBody({ ...SENDER, statuses: [{ ...report, status: 'sent' }] }));
    expect(await talk.thread(registrationId ?? '')).toHaveLength(1);
    await talk.desk.post(statusBody({ ...SENDER, statuses: [{ ...report, status: 'failed', failure: 131_026 }] }));
    expect(await talk.thread(registrationId ?? '')).toMatchObject([{ id, reactions: [{ error: { code: 131_026 } }] }]);
  });

  test('is for what students wrote', async () => {
    await using talk = await openTalk();
    await talk.hear({ wamid: 'wamid.IN1' });
    await talk.desk.post(
      statusBody({ ...SENDER, statuses: [{ wamid: 'wamid.O1', status: 'sent', at: Date.now(), to: ASHA }] }),
    );
    const { id } = await talk.window.next('message_status_update');
    await expect(talk.window.ask('messages.react', { id, emoji: '👍' })).rejects.toThrow(/conflict/);
    await expect(talk.window.ask('messages.react', { id: 'm_none', emoji: '👍' })).rejects.toThrow(/not_found/);
    await expect(talk.window.ask('messages.react', { id, emoji: ' ' })).rejects.toThrow(/bad_request/);
    expect(sent(talk)).toEqual([]);
  });
});
