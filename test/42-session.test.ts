import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answers } from '../main/relay/answer-to.ts';
import { type Changes, openFeed } from '../main/relay/feed.ts';
import { createRelay } from '../main/relay/relay.ts';
import { openSession, type SessionOptions } from '../main/relay/session.ts';
import type { CollegeFrame, ServerFrame } from '../preload/contract/frames.ts';
import { type Desk, SENDER, startDesk } from './support/desk.ts';
import { openMemoryWindow } from './support/memory-window.ts';
import { statusBody } from './support/meta/bodies.ts';
import type { Report } from './support/meta/status-object.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const OTHER = { wabaId: '2', phoneNumberId: '222', displayPhone: '918047100200' };

const report = (n: number, status: Report['status'] = 'sent'): Report => ({
  wamid: `wamid.${n}`,
  status,
  at: NOON + n,
  to: { phone: `9198${10_000_000 + n}` },
});
const many = (count: number, status: Report['status'] = 'sent') =>
  statusBody({ ...SENDER, statuses: Array.from({ length: count }, (_, n) => report(n, status)) });

const windowOf = (desk: Desk) => {
  const window = openMemoryWindow();
  desk.open(window.peer);
  return {
    ...window,
    register: (since?: number) =>
      window.register({ token: desk.token, collegeId: 'c1', ...(since !== undefined && { since }) }),
  };
};

describe('a window', () => {
  test('is told its college and how far that is', async () => {
    await using desk = await startDesk();
    await desk.post(many(3));
    const window = windowOf(desk);
    window.register();
    expect(await window.hears('registered')).toEqual({ type: 'registered', collegeId: 'c1', seq: 3 });
  });

  test('that names no college gets the first that its token covers', async () => {
    await using desk = await startDesk();
    const window = windowOf(desk);
    window.say({ type: 'register', token: desk.token });
    expect((await window.hears('registered')).collegeId).toBe('c1');
  });

  test('hears of a change before Meta hears 200', async () => {
    await using desk = await startDesk();
    const window = windowOf(desk);
    window.register();
    await window.hears('registered');
    for (let n = 0; n < 20; n += 1) {
      expect(await desk.post(statusBody({ ...SENDER, statuses: [report(n)] }))).toBe(200);
      expect(window.frames.at(-1)).toMatchObject({ type: 'message_status_update', messageId: `wamid.${n}` });
    }
  });

  test('is answered pong, registered or not', async () => {
    await using desk = await startDesk();
    const window = windowOf(desk);
    window.say({ type: 'ping' });
    await window.hears('pong');
    window.register();
    await window.hears('registered');
    window.say({ type: 'ping' });
    await window.hears('pong', 2);
  });

  test('that asks before it registers is told to register, and may', async () => {
    await using desk = await startDesk();
    const window = windowOf(desk);
    window.say({ type: 'ask', id: '1', ask: 'health.get', params: {} });
    expect(await window.hears('error')).toMatchObject({ code: 'not_registered' });
    window.register();
    await window.hears('registered');
  });

  test('may ask right behind its register', async () => {
    await using desk = await startDesk();
    const window = windowOf(desk);
    window.register();
    window.say({ type: 'ask', id: '1', ask: 'numbers.list', params: {} });
    expect(await window.hears('answer')).toMatchObject({ id: '1', ok: true });
    expect(window.types()).toEqual(['registered', 'answer']);
  });

  test('with a wrong token hears the error, then is closed with 4401', async () => {
    await using desk = await startDesk();
    for (const [token, collegeId] of [
      ['wrong', 'c1'],
      ['', 'c1'],
      [`${desk.token}x`, 'c1'],
      [desk.token, 'nowhere'],
      [desk.token, '__proto__'],
      [desk.token, ''],
    ] as const) {
      const window = openMemoryWindow();
      desk.open(window.peer);
      window.register({ token, collegeId });
      expect((await window.closed).code).toBe(4401);
      await turn();
      expect(window.frames).toEqual([
        { type: 'error', code: 'unauthorized', message: 'The token is wrong, or does not open this college.' },
      ]);
    }
  });

  test('without a token is closed like one with a wrong one', async () => {
    await using desk = await startDesk();
    const window = windowOf(desk);
    window.say({ type: 'register', collegeId: 'c1' });
    expect((await window.closed).code).toBe(4401);
    await turn();
    expect(window.frames).toMatchObject([{ type: 'error', code: 'unauthorized' }]);
  });

  test('hears nothing more after it was closed, whatever it says', async () => {
    await using desk = await startDesk();
    const window = windowOf(desk);
    window.register();
    await window.hears('registered');
    window.say({ type: 'register', token: 'wrong' });
    await window.closed;
    const heard = window.types();
    window.register();
    await desk.post(many(2));
    await turn();
    expect(window.types()).toEqual(heard);
  });

  test('whose token is revoked is closed at once, others of its college are not', async () => {
    await using desk = await startDesk();
    const staff = windowOf(desk);
    staff.register();
    const ask = async (id: string, name: string, params: object) => {
      staff.say({ type: 'ask', id, ask: name, params });
      const { length } = staff.frames.filter(({ type }) => type === 'answer');
      return staff.hears('answer', length + 1);
    };
    const made = await ask('1', 'tokens.create', { collegeId: 'c1', label: 'Front desk' });
    const { id, token } = made.ok ? (made.value as { id: string; token: string }) : { id: '', token: '' };
    const guest = openMemoryWindow();
    desk.open(guest.peer);
    guest.register({ token });
    await guest.hears('registered');
    expect(await ask('2', 'tokens.revoke', { id })).toMatchObject({ ok: true });
    expect((await guest.closed).code).toBe(4401);
    await desk.post(many(1));
    expect(staff.types().at(-1)).toBe('message_status_update');
    expect(guest.types()).toEqual(['registered', 'error']);
    const again = openMemoryWindow();
    desk.open(again.peer);
    again.register({ token });
    expect((await again.closed).code).toBe(4401);
  });
});

describe('a window that does not know the words', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk[Symbol.asyncDispose]());

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'ping'],
    ['a number', 7],
    ['a list', [{ type: 'ping' }]],
    ['no type', {}],
    ['a type there is not', { type: 'shout' }],
    ['a type of ours', { type: 'registered', collegeId: 'c1', seq: 0 }],
    ['a token that is no text', { type: 'register', token: 7 }],
    ['a since below zero', { type: 'register', token: 'x', since: -1 }],
    ['a since between numbers', { type: 'register', token: 'x', since: 0.5 }],
    ['a since that is a text', { type: 'register', token: 'x', since: '1' }],
    ['an ask without an id', { type: 'ask', ask: 'health.get', params: {} }],
    ['an ask with a number as id', { type: 'ask', id: 1, ask: 'health.get', params: {} }],
    ['a prototype as type', JSON.parse('{"__proto__":{"type":"ping"}}')],
  ])('and says %s is told it is no frame, and lives on', async (_what, frame) => {
    const window = windowOf(desk);
    window.say(frame);
    expect(await window.hears('error')).toMatchObject({ code: 'bad_frame' });
    window.register();
    await window.hears('registered');
    expect(desk.logged).toEqual([]);
  });

  test.each([
    ['an ask there is not', 'colleges.drop', {}],
    ['a name of every object', 'constructor', {}],
    ['a prototype', '__proto__', {}],
    ['an empty name', '', {}],
    ['params of another kind', 'registrations.get', { id: 7 }],
    ['no params where some are needed', 'registrations.get', undefined],
    ['params that are a list', 'registrations.list', []],
    ['params that are null and needed', 'messages.timeline', null],
    ['a limit too high', 'registrations.list', { limit: 501 }],
    ['a status there is not', 'registrations.list', { status: 'deleted' }],
    ['a page there is not', 'registrations.list', { after: 'nonsense' }],
    ['a page of another list', 'registrations.list', { after: Buffer.from('[1,1]').toString('base64url') }],
  ])('and asks %s is answered bad_request', async (_what, ask, params) => {
    const window = windowOf(desk);
    window.register();
    window.say({ type: 'ask', id: 'x', ask, params });
    expect(await window.hears('answer')).toMatchObject({ id: 'x', ok: false, error: { code: 'bad_request' } });
    expect(desk.logged).toEqual([]);
  });
});

describe('a session', () => {
  const options: SessionOptions = {
    relay: createRelay(),
    answers: {} as Answers,
    authorise: async (token) =>
      token === 'right' ? { caller: { collegeId: 'c1', desk: true, who: 'desk' }, seq: 0 } : null,
    changes: async () => [],
    onBug: (bug) => {
      throw bug;
    },
    registerWithinMs: 30,
  };

  test('that does not register in time is closed with 4408', async () => {
    const window = openMemoryWindow();
    openSession(window.peer, options);
    window.say({ type: 'ping' });
    expect((await window.closed).code).toBe(4408);
    await turn();
    expect(window.types()).toEqual(['pong']);
  });

  test('that has registered stays', async () => {
    const window = openMemoryWindow();
    openSession(window.peer, options);
    window.register({ token: 'right' });
    await window.hears('registered');
    await wait(60);
    window.say({ type: 'ping' });
    await window.hears('pong');
  });

  test('whose register is still being looked up when time is over is closed once, and joins nothing', async () => {
    const looked = Promise.withResolvers<Awaited<ReturnType<SessionOptions['authorise']>>>();
    const window = openMemoryWindow();
    openSession(window.peer, { ...options, authorise: () => looked.promise });
    window.register({ token: 'right' });
    expect((await window.closed).code).toBe(4408);
    looked.resolve({ caller: { collegeId: 'c1', desk: true, who: 'desk' }, seq: 0 });
    await turn();
    expect(window.frames).toEqual([]);
  });

  test('that meets a bug of ours is closed with 1011, and the log is told', async () => {
    const bugs: unknown[] = [];
    const window = openMemoryWindow();
    const authorise = () => Promise.reject(new TypeError('a bug'));
    openSession(window.peer, { ...options, authorise, onBug: (bug) => void bugs.push(bug) });
    window.register({ token: 'right' });
    expect((await window.closed).code).toBe(1011);
    expect(bugs).toEqual([new TypeError('a bug')]);
  });

  test('whose answer meets a bug hears that something went wrong, and no word of what', async () => {
    const bugs: unknown[] = [];
    const window = openMemoryWindow();
    const answers = {
      'health.get': () => Promise.reject(new TypeError('/secret/path')),
    } as Partial<Answers> as Answers;
    openSession(window.peer, { ...options, answers, onBug: (bug) => void bugs.push(bug) });
    window.register({ token: 'right' });
    window.say({ type: 'ask', id: '1', ask: 'health.get', params: {} });
    const answer = await window.hears('answer');
    expect(answer).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(bugs).toHaveLength(1);
  });

  const published = (seq: number): CollegeFrame[] => [
    { type: 'registration_changed', seq, collegeId: 'c1', registrationId: null },
  ];

  /** A window that takes what it is told when the test says so. */
  const slowWindow = () => {
    const window = openMemoryWindow();
    let backlog = 0;
    let room = Promise.withResolvers<void>();
    const peer = { ...window.peer, backlog: () => backlog, drained: () => room.promise };
    return {
      ...window,
      peer,
      fills: () => {
        backlog = 4_000_001;
        room = Promise.withResolvers();
      },
      drains: () => {
        backlog = 0;
        room.resolve();
      },
    };
  };

  test('that falls behind is told nothing until it has room, then what it missed, then goes on', async () => {
    const relay = createRelay();
    const window = slowWindow();
    let seq = 0;
    const changes: Changes = async (_college, since) => (since < seq ? published(seq) : []);
    const publish = (): void => {
      seq += 1;
      relay.publish(published(seq));
    };
    openSession(window.peer, { ...options, relay, changes });
    window.register({ token: 'right', since: 0 });
    await window.hears('caught_up');
    publish();
    window.fills();
    publish();
    publish();
    await turn();
    expect(window.frames.slice(2)).toEqual(published(1));
    window.drains();
    await window.hears('registration_changed', 2);
    publish();
    await turn();
    expect(window.frames.slice(2)).toEqual([1, 3, 4].flatMap(published));
  });

  test('that takes too long over it is cut off with 4413, told nothing more, and leaves its college', async () => {
    const relay = createRelay();
    const window = slowWindow();
    openSession(window.peer, { ...options, relay, drainWithinMs: 30 });
    window.register({ token: 'right', since: 0 });
    await window.hears('caught_up');
    window.fills();
    relay.publish(published(1));
    expect((await window.closed).code).toBe(4413);
    window.drains();
    relay.publish(published(2));
    await turn();
    expect(window.types()).toEqual(['registered', 'caught_up']);
  });

  test('that only asks and never reads is cut off too', async () => {
    const window = openMemoryWindow();
    openSession({ ...window.peer, backlog: () => 32_000_001 }, options);
    window.say({ type: 'ping' });
    expect((await window.closed).code).toBe(4413);
  });
});

describe('what was missed', () => {
  test('comes once each, as it stands now, oldest change first, then caught_up', async () => {
    await using desk = await startDesk();
    await desk.post(many(3));
    await desk.post(statusBody({ ...SENDER, statuses: [report(0, 'read'), report(1, 'failed')] }));
    const window = windowOf(desk);
    window.register(1);
    const { seq } = await window.hears('caught_up');
    expect(window.frames.slice(1, -1)).toMatchObject([
      { seq: 3, messageId: 'wamid.2', status: 'sent' },
      { seq: 4, messageId: 'wamid.0', status: 'read' },
      { seq: 5, messageId: 'wamid.1', status: 'failed' },
    ]);
    expect(seq).toBe(5);
  });

  test('of 1,200 messages comes in more than one page, each message once', async () => {
    await using desk = await startDesk();
    await desk.post(many(1_200));
    await desk.post(many(700, 'read'));
    const window = windowOf(desk);
    window.register(0);
    expect(await window.hears('caught_up')).toEqual({ type: 'caught_up', seq: 1_900 });
    const updates = window.frames.filter((frame) => frame.type === 'message_status_update');
    expect(new Set(updates.map(({ id }) => id)).size).toBe(1_200);
    expect(updates.length).toBe(1_200);
    expect(updates.map(({ seq }) => seq)).toEqual(updates.map(({ seq }) => seq).toSorted((a, b) => a - b));
    expect(updates.filter(({ status }) => status === 'read').length).toBe(700);
  });

  test('is nothing for one who missed nothing, and for one from the future', async () => {
    await using desk = await startDesk();
    await desk.post(many(3));
    for (const since of [3, 4, 1_000_000, Number.MAX_SAFE_INTEGER]) {
      const window = windowOf(desk);
      window.register(since);
      expect(await window.hears('caught_up')).toEqual({ type: 'caught_up', seq: 3 });
      expect(window.types()).toEqual(['registered', 'caught_up']);
    }
  });
});

describe('another college', () => {
  const twoColleges = async () => {
    const desk = await startDesk();
    using window = await desk.window();
    await window.ask('colleges.save', { id: 'c2', name: 'Second' });
    await window.ask('numbers.save', { phoneNumberId: OTHER.phoneNumberId, wabaId: OTHER.wabaId, collegeId: 'c2' });
    return desk;
  };

  test('is not heard, neither live nor in what was missed', async () => {
    await using desk = await twoColleges();
    await desk.post(many(2));
    await desk.post(statusBody({ ...OTHER, statuses: [report(50)] }));
    const window = openMemoryWindow();
    desk.open(window.peer);
    window.register({ token: desk.token, collegeId: 'c2', since: 0 });
    expect(await window.hears('caught_up')).toEqual({ type: 'caught_up', seq: 1 });
    await desk.post(many(5, 'read'));
    await desk.post(statusBody({ ...OTHER, statuses: [report(50, 'read')] }));
    const heard = window.frames.filter((frame) => frame.type === 'message_status_update');
    expect(heard.map(({ collegeId, seq, messageId }) => [collegeId, seq, messageId])).toEqual([
      ['c2', 1, 'wamid.50'],
      ['c2', 2, 'wamid.50'],
    ]);
  });

  test('is heard from the moment of another register, and the first no more', async () => {
    await using desk = await twoColleges();
    const window = windowOf(desk);
    window.register(0);
    await window.hears('caught_up');
    window.say({ type: 'register', token: desk.token, collegeId: 'c2', since: 0 });
    await window.hears('caught_up', 2);
    await desk.post(many(2));
    await desk.post(statusBody({ ...OTHER, statuses: [report(50)] }));
    expect(window.frames.slice(2)).toMatchObject([
      { type: 'registered', collegeId: 'c2' },
      { type: 'caught_up' },
      { type: 'message_status_update', collegeId: 'c2' },
    ]);
  });

  test('may be changed to in the middle of what was missed', async () => {
    await using desk = await twoColleges();
    await desk.post(many(1_200));
    await desk.post(statusBody({ ...OTHER, statuses: [report(50)] }));
    const window = windowOf(desk);
    window.register(0);
    window.say({ type: 'register', token: desk.token, collegeId: 'c2', since: 0 });
    await window.hears('caught_up');
    await desk.post(many(3, 'read'));
    const changed = window.frames.findLastIndex(({ type }) => type === 'registered');
    expect(window.frames.slice(changed)).toMatchObject([
      { type: 'registered', collegeId: 'c2' },
      { type: 'message_status_update', collegeId: 'c2', messageId: 'wamid.50' },
      { type: 'caught_up', seq: 1 },
    ]);
  });
});

describe('live frames and what was missed', () => {
  /** A college whose commits are seen by readers at once and published a while later, as threads do. */
  const college = () => {
    const latest = new Map<number, number>();
    const unpublished: CollegeFrame[] = [];
    const reads: { answer: () => void; look: () => void }[] = [];
    let seq = 0;
    const frame = (of: number, at: number): CollegeFrame => ({
      type: 'registration_changed',
      seq: at,
      collegeId: 'c1',
      registrationId: String(of),
    });
    const changes: Changes = (_college, since, limit) =>
      new Promise((resolve) => {
        let page: CollegeFrame[] | null = null;
        const look = (): void => {
          page ??= [...latest]
            .filter(([, at]) => at > since)
            .sort(([, a], [, b]) => a - b)
            .slice(0, limit)
            .map(([of, at]) => frame(of, at));
        };
        const answer = (): void => {
          look();
          reads.shift();
          resolve(page ?? []);
        };
        reads.push({ look, answer });
      });
    return {
      changes,
      latest,
      commit: (of: number) => {
        seq += 1;
        latest.set(of, seq);
        unpublished.push(frame(of, seq));
      },
      nextPublished: () => unpublished.shift(),
      look: () => reads[0]?.look(),
      answer: () => reads[0]?.answer(),
      quiet: () => reads.length === 0 && unpublished.length === 0,
    };
  };

  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('commit' as const), message: fc.nat(6) }) },
    { weight: 8, arbitrary: fc.record({ do: fc.constantFrom('publish', 'look', 'answer', 'slow', 'drain') }) },
  );

  test('however they fall together: nothing lost, nothing twice, always rising', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(6), { maxLength: 8 }),
        fc.nat(8),
        fc.integer({ min: 1, max: 3 }),
        fc.array(step, { maxLength: 40 }),
        async (before, sinceOrLess, pageSize, steps) => {
          const model = college();
          for (const message of before) model.commit(message);
          while (model.nextPublished());
          const since = Math.min(sinceOrLess, before.length);
          const relay = createRelay();
          const heard: ServerFrame[] = [];
          const draining: (() => void)[] = [];
          let slow = false;
          const feed = openFeed(
            {
              who: 'desk',
              collegeId: 'c1',
              tell: (frame) => void heard.push(frame),
              behind: () => slow,
              drained: () => new Promise((resolve) => draining.push(resolve)),
              dismiss: () => undefined,
            },
            relay,
            model.changes,
            pageSize,
          );
          const failed = feed.follow(since, (seq) => heard.push({ type: 'caught_up', seq }));
          const publish = (): void => {
            const frame = model.nextPublished();
            if (frame) relay.publish([frame]);
          };
          const drain = (): void => {
            slow = false;
            draining.shift()?.();
          };
          const settle = async (): Promise<void> => {
            for (let n = 0; n < 8; n += 1) await Promise.resolve();
          };
          for (const taken of steps) {
            if ('message' in taken) model.commit(taken.message);
            else if (taken.do === 'publish') publish();
            else if (taken.do === 'look') model.look();
            else if (taken.do === 'answer') model.answer();
            else if (taken.do === 'slow') slow = true;
            else drain();
            await settle();
          }
          while (!model.quiet() || draining.length > 0) {
            publish();
            model.answer();
            drain();
            await settle();
          }
          // A frame that found the window slow was not told; the page after it was.
          model.commit(99);
          for (let n = 0; n < 3; n += 1) {
            publish();
            model.answer();
            drain();
            await settle();
          }
          await Promise.race([failed, settle()]);
          feed.close();

          const numbered = heard.filter((frame) => frame.type === 'registration_changed');
          const seqs = numbered.map(({ seq }) => seq);
          expect(seqs).toEqual([...new Set(seqs)].toSorted((a, b) => a - b));
          const last = new Map(numbered.map(({ registrationId, seq }) => [Number(registrationId), seq]));
          const changed = [...model.latest].filter(([, seq]) => seq > since);
          expect(new Map([...last].toSorted())).toEqual(new Map(changed.toSorted()));
          const end = heard.findIndex(({ type }) => type === 'caught_up');
          expect(heard.filter(({ type }) => type === 'caught_up').length).toBe(1);
          expect(heard[end]).toMatchObject({ seq: Math.max(since, ...seqs.slice(0, end)) });
        },
      ),
      { numRuns: 300 },
    );
  });

  test('frames published between registered and the first page are heard by one who gave no since', async () => {
    const model = college();
    const relay = createRelay();
    const window = openMemoryWindow();
    openSession(window.peer, {
      relay,
      answers: {} as Answers,
      authorise: async () => {
        const granted = { caller: { collegeId: 'c1', desk: true, who: 'desk' }, seq: 0 };
        // Committed and published after the college was looked at, before the window has joined it.
        model.commit(1);
        const frame = model.nextPublished();
        if (frame) relay.publish([frame]);
        return granted;
      },
      changes: model.changes,
      onBug: (bug) => {
        throw bug;
      },
      registerWithinMs: 1_000,
    });
    window.register({ token: 'any' });
    await window.hears('registered');
    await turn();
    model.answer();
    await window.hears('registration_changed');
    expect(window.types()).toEqual(['registered', 'registration_changed']);
  });

  test('under a flood of deliveries the window ends where the list ends', async () => {
    await using desk = await startDesk();
    await desk.post(many(1_000));
    const flood = (async () => {
      for (const status of ['delivered', 'read', 'played'] as const)
        await Promise.all(
          Array.from({ length: 40 }, (_, batch) =>
            desk.post(
              statusBody({ ...SENDER, statuses: Array.from({ length: 25 }, (_, n) => report(batch * 25 + n, status)) }),
            ),
          ),
        );
    })();
    const windows = await Promise.all(
      [0, 300, 999].map(async (since) => {
        await wait(since / 20);
        const window = windowOf(desk);
        window.register(since);
        return window;
      }),
    );
    await flood;
    for (const { hears, frames } of windows) {
      await hears('caught_up');
      const updates = frames.filter((frame) => frame.type === 'message_status_update');
      const state = new Map(updates.map(({ messageId, status }) => [messageId, status]));
      expect(state.size).toBe(1_000);
      expect(new Set(state.values())).toEqual(new Set(['played']));
      const seqs = updates.map(({ seq }) => seq);
      expect(seqs).toEqual([...new Set(seqs)].toSorted((a, b) => a - b));
    }
  });
});
