import { describe, expect, it } from 'vitest';
import type { ReceivedFrame } from '../preload/contract/frames.ts';
import { echoChange, envelope, messageBody, statusBody } from './support/meta/bodies.ts';
import { metaBytes } from './support/meta/bytes.ts';
import { textMessage } from './support/meta/message-object.ts';
import { APP, COLLEGE, type Desk, NUMBER, openDesk, WABA } from './support/store-folder.ts';

const SENDER = { phoneNumberId: NUMBER, wabaId: WABA };
const AT = 1_790_000_000_000;
const RAVI = { phone: '919812300001', bsuid: 'IN.555000111', name: 'Ravi Kumar' };

const say = (
  desk: Desk,
  text: string,
  more: { wamid?: string; at?: number; from?: object; replyTo?: { wamid: string } } = {},
) =>
  desk.record(
    messageBody({ ...SENDER, messages: [textMessage({ wamid: 'wamid.in1', at: AT, from: RAVI, text, ...more })] }),
  );
const other = (desk: Desk, type: string, content: object, wamid: string, at = AT + 60_000) =>
  desk.record(messageBody({ ...SENDER, messages: [{ wamid, at, from: RAVI, type, content: { [type]: content } }] }));
const rows = (desk: Desk) =>
  desk.read('listRegistrations', [COLLEGE, { digits: null, limit: 50, after: undefined }]).rows;
const thread = (desk: Desk) => {
  const registrationId = rows(desk)[0]?.id ?? '';
  return desk.read('listMessages', [COLLEGE, { registrationId, limit: 50, before: undefined }])?.rows ?? [];
};

describe('what students write', () => {
  it('is threaded to the registration they are known by', () => {
    using desk = openDesk();
    const row = { externalId: 'A-1', name: 'Ravi K', phone: '+919812300001', course: null, batch: null, email: null };
    desk.writer.write('importRegistrations', [COLLEGE, [row], 'test']);
    const [frame] = say(desk, 'When is the interview?') as ReceivedFrame[];
    expect(frame).toMatchObject({
      type: 'message_received',
      name: 'Ravi K',
      preview: 'When is the interview?',
      unread: 1,
    });
    expect(frame?.windowUntil).toBe(new Date(AT + 86_400_000).toISOString());
    expect(rows(desk)).toHaveLength(1);
  });

  it('are threaded with what was sent to them, also where one commit tells of whom that was and who they are', () => {
    using desk = openDesk();
    const report = { wamid: 'wamid.out', status: 'sent', at: AT, to: { bsuid: RAVI.bsuid } } as const;
    desk.record(statusBody({ ...SENDER, statuses: [report] }));
    const later = { ...report, status: 'delivered', to: { phone: RAVI.phone, bsuid: RAVI.bsuid } } as const;
    const text = textMessage({ wamid: 'wamid.in1', at: AT, from: { phone: RAVI.phone }, text: 'Thank you' });
    const bodies = [statusBody({ ...SENDER, statuses: [later] }), messageBody({ ...SENDER, messages: [text] })];
    desk.writer.record(bodies.map((body) => ({ apps: [APP], at: AT, body: metaBytes(body) })));
    expect(new Set(thread(desk).map(({ direction }) => direction))).toEqual(new Set(['in', 'out']));
  });

  it('makes a contact of somebody who is in no list, and a later list makes a registration of the contact', () => {
    using desk = openDesk();
    say(desk, 'Hello');
    expect(rows(desk)[0]).toMatchObject({ externalId: null, name: 'Ravi Kumar', phone: '+919812300001', unread: 1 });
    const row = {
      externalId: 'A-1',
      name: 'Ravi Kumar',
      phone: '+919812300001',
      course: 'BA',
      batch: null,
      email: null,
    };
    const { value } = desk.writer.write('importRegistrations', [COLLEGE, [row], 'test']);
    expect(value).toEqual({ added: 1, updated: 0, unchanged: 0 });
    expect(rows(desk)).toHaveLength(1);
    expect(rows(desk)[0]).toMatchObject({ externalId: 'A-1', course: 'BA', lastMessage: { preview: 'Hello' } });
  });

  it('comes from one person by BSUID alone once both were seen together', () => {
    using desk = openDesk();
    say(desk, 'one');
    say(desk, 'two', { wamid: 'wamid.in2', from: { bsuid: RAVI.bsuid } });
    expect(rows(desk)).toHaveLength(1);
    expect(thread(desk).map((message) => message.text)).toEqual(['two', 'one']);
  });

  it('makes a contact without a phone of one who hides it', () => {
    using desk = openDesk();
    say(desk, 'hi', { from: { bsuid: 'IN.777', name: 'Meera' } });
    expect(rows(desk)[0]).toMatchObject({ name: 'Meera', phone: null });
  });

  it('told twice is one message', () => {
    using desk = openDesk();
    say(desk, 'Hello');
    expect(say(desk, 'Hello')).toEqual([]);
    expect(thread(desk)).toHaveLength(1);
  });

  it('is unread until it is seen, and counts again with the next one', () => {
    using desk = openDesk();
    say(desk, 'one');
    const id = rows(desk)[0]?.id ?? '';
    expect(desk.writer.write('markSeen', [COLLEGE, id]).value).toEqual({ id, unread: 0 });
    expect(rows(desk)[0]?.unread).toBe(0);
    const [frame] = say(desk, 'two', { wamid: 'wamid.in2' }) as ReceivedFrame[];
    expect(frame?.unread).toBe(1);
  });

  it('shows what it answers', () => {
    using desk = openDesk();
    say(desk, 'one');
    say(desk, 'two', { wamid: 'wamid.in2', at: AT + 1_000, replyTo: { wamid: 'wamid.in1' } });
    expect(thread(desk)[0]?.replyTo).toEqual({ wamid: 'wamid.in1', preview: 'one' });
  });

  it('takes an edit and a revocation whether they come after or before it', () => {
    const outcomes = [false, true].map((early) => {
      using desk = openDesk();
      if (!early) say(desk, 'Helo');
      other(
        desk,
        'edit',
        { original_message_id: 'wamid.in1', message: { type: 'text', text: { body: 'Hello' } } },
        'wamid.e1',
      );
      if (early) say(desk, 'Helo');
      const edited = thread(desk).map(({ text, edited, revoked }) => ({ text, edited, revoked }));
      other(desk, 'revoke', { original_message_id: 'wamid.in1' }, 'wamid.r1', AT + 90_000);
      return [edited, thread(desk).map(({ kind, text, revoked }) => ({ kind, text, revoked }))];
    });
    expect(outcomes[0]).toEqual(outcomes[1]);
    expect(outcomes[0]).toEqual([
      [{ text: 'Hello', edited: true, revoked: false }],
      [{ kind: 'revoked', text: '', revoked: true }],
    ]);
  });

  it('carries the newest reaction, whatever the order', () => {
    using desk = openDesk();
    say(desk, 'Hello');
    other(desk, 'reaction', { message_id: 'wamid.in1', emoji: '🎉' }, 'wamid.k2', AT + 50_000);
    other(desk, 'reaction', { message_id: 'wamid.in1', emoji: '👍' }, 'wamid.k1', AT + 10_000);
    expect(thread(desk)[0]?.reactions).toMatchObject([{ emoji: '🎉', from: 'in' }]);
    other(desk, 'reaction', { message_id: 'wamid.in1' }, 'wamid.k3', AT + 70_000);
    expect(thread(desk)[0]?.reactions).toEqual([]);
  });

  it('stays with a student whose number changed', () => {
    using desk = openDesk();
    say(desk, 'Hello');
    const system = { type: 'user_changed_number', body: 'Ravi changed', wa_id: '919812300099', user_id: 'IN.888' };
    other(desk, 'system', { ...system, previous_user_id: RAVI.bsuid }, 'wamid.s1');
    say(desk, 'My new number', { wamid: 'wamid.in2', at: AT + 120_000, from: { phone: '919812300099' } });
    expect(rows(desk)).toHaveLength(1);
    expect(thread(desk).map((message) => message.kind)).toEqual(['text', 'system', 'text']);
  });

  /** The switch in WhatsApp. */
  const wish = (desk: Desk, value: string, timestamp: number) => {
    const told = { wa_id: RAVI.phone, user_id: RAVI.bsuid, detail: 'x', category: 'marketing_messages' };
    const preferences = { user_preferences: [{ ...told, value, timestamp }] };
    desk.record(envelope({ id: WABA, changes: [{ field: 'user_preferences', value: preferences }] }));
  };

  it('opts out of marketing, and in again, by the newest wish', () => {
    using desk = openDesk();
    say(desk, 'Hello');
    wish(desk, 'stop', 1_790_000_100);
    expect(rows(desk)[0]?.optedOut).toBe(true);
    wish(desk, 'resume', 1_790_000_050);
    expect(rows(desk)[0]?.optedOut).toBe(true);
    wish(desk, 'resume', 1_790_000_200);
    expect(rows(desk)[0]?.optedOut).toBe(false);
  });

  it('has opted out before anybody here knew of them: the newest wish is theirs from the first word on', () => {
    using desk = openDesk();
    wish(desk, 'stop', 1_790_000_100);
    wish(desk, 'resume', 1_790_000_050);
    expect(desk.db.prepare('SELECT reason FROM strays').all()).toEqual([]);
    say(desk, 'Hello');
    expect(rows(desk)[0]?.optedOut).toBe(true);
    expect(desk.writer.write('rebuild', []).frames).toEqual([]);
    expect(rows(desk)[0]?.optedOut).toBe(true);
  });
});

describe('what another program sends from our number', () => {
  it('brings its words to the message that reports had made', () => {
    const outcomes = [false, true].map((late) => {
      using desk = openDesk();
      say(desk, 'Hello');
      const echo = envelope({
        id: WABA,
        changes: [echoChange(SENDER, [{ wamid: 'wamid.o1', at: AT + 5_000, to: RAVI, text: 'Welcome' }])],
      });
      const status = statusBody({
        ...SENDER,
        statuses: [{ wamid: 'wamid.o1', status: 'delivered', at: AT + 6_000, to: RAVI }],
      });
      for (const body of late ? [status, echo] : [echo, status]) desk.record(body);
      return {
        last: thread(desk).map(({ text, status, origin, at, rungs }) => ({ text, status, origin, at, rungs }))[0],
        daily: desk.db.prepare('SELECT direction, kind, total, delivered FROM daily WHERE total <> 0').all(),
      };
    });
    expect(outcomes[0]).toEqual(outcomes[1]);
    expect(outcomes[0]?.last).toMatchObject({ text: 'Welcome', status: 'delivered', origin: 'elsewhere' });
  });
});
