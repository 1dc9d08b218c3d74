import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allowedFrom, lastQuiet } from '../main/notices/quiet.ts';
import { WORDS } from '../main/notices/words.ts';
import type { ServerFrame } from '../preload/contract/frames.ts';
import { LANGUAGES } from '../preload/contract/settings.ts';
import { type Announcer, enrol, openAnnouncer } from './support/announcer.ts';
import { startDesk } from './support/desk.ts';
import { eventually } from './support/eventually.ts';
import { openMemoryWindow } from './support/memory-window.ts';
import { messageBody } from './support/meta/bodies.ts';
import { textMessage } from './support/meta/message-object.ts';
import type { Party } from './support/meta/party.ts';
import { APP, COLLEGE, NUMBER, WABA } from './support/store-folder.ts';

/** By the clock on the wall of whoever runs this: quiet hours are local. */
const on = (day: number, hours: number, minutes = 0): number => new Date(2026, 10, day, hours, minutes).getTime();
const NOON = on(23, 12);
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const NAMES = ['Asha Verma', 'Meera Nair', 'Om Prakash'];

const atNoon = async (): Promise<Announcer> => {
  const announcer = openAnnouncer(NOON);
  // What there was before the start has been looked for by then.
  await announcer.clock.pass(MINUTE);
  return announcer;
};
const failing = (students: readonly Party[], from = 0) => students.map((to, n) => ({ wamid: `wamid.${from + n}`, to }));
const registrationOf = ({ desk }: Announcer, name: string): string =>
  desk.db.prepare<[string], { id: string }>('SELECT id FROM registrations WHERE name = ?').get(name)?.id ?? '';

describe('a failed message', () => {
  test('is told after a few seconds, with the student’s name and why, and opens the registration', async () => {
    using announcer = await atNoon();
    const [asha] = enrol(announcer, 'B.Sc.', NAMES);
    announcer.report('failed', failing([asha ?? {}]));
    await announcer.clock.pass(3 * SECOND);
    expect(announcer.shown).toEqual([]);
    await announcer.clock.pass(SECOND);
    expect(announcer.shown).toEqual([
      {
        key: expect.stringMatching(/^failed:fresh:c1:\d+$/),
        kind: 'failed',
        title: 'A message to Asha Verma failed',
        body: expect.stringContaining('WhatsApp'),
        registrationId: registrationOf(announcer, 'Asha Verma'),
        collegeId: COLLEGE,
      },
    ]);
  });

  test('that a receipt contradicts within those seconds is not told', async () => {
    using announcer = await atNoon();
    const students = enrol(announcer, 'B.Sc.', NAMES);
    announcer.report('failed', failing(students.slice(0, 1)));
    announcer.report('delivered', failing(students.slice(0, 1)));
    await announcer.clock.pass(HOUR);
    expect(announcer.shown).toEqual([]);
  });

  test('that somebody has before their eyes is not told', async () => {
    using announcer = await atNoon();
    const students = enrol(announcer, 'B.Sc.', NAMES);
    announcer.report('failed', failing(students.slice(0, 1)));
    announcer.reply({ wamid: 'wamid.in', to: students[1] ?? {} });
    for (const name of NAMES.slice(0, 2))
      announcer.desk.writer.write('markSeen', [COLLEGE, registrationOf(announcer, name)]);
    await announcer.clock.pass(HOUR);
    expect(announcer.shown).toEqual([]);
  });

  test('of nobody we know is told by its phone', async () => {
    using announcer = await atNoon();
    announcer.report('failed', [{ wamid: 'wamid.1', to: { phone: '919812345678' } }]);
    await announcer.clock.pass(MINUTE);
    expect(announcer.shown).toMatchObject([{ title: 'A message to +919812345678 failed', registrationId: null }]);
  });

  test('is told once, whatever else is heard of it and however often the program starts', async () => {
    using announcer = await atNoon();
    const students = enrol(announcer, 'B.Sc.', NAMES);
    const [first] = failing(students);
    if (!first) throw new Error('no student');
    announcer.report('failed', [first]);
    await announcer.clock.pass(MINUTE);
    announcer.report('failed', [{ ...first, at: NOON }], 131049);
    announcer.report('sent', [{ ...first, at: NOON }]);
    await announcer.clock.pass(MINUTE);
    await announcer.restart();
    await announcer.clock.pass(MINUTE);
    announcer.notices().hear(announcer.desk.writer.write('rebuild', []).frames);
    await announcer.clock.pass(HOUR);
    expect(announcer.titles()).toEqual(['A message to Asha Verma failed']);
  });
});

describe('replies', () => {
  test('are told by name with their words, several of one student together', async () => {
    using announcer = await atNoon();
    const [asha = {}, meera = {}] = enrol(announcer, 'B.Sc.', NAMES);
    announcer.reply({ wamid: 'wamid.1', to: asha, text: 'When does it begin?' });
    await announcer.clock.pass(MINUTE);
    announcer.reply({ wamid: 'wamid.2', to: meera, text: 'Hello' });
    announcer.reply({ wamid: 'wamid.3', to: meera, text: 'Are you there?' });
    await announcer.clock.pass(MINUTE);
    expect(announcer.shown).toMatchObject([
      { kind: 'replies', title: 'Asha Verma replied', body: 'When does it begin?' },
      {
        title: '2 replies from Meera Nair',
        body: 'Are you there?',
        registrationId: registrationOf(announcer, 'Meera Nair'),
      },
    ]);
  });

  test('that were taken back have no words', async () => {
    using announcer = await atNoon();
    const [asha = {}] = enrol(announcer, 'B.Sc.', NAMES);
    announcer.reply({ wamid: 'wamid.1', to: asha, text: 'A secret' });
    announcer.desk.db.prepare('UPDATE messages SET revoked = 1').run();
    await announcer.clock.pass(MINUTE);
    expect(announcer.shown).toMatchObject([{ title: 'Asha Verma replied', body: WORDS.en.noText }]);
  });
});

describe('many at once', () => {
  test('of one course are one notice that names the course', async () => {
    using announcer = await atNoon();
    const students = enrol(announcer, 'B.Sc.', NAMES);
    announcer.report('failed', failing(students));
    for (const [n, to] of students.entries()) announcer.reply({ wamid: `wamid.in${n}`, to });
    await announcer.clock.pass(MINUTE);
    expect(announcer.shown).toMatchObject([
      { kind: 'failed', title: '3 messages failed in B.Sc.', registrationId: null },
      { kind: 'replies', title: '3 replies in B.Sc.', registrationId: null },
    ]);
  });

  test('of several courses are one notice that counts them, the greatest first', async () => {
    using announcer = await atNoon();
    const few = enrol(announcer, 'B.A.', NAMES.slice(0, 1));
    const more = enrol(announcer, 'B.Sc.', NAMES);
    announcer.report('failed', failing([...few, ...more]));
    await announcer.clock.pass(MINUTE);
    expect(announcer.shown).toMatchObject([{ title: '4 messages failed', body: 'B.Sc.: 3, B.A.: 1' }]);
  });

  test('a thousand failures over ten minutes are a handful of notices that leave none out', async () => {
    using announcer = await atNoon();
    const students = enrol(
      announcer,
      'B.Sc.',
      Array.from({ length: 1_000 }, (_, n) => `Student ${n}`),
    );
    for (let n = 0; n < 1_000; n += 20) {
      announcer.report('failed', failing(students.slice(n, n + 20), n));
      await announcer.clock.pass(12 * SECOND);
    }
    await announcer.clock.pass(HOUR);
    const counts = announcer.titles().map((title) => Number(/^([\d,]+) messages failed/.exec(title)?.[1]));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1_000);
    expect(counts.length).toBeLessThanOrEqual(10);
  });

  test('a thousand in one delivery are one notice, written as numbers are written here', async () => {
    using announcer = await atNoon();
    const names = Array.from({ length: 1_000 }, (_, n) => `Student ${n}`);
    announcer.report('failed', failing(enrol(announcer, 'B.Sc.', names)));
    await announcer.clock.pass(HOUR);
    expect(announcer.titles()).toEqual(['1,000 messages failed in B.Sc.']);
  });

  test('after a calm the next is told at once again', async () => {
    using announcer = await atNoon();
    const students = enrol(announcer, 'B.Sc.', NAMES);
    for (const [n, to] of students.entries()) {
      announcer.report('failed', failing([to], n));
      await announcer.clock.pass(4 * SECOND);
      expect(announcer.shown).toHaveLength(n + 1);
      await announcer.clock.pass(MINUTE);
    }
  });
});

describe('what is old', () => {
  test('is not told one by one but summed up, apart from what is fresh', async () => {
    using announcer = await atNoon();
    const [asha = {}, meera = {}, om = {}] = enrol(announcer, 'B.Sc.', NAMES);
    const old = announcer.clock.now() - 2 * HOUR;
    announcer.report('failed', [
      { wamid: 'wamid.1', to: asha, at: old },
      { wamid: 'wamid.2', to: meera, at: old },
      { wamid: 'wamid.3', to: om },
    ]);
    await announcer.clock.pass(MINUTE);
    expect(announcer.titles()).toEqual(['A message to Om Prakash failed', '2 messages failed earlier']);
    expect(new Set(announcer.shown.map(({ key }) => key)).size).toBe(2);
  });

  test('of more than a week ago is not told at all', async () => {
    using announcer = await atNoon();
    const [asha = {}] = enrol(announcer, 'B.Sc.', NAMES);
    announcer.report('failed', [{ wamid: 'wamid.1', to: asha, at: announcer.clock.now() - 8 * 24 * HOUR }]);
    await announcer.clock.pass(HOUR);
    expect(announcer.shown).toEqual([]);
  });

  test('is still told after a restart if it happened while the program stood still', async () => {
    using announcer = await atNoon();
    const students = enrol(announcer, 'B.Sc.', NAMES);
    await announcer.notices()[Symbol.asyncDispose]();
    announcer.report('failed', failing(students));
    await announcer.clock.pass(9 * HOUR);
    await announcer.restart();
    await announcer.clock.pass(MINUTE);
    expect(announcer.titles()).toEqual(['3 messages failed earlier']);
  });
});

test('over any course of events with restarts every failed message and every reply is told exactly once', async () => {
  const counted = (title: string): number =>
    Number(/^([\d,]+) (messages|replies|message|reply) /.exec(title)?.[1] ?? 1);
  const wamid = fc.integer({ min: 0, max: 11 });
  const anyStep = fc.oneof(
    fc.record({ kind: fc.constant('failed' as const), wamids: fc.array(wamid, { minLength: 1, maxLength: 4 }) }),
    fc.record({ kind: fc.constant('reply' as const), wamid }),
    fc.record({
      kind: fc.constant('pass' as const),
      ms: fc.constantFrom(1, 2 * SECOND, 5 * SECOND, MINUTE, 20 * MINUTE),
    }),
    fc.record({ kind: fc.constantFrom('restart' as const, 'rebuild' as const) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 25 }), async (steps) => {
      using announcer = openAnnouncer(NOON);
      const students = enrol(
        announcer,
        'B.Sc.',
        ['A', 'B', 'C', 'D', 'E', 'F'].map((letter) => `Asha ${letter}`),
      );
      const failed = new Set<string>();
      const replied = new Set<string>();
      for (const step of steps) {
        if (step.kind === 'failed') {
          const messages = step.wamids.map((n) => ({ wamid: `wamid.o${n}`, to: students[n % 6] ?? {} }));
          announcer.report('failed', messages, failed.size % 2 === 0 ? 131026 : 131049);
          for (const message of messages) failed.add(message.wamid);
        } else if (step.kind === 'reply') {
          announcer.reply({ wamid: `wamid.i${step.wamid}`, to: students[step.wamid % 6] ?? {} });
          replied.add(`wamid.i${step.wamid}`);
        } else if (step.kind === 'pass') await announcer.clock.pass(step.ms);
        else if (step.kind === 'restart') await announcer.restart();
        else announcer.notices().hear(announcer.desk.writer.write('rebuild', []).frames);
      }
      await announcer.clock.pass(HOUR);
      const told = (kind: string): number =>
        announcer.shown.filter((notice) => notice.kind === kind).reduce((sum, { title }) => sum + counted(title), 0);
      expect({ failed: told('failed'), replies: told('replies') }).toEqual({
        failed: failed.size,
        replies: replied.size,
      });
      expect(new Set(announcer.shown.map(({ key }) => key)).size).toBe(announcer.shown.length);
      expect(announcer.bugs).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

describe('quiet hours', () => {
  const NIGHT = { from: '21:30', until: '07:00' };

  test.each([
    ['in the evening, to the next morning', on(23, 23), on(24, 7)],
    ['after midnight, to the same morning', on(24, 3), on(24, 7)],
    ['at their first minute, to the next morning', on(23, 21, 30), on(24, 7)],
    ['at their end, no longer', on(24, 7), on(24, 7)],
    ['by day, not at all', on(23, 12), on(23, 12)],
  ])('over midnight hold back %s', (_when, now, from) => {
    expect(allowedFrom(NIGHT, now)).toBe(from);
  });

  test('within a day hold back within that day', () => {
    const lunch = { from: '13:00', until: '14:15' };
    expect(allowedFrom(lunch, on(23, 13, 30))).toBe(on(23, 14, 15));
    expect(allowedFrom(lunch, on(23, 14, 15))).toBe(on(23, 14, 15));
    expect(allowedFrom(null, on(23, 13, 30))).toBe(on(23, 13, 30));
  });

  test('end once, whatever the hours: never sooner than now, never a day away', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    const hours = fc.record({ from: time, until: time }).filter(({ from, until }) => from !== until);
    fc.assert(
      fc.property(hours, fc.integer({ min: NOON, max: NOON + 400 * 24 * HOUR }), (quiet, now) => {
        const { from, until } = lastQuiet(quiet, now);
        expect(from).toBeLessThanOrEqual(now);
        expect(until).toBeGreaterThan(from);
        const allowed = allowedFrom(quiet, now);
        expect(allowed).toBeGreaterThanOrEqual(now);
        expect(allowed - now).toBeLessThanOrEqual(25 * HOUR);
        expect(allowedFrom(quiet, allowed)).toBe(allowed);
      }),
    );
  });

  test('hold everything back and sum it up when they end, over a restart too', async () => {
    using announcer = await atNoon();
    const students = enrol(announcer, 'B.Sc.', NAMES);
    announcer.save({ quietHours: NIGHT });
    await announcer.clock.pass(on(23, 22) - announcer.clock.now());
    announcer.report('failed', failing(students));
    await announcer.clock.pass(on(24, 1) - announcer.clock.now());
    await announcer.restart();
    await announcer.clock.pass(on(24, 6, 59) - announcer.clock.now());
    announcer.reply({ wamid: 'wamid.in', to: students[0] ?? {} });
    await announcer.clock.pass(59 * SECOND);
    expect(announcer.shown).toEqual([]);
    await announcer.clock.pass(5 * SECOND);
    expect(announcer.titles()).toEqual(['3 messages failed earlier', '1 reply came earlier']);
    announcer.reply({ wamid: 'wamid.in2', to: students[1] ?? {} });
    await announcer.clock.pass(MINUTE);
    expect(announcer.titles().slice(2)).toEqual(['Meera Nair replied']);
  });

  test('that are turned off let through what they held back', async () => {
    using announcer = await atNoon();
    const students = enrol(announcer, 'B.Sc.', NAMES);
    announcer.save({ quietHours: { from: '11:00', until: '18:00' } });
    announcer.report('failed', failing(students));
    await announcer.clock.pass(10 * MINUTE);
    expect(announcer.shown).toEqual([]);
    announcer.save({ quietHours: null });
    await announcer.clock.pass(SECOND);
    expect(announcer.titles()).toEqual(['3 messages failed in B.Sc.']);
  });
});

describe('a kind that is switched off', () => {
  test('is not told, and not told later either; the others are', async () => {
    using announcer = await atNoon();
    const [asha = {}, meera = {}] = enrol(announcer, 'B.Sc.', NAMES);
    announcer.save({ notices: { failed: false, tunnel: false } });
    announcer.report('failed', failing([asha]));
    announcer.reply({ wamid: 'wamid.in', to: meera });
    announcer.notices().tunnelDown(announcer.clock.now());
    await announcer.clock.pass(HOUR);
    announcer.save({ notices: { failed: true, tunnel: true } });
    await announcer.restart();
    await announcer.clock.pass(HOUR);
    expect(announcer.titles()).toEqual(['Meera Nair replied']);
  });
});

describe('the tunnel', () => {
  test('is told when it has been down for two minutes, once an outage', async () => {
    using announcer = await atNoon();
    const notices = announcer.notices();
    notices.tunnelDown(announcer.clock.now());
    await announcer.clock.pass(119 * SECOND);
    notices.tunnelDown(announcer.clock.now());
    expect(announcer.shown).toEqual([]);
    await announcer.clock.pass(SECOND);
    notices.tunnelDown(announcer.clock.now());
    await announcer.clock.pass(HOUR);
    expect(announcer.shown).toMatchObject([{ kind: 'tunnel', title: WORDS.en.tunnel.title, collegeId: null }]);
    notices.tunnelDown(null);
    notices.tunnelDown(announcer.clock.now());
    await announcer.clock.pass(HOUR);
    expect(new Set(announcer.shown.map(({ key }) => key)).size).toBe(2);
  });

  test('that comes back within two minutes is not told', async () => {
    using announcer = await atNoon();
    announcer.notices().tunnelDown(announcer.clock.now());
    await announcer.clock.pass(MINUTE);
    announcer.notices().tunnelDown(null);
    await announcer.clock.pass(HOUR);
    expect(announcer.shown).toEqual([]);
    expect(announcer.clock.waiting()).toBe(0);
  });

  test('that was down and back within the quiet hours is not told, one still down at their end is', async () => {
    using announcer = await atNoon();
    announcer.save({ quietHours: { from: '12:00', until: '14:00' } });
    announcer.notices().tunnelDown(announcer.clock.now());
    await announcer.clock.pass(30 * MINUTE);
    announcer.notices().tunnelDown(null);
    announcer.notices().sendingPaused(announcer.clock.now());
    await announcer.clock.pass(HOUR);
    expect(announcer.shown).toEqual([]);
    await announcer.clock.pass(HOUR);
    expect(announcer.shown).toMatchObject([{ kind: 'paused', title: WORDS.en.paused.title }]);
  });
});

describe('words', () => {
  test('are in the desk’s language', async () => {
    using announcer = await atNoon();
    const students = enrol(announcer, 'B.Sc.', NAMES);
    announcer.save({ language: 'hi' });
    announcer.report('failed', failing(students));
    announcer.reply({ wamid: 'wamid.in', to: students[0] ?? {} });
    await announcer.clock.pass(MINUTE);
    expect(announcer.titles()).toEqual(['B.Sc. में 3 संदेश नहीं पहुँचे', 'Asha Verma का जवाब आया']);
  });

  test.each(LANGUAGES)('in %s differ for one and for many', (language) => {
    const words = WORDS[language];
    for (const say of [words.failed, words.replies] as const)
      expect(say(1, 'B.A.')).not.toBe(say(2, 'B.A.').replace('2', '1'));
    for (const say of [words.failedTo, words.repliesFrom] as const) expect(say('Asha', 2)).toContain('2');
    for (const say of [words.failedEarlier, words.repliesEarlier] as const) expect(say(12)).toContain('12');
  });

  test('name the college where the desk has several', async () => {
    using announcer = await atNoon();
    const [asha = {}] = enrol(announcer, 'B.Sc.', NAMES);
    announcer.desk.writer.write('saveCollege', [{ id: 'c2', name: 'Meera College' }, 'test']);
    const number = { phoneNumberId: '222', collegeId: 'c2', wabaId: 'w2', appId: APP, displayPhone: null };
    announcer.desk.writer.write('saveNumber', [number, [], 'test']);
    announcer.report('failed', failing([asha]));
    await announcer.clock.pass(MINUTE);
    expect(announcer.titles()).toEqual(['Asha College: A message to Asha Verma failed']);
  });
});

describe('while the database cannot be written', () => {
  test('nothing is told, and it is told once when it can be', async () => {
    using announcer = await atNoon();
    const students = enrol(announcer, 'B.Sc.', NAMES);
    announcer.report('failed', failing(students.slice(0, 1)));
    announcer.desk.db.pragma('query_only = ON');
    await announcer.clock.pass(MINUTE);
    expect(announcer.shown).toEqual([]);
    expect(announcer.bugs).toHaveLength(1);
    announcer.desk.db.pragma('query_only = OFF');
    await announcer.clock.pass(HOUR);
    expect(announcer.titles()).toEqual(['A message to Asha Verma failed']);
  });
});

test('news is found by an index, however many messages there are', async () => {
  using announcer = await atNoon();
  const plan = announcer.desk.db
    .prepare<unknown[], { detail: string }>(
      'EXPLAIN QUERY PLAN SELECT max(news_seq) FROM messages AS m WHERE m.college_id = ? AND m.news_seq > ? AND m.status_at >= ?',
    )
    .all(COLLEGE, 0, 0);
  expect(plan.map(({ detail }) => detail)).toEqual([
    expect.stringContaining('INDEX messages_news (college_id=? AND news_seq>?)'),
  ]);
});

describe('a running desk', () => {
  test('says a reply to its host, which can have the window show that registration', async () => {
    await using desk = await startDesk();
    const window = openMemoryWindow();
    const session = desk.open(window.peer);
    const shown: unknown[] = [];
    desk.notices.subscribe((notice) => {
      shown.push(notice);
      const { registrationId, collegeId } = notice;
      if (registrationId && collegeId) session.show({ type: 'open_registration', collegeId, registrationId });
    });
    const message = textMessage({
      wamid: 'wamid.1',
      at: Date.now(),
      from: { phone: '919812345678', name: 'Om' },
      text: 'Hi',
    });
    await desk.post(messageBody({ phoneNumberId: NUMBER, wabaId: WABA, messages: [message] }));
    await eventually('the notice', () => shown.length > 0);
    expect(shown).toMatchObject([{ kind: 'replies', title: 'Om replied', body: 'Hi', collegeId: COLLEGE }]);
    // The page was still loading when the notice was clicked.
    expect(window.frames).toEqual([]);
    window.register({ token: desk.token, collegeId: COLLEGE });
    const { registrationId } = await window.hears('open_registration');
    expect(window.types()).toEqual(['registered', 'open_registration']);
    window.say({ type: 'ask', id: '1', ask: 'registrations.get', params: { id: registrationId } });
    expect(await window.hears('answer')).toMatchObject({ ok: true, value: { name: 'Om', unread: 1 } });
  });

  test('has a window of its own show a registration now, or as soon as its page has registered', async () => {
    await using desk = await startDesk();
    const frames: ServerFrame[] = [];
    const wire = desk.ownWindow((carried) => {
      if (typeof carried === 'string') frames.push(JSON.parse(carried) as ServerFrame);
    });
    const wanted = (registrationId: string) =>
      ({ type: 'open_registration', collegeId: COLLEGE, registrationId }) as const;
    wire.show(wanted('r_1'));
    wire.show(wanted('r_2'));
    wire.hear(JSON.stringify({ type: 'register', token: '' }));
    await eventually('the page registers', () => frames.some(({ type }) => type === 'open_registration'));
    wire.show(wanted('r_3'));
    wire.gone();
    wire.show(wanted('r_4'));
    wire.hear(JSON.stringify({ type: 'register', token: '' }));
    await eventually('the next page registers', () => frames.filter(({ type }) => type === 'registered').length === 2);
    const asked = frames.flatMap((frame) => (frame.type === 'open_registration' ? [frame.registrationId] : []));
    // The last wish stands; each is said once.
    expect(asked).toEqual(['r_2', 'r_3', 'r_4']);
  });
});
