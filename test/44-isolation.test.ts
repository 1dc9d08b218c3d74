import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ASKS, type Ask, isAsk } from '../preload/contract/asks.ts';
import { ASKING, type Known, NOTHING } from './support/asking.ts';
import { APP_SECRET, type Desk, SENDER, startDesk } from './support/desk.ts';
import { envelope, messageBody, statusBody, statusChange } from './support/meta/bodies.ts';
import { metaBytes } from './support/meta/bytes.ts';
import { textMessage } from './support/meta/message-object.ts';
import { sign } from './support/meta/sign.ts';
import type { Report } from './support/meta/status-object.ts';
import { openSocket, type Socket } from './support/socket.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const SECOND = { wabaId: '202290129340398', phoneNumberId: '206540352242922', displayPhone: '918047100200' };
const SECOND_SECRET = 'the-secret-of-the-second-app';
/** The same student has applied to both. */
const asha = { phone: '919812345678', name: 'Asha Verma' };
const row = { externalId: 'A-1', name: asha.name, phone: asha.phone };
const report = (wamid: string, status: Report['status'], more: Partial<Report> = {}): Report => ({
  wamid,
  status,
  at: NOON,
  to: asha,
  ...more,
});

describe('a college token', () => {
  let desk: Desk;
  let first: Socket;
  let second: Socket;
  let theirs: Known;

  beforeAll(async () => {
    desk = await startDesk();
    using staff = await desk.window();
    await staff.ask('colleges.save', { id: 'c2', name: 'Second College' });
    const ids = { phoneNumberId: SECOND.phoneNumberId, wabaId: SECOND.wabaId, collegeId: 'c2', appId: 'app-2' };
    await staff.ask('numbers.save', { ...ids, appSecret: SECOND_SECRET });
    const mine = await staff.ask('tokens.create', { collegeId: 'c1', label: 'First' });
    const other = await staff.ask('tokens.create', { collegeId: 'c2', label: 'Second' });
    first = await desk.window({ token: mine.token, collegeId: 'c1' });
    second = await desk.window({ token: other.token, collegeId: 'c2' });
    await first.ask('registrations.import', { rows: [row] });
    await second.ask('registrations.import', {
      rows: [{ ...row, name: 'Asha of the second', course: 'Hidden course' }],
    });
    await desk.post(statusBody({ ...SENDER, statuses: [report('wamid.FIRST', 'sent')] }));
    const body = metaBytes(statusBody({ ...SECOND, statuses: [report('wamid.SECOND', 'sent')] }));
    await desk.post(body, sign(SECOND_SECRET, body));
    const { id: message, registrationId } = await second.next('message_status_update');
    theirs = {
      college: 'c2',
      number: SECOND.phoneNumberId,
      registration: registrationId ?? '',
      message,
      token: other.id,
    };
  });
  afterAll(async () => {
    first[Symbol.dispose]();
    second[Symbol.dispose]();
    await desk[Symbol.asyncDispose]();
  });

  const answerTo = async (window: Socket, ask: Ask, known: Known): Promise<string> => {
    const params = ASKING[ask](known) as never;
    return window.ask(ask, params).then(
      (value) => JSON.stringify(value),
      (error) => String(error),
    );
  };
  /** Without times, and without what was asked about: an answer may say back what it was given. */
  const plain = (answer: string, known: Known): string =>
    Object.values(known).reduce(
      (text, id) => text.replaceAll(`"${id}"`, '""'),
      answer.replace(/"(now|at)":"[^"]+"/g, ''),
    );
  const names = Object.keys(ASKS).filter(isAsk);

  test.each(names.filter((name) => ASKS[name].scope === 'desk'))('may not %s, whatever the ids', async (name) => {
    for (const known of [theirs, NOTHING]) expect(await answerTo(first, name, known)).toMatch('forbidden');
  });

  test.each(names.filter((name) => ASKS[name].scope === 'college'))(
    '%s with ids of another college is answered as with ids of nothing',
    async (name) => {
      await answerTo(first, name, NOTHING);
      const before = plain(await answerTo(first, name, NOTHING), NOTHING);
      const answer = plain(await answerTo(first, name, theirs), theirs);
      expect(answer).toBe(before);
      for (const trace of [
        'second',
        'Second',
        'Hidden',
        'SECOND',
        SECOND.phoneNumberId,
        '"c2"',
        ...Object.values(theirs).slice(2),
      ])
        expect(answer).not.toContain(trace);
    },
  );

  test('sees its own with the same asks', async () => {
    for (const name of ['registrations.get', 'registrations.seen', 'messages.list', 'messages.timeline'] as const)
      expect(await answerTo(second, name, theirs)).not.toMatch('Error');
    expect(await second.ask('colleges.list', {})).toMatchObject({ rows: [{ id: 'c2', name: 'Second College' }] });
    expect(await second.ask('numbers.list', {})).toMatchObject({ rows: [{ phoneNumberId: SECOND.phoneNumberId }] });
  });

  test('opens no other college, and hears the same as of one that does not exist', async () => {
    using staff = await desk.window();
    const { token } = await staff.ask('tokens.create', { collegeId: 'c1', label: 'Third' });
    const refusals = await Promise.all(
      ['c2', 'nowhere', ''].map(async (collegeId) => {
        using socket = await openSocket(desk.console);
        socket.send({ type: 'register', token, collegeId });
        return { closed: await socket.closed, frames: socket.frames };
      }),
    );
    expect(refusals[0]).toEqual(refusals[1]);
    expect(refusals[0]).toEqual(refusals[2]);
    expect(refusals[0]?.closed.code).toBe(4401);
  });

  test('importing the same student into one college changes nothing in the other', async () => {
    const before = await second.ask('registrations.list', {});
    await first.ask('registrations.import', { rows: [{ ...row, name: 'Renamed', course: 'B.Sc.' }] });
    expect(await second.ask('registrations.list', {})).toEqual(before);
    await first.ask('registrations.import', { rows: [row] });
  });

  test('a page of one college\u2019s list leads nowhere in the other', async () => {
    await second.ask('registrations.import', {
      rows: [1, 2, 3].map((n) => ({ ...row, externalId: `S-${n}`, name: `Student ${n}` })),
    });
    const { next } = await second.ask('registrations.list', { limit: 1 });
    const { rows } = await first.ask('registrations.list', { after: next ?? '' });
    expect(rows.every(({ externalId }) => externalId === 'A-1')).toBe(true);
  });

  test('a student who writes to one college is heard in that one', async () => {
    const message = textMessage({ wamid: 'wamid.IN', at: NOON + 1, from: asha, text: 'Which college is this?' });
    await desk.post(messageBody({ ...SENDER, messages: [message] }));
    expect(await first.next('message_received')).toMatchObject({ collegeId: 'c1', unread: 1 });
    const { rows } = await second.ask('registrations.list', { search: 'Asha' });
    expect(rows).toMatchObject([{ unread: 0, lastMessage: { wamid: 'wamid.SECOND' } }]);
    expect(second.frames.some(({ type }) => type === 'message_received')).toBe(false);
  });

  describe('the signature of one app', () => {
    const state = async () => ({
      list: await second.ask('registrations.list', {}),
      timeline: await second.ask('messages.timeline', { id: theirs.message }),
    });
    const strays = async () => {
      using staff = await desk.window();
      return (await staff.ask('health.get', {})).strays;
    };

    test('cannot move a message of the other\u2019s number: the line is a stray', async () => {
      const before = await state();
      expect(await desk.post(statusBody({ ...SECOND, statuses: [report('wamid.SECOND', 'read')] }))).toBe(200);
      expect(await state()).toEqual(before);
      expect(await strays()).toContainEqual({ reason: 'foreign_app', count: 1 });
    });

    test('cannot bring a message into the other\u2019s college', async () => {
      const before = await state();
      const message = textMessage({ wamid: 'wamid.FORGED', at: NOON + 5, from: asha, text: 'Forged' });
      expect(await desk.post(messageBody({ ...SECOND, messages: [message] }))).toBe(200);
      expect(await state()).toEqual(before);
    });

    test('cannot move the other\u2019s message by its wamid or its id through a number of its own', async () => {
      const before = await state();
      const stolen = [report('wamid.SECOND', 'read'), report('wamid.NEW', 'failed', { callbackData: theirs.message })];
      expect(await desk.post(statusBody({ ...SENDER, statuses: stolen }))).toBe(200);
      expect(await state()).toEqual(before);
    });

    test('in a delivery for both, moves its own and leaves the other\u2019s', async () => {
      const before = await state();
      const body = envelope(
        { id: SECOND.wabaId, changes: [statusChange(SECOND, [report('wamid.SECOND', 'read')])] },
        { id: SENDER.wabaId, changes: [statusChange(SENDER, [report('wamid.FIRST', 'read')])] },
      );
      expect(await desk.post(body)).toBe(200);
      expect(
        await first.next(
          'message_status_update',
          ({ messageId, status }) => messageId === 'wamid.FIRST' && status === 'read',
        ),
      ).toMatchObject({ collegeId: 'c1' });
      expect(await state()).toEqual(before);
    });

    test('of both apps, each moves its own', async () => {
      const body = metaBytes(statusBody({ ...SECOND, statuses: [report('wamid.SECOND', 'delivered')] }));
      expect(await desk.post(body, sign(APP_SECRET, body))).toBe(200);
      expect(await desk.post(body, sign(SECOND_SECRET, body))).toBe(200);
      expect(await second.next('message_status_update', ({ status }) => status === 'delivered')).toMatchObject({
        collegeId: 'c2',
      });
    });
  });

  test('no frame of one college was ever heard in the other', () => {
    const colleges = ({ frames }: Socket) => [
      ...new Set(frames.flatMap((frame) => ('collegeId' in frame ? [frame.collegeId] : []))),
    ];
    expect(colleges(first)).toEqual(['c1']);
    expect(colleges(second)).toEqual(['c2']);
    expect(desk.logged).toEqual([]);
  });
});
