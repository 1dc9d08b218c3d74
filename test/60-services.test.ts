import { expect, test } from 'vitest';
import { SENDER, startDesk } from './support/desk.ts';
import { messageBody, statusBody } from './support/meta/bodies.ts';
import { textMessage } from './support/meta/message-object.ts';
import type { ReportWord } from './support/meta/status-object.ts';
import { temporaryFolder } from './support/temp-folder.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const WAMID = 'wamid.ONE';
const asha = { phone: '919812345678', name: 'Asha Verma' };
const row = { externalId: 'A-1', name: 'Asha Verma', phone: '98123 45678', course: 'B.Sc.', batch: '2026' };
const told = (status: ReportWord, after: number, wamid = WAMID) =>
  statusBody({ ...SENDER, statuses: [{ wamid, status, at: NOON + after * 1_000, to: asha }] });

test('one delivery goes through everything: bytes, signature, disk, frame, list, timeline', async () => {
  await using desk = await startDesk();
  using window = await desk.window();
  expect(await window.ask('registrations.import', { rows: [row] })).toMatchObject({ added: 1, rejected: [] });
  await window.next('registration_changed');

  expect(await desk.post(told('delivered', 2))).toBe(200);
  const frame = await window.next('message_status_update');
  const { rows } = await window.ask('registrations.list', {});
  expect(frame).toMatchObject({
    collegeId: 'c1',
    messageId: WAMID,
    registrationId: rows[0]?.id,
    recipientId: asha.phone,
    status: 'delivered',
    at: '2026-11-23T12:00:02.000Z',
    deliveredAt: '2026-11-23T12:00:02.000Z',
    readAt: null,
    conflict: false,
    error: null,
  });
  expect(rows).toMatchObject([
    { externalId: 'A-1', phone: '+919812345678', lastMessage: { id: frame.id, wamid: WAMID, status: 'delivered' } },
  ]);

  expect(await desk.post(told('sent', 1))).toBe(200);
  expect(await desk.post(told('read', 3))).toBe(200);
  expect(await window.next('message_status_update', ({ status }) => status === 'read')).toMatchObject({
    id: frame.id,
    deliveredAt: '2026-11-23T12:00:02.000Z',
    readAt: '2026-11-23T12:00:03.000Z',
  });
  const { reports } = await window.ask('messages.timeline', { id: frame.id });
  expect(reports.map(({ status }) => status)).toEqual(['sent', 'delivered', 'read']);
});

test('after a restart on the same folder everything is still there, and since gives what was missed', async () => {
  await using data = temporaryFolder('restart');
  let seq = 0;
  {
    await using desk = await startDesk({ folder: data.path });
    using window = await desk.window();
    await window.ask('registrations.import', { rows: [row] });
    await desk.post(told('sent', 1));
    seq = (await window.next('message_status_update')).seq;
    window[Symbol.dispose]();
    await desk.post(told('read', 9));
    const answer = textMessage({ wamid: 'wamid.IN', at: NOON + 60_000, from: asha, text: 'Thank you' });
    await desk.post(messageBody({ ...SENDER, messages: [answer] }));
  }
  await using desk = await startDesk({ folder: data.path });
  using window = await desk.window({ since: seq });
  const { seq: now } = await window.next('caught_up');
  expect(window.frames.map(({ type }) => type)).toEqual([
    'registered',
    'message_status_update',
    'message_received',
    'caught_up',
  ]);
  expect(window.frames[1]).toMatchObject({ messageId: WAMID, status: 'read' });
  expect(window.frames[2]).toMatchObject({ messageId: 'wamid.IN', preview: 'Thank you', unread: 1, seq: now });
  const { rows } = await window.ask('registrations.list', {});
  expect(rows).toMatchObject([{ externalId: 'A-1', unread: 1, lastMessage: { wamid: 'wamid.IN', direction: 'in' } }]);

  await desk.post(told('played', 10));
  expect(await window.next('message_status_update', ({ status }) => status === 'played')).toMatchObject({
    seq: now + 1,
  });
});

test('a college token made before a restart still opens its college, this launch\u2019s token does not', async () => {
  await using data = temporaryFolder('restart');
  let lasting = '';
  let launch = '';
  {
    await using desk = await startDesk({ folder: data.path });
    using window = await desk.window();
    lasting = (await window.ask('tokens.create', { collegeId: 'c1', label: 'Front desk' })).token;
    launch = desk.token;
  }
  await using desk = await startDesk({ folder: data.path });
  using window = await desk.window({ token: lasting });
  expect(await window.ask('health.get', {})).toMatchObject({ deliveries: 0 });
  await expect(desk.window({ token: launch })).rejects.toThrow('unauthorized');
});
