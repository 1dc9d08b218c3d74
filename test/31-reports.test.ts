import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StatusFrame } from '../preload/contract/frames.ts';
import { echoChange, envelope, statusBody } from './support/meta/bodies.ts';
import type { Report } from './support/meta/status-object.ts';
import { APP, COLLEGE, type Desk, derived, NUMBER, openDesk, WABA } from './support/store-folder.ts';

const SENDER = { phoneNumberId: NUMBER, wabaId: WABA };
const AT = 1_790_000_000_000;
const ASHA = { phone: '919812345678', bsuid: 'IN.100200300400' };
const WAMID = 'wamid.HBgMOTE5ODEyMzQ1Njc4FQIAERgSQUJDREVGMDEyMzQ1Njc4OQA=';

const report = (status: Report['status'], seconds: number, more: Partial<Report> = {}): Report => ({
  wamid: WAMID,
  status,
  at: AT + seconds * 1_000,
  to: ASHA,
  ...more,
});
const post = (desk: Desk, ...statuses: Report[]) => desk.record(statusBody({ ...SENDER, statuses }));
const messages = (desk: Desk) =>
  desk.db
    .prepare<[], Record<string, unknown>>('SELECT id, wamid, status, seq, conflict, times, registration FROM messages')
    .all();
const enrol = (desk: Desk, externalId: string, phone: string, name = 'Asha Verma') =>
  desk.writer.write('importRegistrations', [
    COLLEGE,
    [{ externalId, name, phone, course: 'BSc', batch: '2026', email: null }],
    'test',
  ]);

describe('reports', () => {
  it('make a message of their own when nobody knows the wamid', () => {
    using desk = openDesk();
    const [frame] = post(desk, report('sent', 1)) as StatusFrame[];
    expect(frame).toMatchObject({
      type: 'message_status_update',
      collegeId: COLLEGE,
      messageId: WAMID,
      recipientId: '919812345678',
      registrationId: null,
      status: 'sent',
      at: '2026-09-21T14:13:21.000Z',
      conflict: false,
      error: null,
    });
    expect(messages(desk)).toHaveLength(1);
  });

  it('give the same row and timeline in every order, repetition and batching', () => {
    const life: readonly Report[] = [
      report('sent', 1, { pricing: 'utility' }),
      report('failed', 2, { failure: 131026 }),
      report('delivered', 3, { pricing: 'utility' }),
      report('read', 3),
      report('played', 9),
    ];
    const outcome = (deliveries: readonly (readonly Report[])[]): unknown => {
      using desk = openDesk();
      for (const statuses of deliveries) post(desk, ...statuses);
      const { messages: rows, reports, daily } = derived(desk.db) as Record<string, Record<string, unknown>[]>;
      const id = String(rows?.[0]?.id);
      return {
        rows: rows?.map(({ id, seq, news_seq, delivery, ...row }) => row),
        reports: reports?.map(({ delivery, ...row }) => row),
        daily,
        timeline: desk.read('timeline', [COLLEGE, id]),
      };
    };
    const expected = outcome(life.map((line) => [line]));
    const anyWay = fc
      .tuple(
        fc.shuffledSubarray([...life], { minLength: life.length }),
        fc.array(fc.constantFrom(...life), { maxLength: 4 }),
      )
      .map(([all, again]) => [...again, ...all])
      .chain((lines) => fc.tuple(fc.constant(lines), fc.integer({ min: 1, max: lines.length })))
      .map(([lines, cut]) => [lines.slice(0, cut), lines.slice(cut)].filter((part) => part.length > 0));
    fc.assert(
      fc.property(anyWay, (deliveries) => {
        expect(outcome(deliveries)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('told again change nothing and are announced to nobody', () => {
    using desk = openDesk();
    post(desk, report('sent', 1), report('delivered', 2));
    const before = derived(desk.db);
    expect(post(desk, report('delivered', 2), report('sent', 1))).toEqual([]);
    expect(derived(desk.db)).toEqual(before);
  });

  it('of one delivery are announced once for each message, in its final state', () => {
    using desk = openDesk();
    const frames = post(
      desk,
      report('sent', 1),
      report('delivered', 2),
      report('read', 3),
      report('sent', 1, { wamid: 'wamid.other' }),
    );
    expect(frames.map((frame) => [frame.seq, (frame as StatusFrame).status])).toEqual([
      [1, 'read'],
      [2, 'sent'],
    ]);
  });

  it('that come late and make their message older show what is the last one now', () => {
    using desk = openDesk();
    enrol(desk, 'A-1', '+919812345678');
    post(desk, report('delivered', 50, { wamid: 'wamid.1' }));
    post(desk, report('sent', 40, { wamid: 'wamid.2' }));
    const frames = post(desk, report('sent', 30, { wamid: 'wamid.1' }));
    expect(frames.map((frame) => frame.type)).toEqual(['message_status_update', 'registration_changed']);
    const { rows } = desk.read('listRegistrations', [COLLEGE, { digits: null, limit: 10, after: undefined }]);
    expect(rows[0]?.lastMessage?.wamid).toBe('wamid.2');
  });

  it('find their student by BSUID, else by phone', () => {
    using desk = openDesk();
    enrol(desk, 'A-1', '+919812345678');
    const [byPhone] = post(desk, report('sent', 1)) as StatusFrame[];
    const [byBsuid] = post(desk, report('sent', 1, { wamid: 'wamid.2', to: { bsuid: ASHA.bsuid } })) as StatusFrame[];
    expect(byPhone?.registrationId).toMatch(/^r_/);
    expect(byBsuid?.registrationId).toBe(byPhone?.registrationId);
  });

  it('wait without a student until a list names one', () => {
    using desk = openDesk();
    post(desk, report('sent', 1), report('delivered', 2));
    const { frames } = enrol(desk, 'A-1', '+919812345678');
    expect(frames.map((frame) => frame.type)).toEqual(['message_status_update', 'registration_changed']);
    const { rows } = desk.read('listRegistrations', [COLLEGE, { digits: null, limit: 10, after: undefined }]);
    expect(rows[0]?.lastMessage).toMatchObject({ wamid: WAMID, status: 'delivered' });
  });

  it('that name the phone later find the student later', () => {
    using desk = openDesk();
    enrol(desk, 'A-1', '+919812345678');
    post(desk, report('sent', 1, { to: { bsuid: 'IN.999' } }));
    const [frame] = post(desk, report('delivered', 2, { to: { ...ASHA, bsuid: 'IN.999' } })) as StatusFrame[];
    expect(frame?.registrationId).toMatch(/^r_/);
  });

  it.each([
    ['the BSUID first', [{ bsuid: ASHA.bsuid }, { phone: ASHA.phone }]],
    ['the phone first', [{ phone: ASHA.phone }, { bsuid: ASHA.bsuid }]],
  ])('teach a student’s BSUID, also to messages that know no more, when they name %s', (_which, [first, second]) => {
    using desk = openDesk();
    enrol(desk, 'A-1', '+919812345678');
    post(desk, report('sent', 1, { wamid: 'wamid.2', to: { bsuid: ASHA.bsuid } }));
    post(desk, report('sent', 1, { to: first ?? {} }));
    post(desk, report('delivered', 2, { to: second ?? {} }));
    expect(messages(desk).map(({ registration }) => registration)).toEqual([1, 1]);
  });

  it('that waited for their student teach the student all that they know', () => {
    using desk = openDesk();
    post(desk, report('sent', 1));
    post(desk, report('sent', 1, { wamid: 'wamid.2', to: { bsuid: ASHA.bsuid } }));
    enrol(desk, 'A-1', '+919812345678');
    expect(messages(desk).map(({ registration }) => registration)).toEqual([1, 1]);
  });

  it('find their student by what an echo of the same message says, whichever comes first', () => {
    const echo = { wamid: WAMID, at: AT, to: ASHA, text: 'Dear Asha' };
    const told = [
      statusBody({ ...SENDER, statuses: [report('sent', 1, { to: { bsuid: ASHA.bsuid } })] }),
      envelope({ id: WABA, changes: [echoChange(SENDER, [echo])] }),
    ];
    for (const order of [told, told.toReversed()]) {
      using desk = openDesk();
      enrol(desk, 'A-1', '+919812345678');
      for (const body of order) desk.record(body);
      expect(messages(desk)).toMatchObject([{ registration: 1, status: 'sent' }]);
    }
  });

  it('go, among students with one phone, to the one who was written to last', () => {
    using desk = openDesk();
    enrol(desk, 'A-1', '+919812345678', 'Asha Verma');
    enrol(desk, 'A-2', '+919812345678', 'Rohan Verma');
    const [first] = post(desk, report('sent', 1)) as StatusFrame[];
    const [second] = post(desk, report('sent', 5, { wamid: 'wamid.2' })) as StatusFrame[];
    expect(second?.registrationId).toBe(first?.registrationId);
  });

  it('adopt our own message by its callback data, whether they come first or after a stand-in was made', () => {
    const outcomes = [true, false].map((withoutFirst) => {
      using desk = openDesk();
      desk.db.exec(`
        INSERT INTO messages (id, college_id, seq, phone_number_id, direction, origin, kind, said, said_at, text, at, status, status_at)
        VALUES ('ours-1', '${COLLEGE}', 0, '${NUMBER}', 'out', 'desk', 'template', 'Hello', ${AT}, 'Hello', ${AT}, 'queued', ${AT});
        INSERT INTO tries (message, ordinal, queued_at) SELECT n, 1, at FROM messages`);
      if (withoutFirst) post(desk, report('sent', 1));
      post(desk, report('delivered', 2, { callbackData: 'ours-1' }));
      if (!withoutFirst) post(desk, report('sent', 1));
      const { daily } = derived(desk.db) as Record<string, unknown[]>;
      const shown = messages(desk).map(({ id, wamid, status, times }) => ({ id, wamid, status, times }));
      return { shown, attempts: desk.db.prepare('SELECT wamid, ordinal FROM attempts').all(), daily: daily?.length };
    });
    expect(outcomes[0]).toEqual(outcomes[1]);
    expect(outcomes[0]?.shown).toEqual([
      {
        id: 'ours-1',
        wamid: WAMID,
        status: 'delivered',
        times: JSON.stringify({ queued: AT, sent: AT + 1_000, delivered: AT + 2_000 }),
      },
    ]);
  });

  it('cannot take over a message of another college by naming its id', () => {
    using desk = openDesk();
    desk.writer.write('saveCollege', [{ id: 'c2', name: 'Other' }, 'test']);
    const number = { phoneNumberId: '222', collegeId: 'c2', wabaId: 'w2', appId: 'app-2', displayPhone: null };
    desk.writer.write('saveNumber', [number, [], 'test']);
    desk.db.exec(`
      INSERT INTO messages (id, college_id, seq, phone_number_id, direction, origin, kind, said, said_at, text, at, status, status_at)
      VALUES ('ours-1', '${COLLEGE}', 0, '${NUMBER}', 'out', 'desk', 'text', 'Hello', ${AT}, 'Hello', ${AT}, 'queued', ${AT})`);
    const body = statusBody({
      phoneNumberId: '222',
      wabaId: 'w2',
      statuses: [report('read', 1, { callbackData: 'ours-1' })],
    });
    const frames = desk.record(body, ['app-2']);
    expect(frames).toHaveLength(1);
    expect(frames[0]?.collegeId).toBe('c2');
    expect(desk.db.prepare(`SELECT status FROM messages WHERE id = 'ours-1'`).get()).toEqual({ status: 'queued' });
  });

  it('of a number that no college owns are kept as strays, and have their effect once it is assigned', () => {
    using desk = openDesk();
    const body = statusBody({ phoneNumberId: '333', wabaId: WABA, statuses: [report('read', 1)] });
    expect(desk.record(body)).toEqual([]);
    expect(desk.read('census', []).unknownNumbers).toEqual([{ phoneNumberId: '333', lines: 1 }]);
    const number = { phoneNumberId: '333', collegeId: COLLEGE, wabaId: null, appId: APP, displayPhone: null };
    const { frames } = desk.writer.write('saveNumber', [number, [], 'test']);
    expect(frames).toHaveLength(1);
    expect(desk.read('census', []).strays).toEqual([]);
  });

  it('signed with one app’s secret cannot touch a number of another app', () => {
    using desk = openDesk();
    expect(desk.record(statusBody({ ...SENDER, statuses: [report('read', 1)] }), ['app-2'])).toEqual([]);
    expect(desk.read('census', []).strays).toEqual([{ reason: 'foreign_app', count: 1 }]);
    expect(messages(desk)).toEqual([]);
  });

  it('about the members of a group are one message with a line each', () => {
    using desk = openDesk();
    const group = (member: string) => ({ id: 'group-7', member: { phone: member } });
    const members = ['919800000001', '919800000002', '919800000003'];
    post(
      desk,
      ...members.map((member) => report('delivered', 2, { group: group(member) })),
      report('failed', 3, { group: group('919800000004'), failure: 131026 }),
    );
    expect(messages(desk)).toHaveLength(1);
    expect(messages(desk)[0]).toMatchObject({ status: 'delivered', conflict: 0, registration: null });
    const id = String(messages(desk)[0]?.id);
    expect(desk.read('timeline', [COLLEGE, id])?.map((line) => line.participant)).toEqual([...members, '919800000004']);
  });

  it('carry the reason of a failure with what to do about it', () => {
    using desk = openDesk();
    const [frame] = post(desk, report('failed', 1, { failure: 131026 })) as StatusFrame[];
    expect(frame?.error).toMatchObject({ code: 131026, advice: expect.stringMatching(/.{20}/) });
  });
});
