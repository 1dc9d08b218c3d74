import { describe, expect, it } from 'vitest';
import { chooseReply, type Heard } from '../main/auto-reply/choose.ts';
import { isOpen } from '../main/auto-reply/office-hours.ts';
import { runAutoReplies } from '../main/auto-reply/run.ts';
import type { AutoReply, AutoReplyRule } from '../preload/contract/auto-reply.ts';
import { DEFAULT_COLLEGE_SETTINGS } from '../preload/contract/college-settings.ts';
import { SENDER, startDesk } from './support/desk.ts';
import { eventually } from './support/eventually.ts';
import { messageBody } from './support/meta/bodies.ts';
import { textMessage } from './support/meta/message-object.ts';
import { openOutboxDesk } from './support/outbox-desk.ts';
import { COLLEGE } from './support/store-folder.ts';

/** A Monday, 12:00 in India. */
const MONDAY = Date.UTC(2026, 10, 23, 6, 30);
const INDIA = 330;
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

const rule = (more: Partial<AutoReply> = {}): AutoReply => ({
  id: 'r1',
  name: 'Closed',
  enabled: true,
  when: { kind: 'out_of_office' },
  text: 'We are back in the morning, {first_name}.',
  everyHours: 24,
  ...more,
});

const heard = (more: Partial<Heard> = {}): Heard => ({
  ...{ kind: 'text', text: 'Is the form out?', groupId: null, at: MONDAY, utcOffsetMinutes: INDIA },
  ...{ before: null, firings: {}, inARow: 0 },
  ...more,
});

const chosen = (told: Heard, ...rules: readonly AutoReply[]) =>
  chooseReply(told, rules, DEFAULT_COLLEGE_SETTINGS, told.at + 1_000)?.id ?? null;

describe('office hours', () => {
  it.each([
    ['Monday noon', MONDAY, true],
    ['Monday 09:00', MONDAY - 3 * HOUR, true],
    ['Monday 08:59', MONDAY - 3 * HOUR - 60_000, false],
    ['Monday 18:00', MONDAY + 6 * HOUR, false],
    ['Sunday noon', MONDAY - DAY, false],
  ])('%s', (_name, at, open) => {
    expect(isOpen(DEFAULT_COLLEGE_SETTINGS, at, INDIA)).toBe(open);
  });

  it('a holiday is closed all day, by the college’s own calendar', () => {
    const settings = { ...DEFAULT_COLLEGE_SETTINGS, holidays: ['2026-11-23'] };
    expect(isOpen(settings, MONDAY, INDIA)).toBe(false);
    expect(isOpen(settings, MONDAY + DAY, INDIA)).toBe(true);
  });
});

describe('a reply that goes out by itself', () => {
  const first = rule({ id: 'first', when: { kind: 'first', afterDays: 30 } });
  const words = rule({ id: 'words', when: { kind: 'keywords', words: ['fee', 'शुल्क'] } });

  it('answers the first message, and the next after a long silence', () => {
    expect(chosen(heard(), first)).toBe('first');
    expect(chosen(heard({ before: MONDAY - DAY }), first)).toBeNull();
    expect(chosen(heard({ before: MONDAY - 31 * DAY }), first)).toBe('first');
  });

  it('hears a word inside a sentence, and not inside another word', () => {
    expect(chosen(heard({ text: 'What is the FEE?' }), words)).toBe('words');
    expect(chosen(heard({ text: 'शुल्क कितना है' }), words)).toBe('words');
    expect(chosen(heard({ text: 'coffee' }), words)).toBeNull();
  });

  it('is the first of the rules that fits', () => {
    expect(chosen(heard({ text: 'fee?' }), words, first)).toBe('words');
    expect(chosen(heard({ text: 'hello' }), words, first)).toBe('first');
  });

  it('goes once in its period', () => {
    expect(chosen(heard({ firings: { first: MONDAY - 23 * HOUR } }), first)).toBeNull();
    expect(chosen(heard({ firings: { first: MONDAY - 24 * HOUR } }), first)).toBe('first');
  });

  it.each([
    ['a rule that is off', heard(), { enabled: false }],
    ['a group', heard({ groupId: 'g' }), {}],
    ['a system message', heard({ kind: 'system' }), {}],
    ['an opt-out', heard({ text: 'STOP' }), {}],
    ['a machine', heard({ text: 'This is an automated message' }), {}],
    ['a loop', heard({ inARow: 3 }), {}],
  ])('never answers for or to %s', (_name, told, more) => {
    expect(chosen(told, { ...first, ...more })).toBeNull();
  });

  it('does not answer what comes late', () => {
    const late = heard();
    expect(chooseReply(late, [first], DEFAULT_COLLEGE_SETTINGS, late.at + 11 * 60_000)).toBeNull();
  });
});

describe('looking at what came in', () => {
  const saved: AutoReplyRule = { ...rule(), when: { kind: 'first', afterDays: null } };

  it('is one commit with the reply: seen once, answered once, whatever is delivered again', async () => {
    using outbox = openOutboxDesk();
    const store = {
      read: async (name: never, ...params: never) => outbox.desk.read(name, params) as never,
      write: async (name: never, ...params: never) => outbox.desk.writer.write(name, params).value as never,
    };
    outbox.desk.writer.write('saveAutoReply', [COLLEGE, null, saved, 'test']);
    outbox.writes('Hello', 'wamid.1');
    outbox.writes('Hello', 'wamid.1');
    outbox.writes('Anybody there?', 'wamid.2');
    const added: string[] = [];
    const clock = { now: () => outbox.clock, after: () => () => undefined };
    const run = () =>
      runAutoReplies({
        store,
        outbox: { add: (entries) => added.push(...entries.map(({ id }) => id)) },
        clock,
        report: (trouble) => {
          throw trouble;
        },
      });
    {
      await using replies = run();
      replies.goOn();
      await eventually('all was looked at', () => outbox.desk.read('unlooked', [9]).length === 0);
    }
    {
      await using again = run();
      again.goOn();
    }
    expect(added).toHaveLength(1);
    expect(outbox.desk.db.prepare('SELECT count(*) AS n FROM auto_firings').get()).toEqual({ n: 1 });
  });

  it('is the program’s own work: a student hears from it, and the audit says so', async () => {
    await using desk = await startDesk();
    using window = await desk.window();
    await window.ask('autoReplies.save', { rule: saved });
    const message = textMessage({
      wamid: 'wamid.IN',
      at: Date.now(),
      from: { phone: '919812345678', name: 'Asha Verma' },
      text: 'Hello',
    });
    await desk.post(messageBody({ ...SENDER, messages: [message] }));
    const frame = await window.next('message_status_update');
    expect(frame).toMatchObject({ preview: 'We are back in the morning, Asha.' });
    const { rows } = await window.ask('audit.list', {});
    expect(rows.map(({ who, what }) => `${who} ${what}`)).toContain('auto-reply autoReplies.fire');
    const sent = await window.ask('audit.list', { registrationId: frame.registrationId ?? '' });
    expect(sent.rows).toMatchObject([{ who: 'auto-reply', what: 'messages.sent' }]);
    expect(await window.ask('autoReplies.preview', { text: 'Hello', at: new Date().toISOString() })).toMatchObject({
      name: 'Closed',
    });
  });
});
