import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Campus, openCampus } from './support/campus.ts';
import { eventually } from './support/eventually.ts';
import { messageBody } from './support/meta/bodies.ts';
import { textMessage } from './support/meta/message-object.ts';
import { A_NUMBER } from './support/meta/meta.ts';
import type { Party } from './support/meta/party.ts';
import { picture } from './support/picture.ts';
import type { Socket } from './support/socket.ts';

/** The real program, which sends through the simulated Meta. */
let campus: Campus;
let office: Socket;
beforeAll(async () => {
  campus = await openCampus();
  office = await campus.office();
}, 60_000);
afterAll(async () => {
  office?.[Symbol.dispose]();
  await campus?.[Symbol.asyncDispose]();
});

let written = 0;
/** Somebody new writes; who that is for us. */
const hear = async (
  from: Party,
): Promise<{ readonly registrationId: string; readonly id: string; readonly wamid: string }> => {
  written += 1;
  const wamid = `wamid.IN${written}`;
  const message = textMessage({ wamid, at: Date.now(), from, text: 'Can you help me?' });
  await campus.meta.deliver(messageBody({ ...A_NUMBER, messages: [message] }));
  const frame = await office.next('message_received', ({ messageId }) => messageId === wamid);
  return { registrationId: frame.registrationId ?? '', id: frame.id, wamid };
};
const posted = (type: string) =>
  campus.meta.heard
    .filter(({ edge }) => edge === 'POST number/messages')
    .map(({ body }) => body as Record<string, unknown>)
    .filter((body) => body.type === type);
const arrived = async (registrationId: string, id: string): Promise<void> => {
  await eventually('it has left', async () => {
    const { rows } = await office.ask('messages.list', { registrationId });
    return ['sent', 'delivered', 'read'].includes(rows.find((row) => row.id === id)?.status ?? '');
  });
};

describe('a student whose phone WhatsApp does not show', () => {
  test('is answered by the user id, and never in the field for phones', async () => {
    const bsuid = 'IN.13491208655302741918';
    const { registrationId, id, wamid } = await hear({ bsuid, name: 'Rohan Das' });
    const sending = { to: [registrationId], text: 'Yes, of course.', replyTo: id };
    const { queued, skipped } = await office.ask('messages.send', sending);
    expect(skipped).toEqual([]);
    await arrived(registrationId, queued[0] ?? '');
    const [body] = posted('text');
    expect(body).toMatchObject({ recipient: bsuid, context: { message_id: wamid }, text: { body: 'Yes, of course.' } });
    expect(body).not.toHaveProperty('to');
    expect(campus.meta.accepted.at(-1)).toMatchObject({ to: { bsuid } });
  });
});

describe('a file', () => {
  const upload = async (name: string, mime: string, bytes: Buffer): Promise<string> => {
    const { id } = await office.ask('files.begin', { name, mime, size: bytes.length });
    expect(await office.ask('files.add', { id, offset: 0, bytes: bytes.toString('base64') })).toMatchObject({
      whole: true,
    });
    return id;
  };

  test('goes to Meta once, and to each student with its words', async () => {
    const file = await upload('map.png', 'image/png', picture(30, 20));
    const first = await hear({ phone: '919812346301', name: 'Asha Verma' });
    const second = await hear({ phone: '919812346302', name: 'Imran Khan' });
    const to = [first.registrationId, second.registrationId];
    const { queued } = await office.ask('messages.send', { to, file, text: 'The way to us' });
    await arrived(first.registrationId, queued[0] ?? '');
    await arrived(second.registrationId, queued[1] ?? '');
    const images = posted('image').map(({ image }) => image as { id: string; caption: string });
    expect(images).toHaveLength(2);
    expect(new Set(images.map(({ id }) => id)).size).toBe(1);
    expect(images[0]?.caption).toBe('The way to us');
    expect(campus.meta.media.get(images[0]?.id ?? '')).toMatchObject({ mimeType: 'image/png', bytes: picture(30, 20) });
    expect(campus.meta.heard.filter(({ edge }) => edge === 'POST number/media')).toHaveLength(1);
    const { rows } = await office.ask('messages.list', { registrationId: first.registrationId });
    expect(await office.ask('media.open', { messageId: rows[0]?.id ?? '' })).toMatchObject({
      file: { mime: 'image/png' },
    });
    // What a message needs stays.
    await office.ask('files.drop', { id: file });
    expect(await office.ask('media.open', { messageId: rows[0]?.id ?? '' })).toMatchObject({
      file: { mime: 'image/png' },
    });
  });

  test('that was sent to one student only goes from the disk with them', async () => {
    const file = await upload('offer.pdf', 'application/pdf', Buffer.from('%PDF-1.7 an offer'));
    const { registrationId } = await hear({ phone: '919812346307', name: 'Vikram Rao' });
    const { queued } = await office.ask('messages.send', { to: [registrationId], file });
    await arrived(registrationId, queued[0] ?? '');
    await office.ask('registrations.forget', { id: registrationId });
    await expect(office.ask('files.drop', { id: file })).rejects.toThrow(/not_found/);
  });

  test('that is a document keeps its name', async () => {
    const file = await upload('प्रवेश फ़ॉर्म.pdf', 'application/pdf', Buffer.from('%PDF-1.7'));
    const { registrationId } = await hear({ phone: '919812346303', name: 'Meera Nair' });
    const { queued } = await office.ask('messages.send', { to: [registrationId], file });
    await arrived(registrationId, queued[0] ?? '');
    expect(posted('document').slice(-1)).toMatchObject([{ document: { filename: 'प्रवेश फ़ॉर्म.pdf' } }]);
  });

  test('that is not whole, or not there, is not sent', async () => {
    const { registrationId } = await hear({ phone: '919812346304', name: 'Tara Bose' });
    const { id: half } = await office.ask('files.begin', { name: 'a.pdf', mime: 'application/pdf', size: 10 });
    for (const file of [half, 'none']) {
      const { queued, skipped } = await office.ask('messages.send', { to: [registrationId], file });
      expect({ queued, skipped }).toEqual({
        queued: [],
        skipped: [{ registrationId, reason: 'file_missing', detail: null }],
      });
    }
  });

  test('with too many words, or a sound with any, is not sent', async () => {
    const { registrationId } = await hear({ phone: '919812346305', name: 'Kabir Singh' });
    const file = await upload('a.png', 'image/png', picture(3, 2));
    const { skipped } = await office.ask('messages.send', { to: [registrationId], file, text: 'x'.repeat(1_025) });
    expect(skipped).toMatchObject([{ reason: 'too_long' }]);
    const sound = await upload('a.ogg', 'audio/ogg', Buffer.from('OggS'));
    const sending = { to: [registrationId], file: sound, text: 'Listen' };
    await expect(office.ask('messages.send', sending)).rejects.toThrow('No words can go with a sound.');
  });
});

test('a reply counts as read by us where the settings want that, and the student sees that somebody types', async () => {
  await office.ask('settings.save', { readReceipts: 'replied', typing: true });
  const { registrationId, wamid } = await hear({ phone: '919812346306', name: 'Zoya Ali' });
  expect(await office.ask('messages.typing', { registrationId })).toEqual({ told: true });
  expect(campus.meta.heard.at(-1)?.body).toMatchObject({ status: 'read', message_id: wamid, typing_indicator: {} });
});
