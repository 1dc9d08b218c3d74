import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { CLOSE, type ClientFrame, type CollegeFrame, type ServerFrame } from '../preload/contract/frames.ts';
import { backoff } from '../renderer/connection/backoff.ts';
import type { Clock } from '../renderer/connection/clock.ts';
import { type Connection, createConnection } from '../renderer/connection/connection.ts';
import { socketAddress, wsDial } from '../renderer/connection/ws-wire.ts';
import { eventually } from './support/eventually.ts';
import { listen } from './support/listen.ts';

/** A desk that says what the test tells it to, over a real socket. */
const openDesk = async () => {
  const server = createServer();
  const sockets = new WebSocketServer({ server });
  const heard: ClientFrame[] = [];
  const open: WebSocket[] = [];
  let dials = 0;
  let onFrame = (_frame: ClientFrame, _say: (frame: ServerFrame) => void): void => {};
  sockets.on('connection', (socket) => {
    dials += 1;
    open.push(socket);
    socket.on('message', (bytes) => {
      const frame: ClientFrame = JSON.parse(String(bytes));
      heard.push(frame);
      onFrame(frame, (answer) => socket.send(JSON.stringify(answer)));
    });
  });
  const { url, [Symbol.asyncDispose]: close } = await listen(server);
  return {
    address: socketAddress(new URL(url)),
    heard,
    dials: () => dials,
    reply: (how: typeof onFrame) => {
      onFrame = how;
    },
    say: (frame: ServerFrame) => open.at(-1)?.send(JSON.stringify(frame)),
    drop: (code = 1001) => open.at(-1)?.close(code),
    [Symbol.asyncDispose]: async () => {
      for (const socket of open) socket.terminate();
      await close();
    },
  };
};
type Desk = Awaited<ReturnType<typeof openDesk>>;

/** A clock that stands still until it is moved. */
const handClock = (): Clock & { readonly pass: (ms: number) => void } => {
  let now = 1_000_000;
  let timers: { readonly at: number; readonly run: () => void }[] = [];
  return {
    now: () => now,
    after: (ms, run) => {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    pass: (ms) => {
      const until = now + ms;
      for (;;) {
        const next = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers = timers.filter((other) => other !== next);
        now = next.at;
        next.run();
      }
      now = until;
    },
  };
};

const connect = (desk: Desk, clock: Clock, collegeId?: string) => {
  const frames: CollegeFrame[] = [];
  const phases: string[] = [];
  let resets = 0;
  const connection = createConnection({
    dial: wsDial(desk.address),
    token: 'right',
    collegeId,
    clock,
    random: () => 0.5,
  });
  connection.subscribe({
    frame: (frame) => frames.push(frame),
    feed: ({ phase }) => phases.at(-1) !== phase && phases.push(phase),
    reset: () => {
      resets += 1;
    },
  });
  return {
    connection,
    frames,
    phases,
    resets: () => resets,
    [Symbol.dispose]: () => connection.close(),
  };
};

const changed = (seq: number, collegeId = 'c1'): CollegeFrame => ({
  type: 'registration_changed',
  seq,
  collegeId,
  registrationId: 'asha',
});

/** Registers everyone at this number, and lets them be caught up. */
const welcome =
  (seq: number, collegeId = 'c1') =>
  (frame: ClientFrame, say: (frame: ServerFrame) => void): void => {
    if (frame.type === 'ping') say({ type: 'pong' });
    if (frame.type !== 'register') return;
    say({ type: 'registered', collegeId: frame.collegeId ?? collegeId, seq });
    if (frame.since !== undefined) say({ type: 'caught_up', seq });
  };

const isLive = (connection: Connection) => eventually('live', () => connection.feed().phase === 'live');
const registers = (desk: Desk) => desk.heard.filter((frame) => frame.type === 'register');

describe('registering', () => {
  test('the first time it is live as soon as it is registered', async () => {
    await using desk = await openDesk();
    desk.reply(welcome(812));
    using window = connect(desk, handClock());
    await isLive(window.connection);
    expect(desk.heard[0]).toEqual({ type: 'register', token: 'right' });
    expect(window.connection.feed()).toMatchObject({ collegeId: 'c1', asOf: 1_000_000 });
  });

  test('a refused token ends in "unauthorized" and is not tried again', async () => {
    await using desk = await openDesk();
    desk.reply((_, say) => {
      say({ type: 'error', code: 'unauthorized', message: 'wrong token' });
      desk.drop(CLOSE.unauthorized);
    });
    const clock = handClock();
    using window = connect(desk, clock);
    const asking = expect(window.connection.ask('colleges.list', {})).rejects.toMatchObject({ code: 'forbidden' });
    await eventually('unauthorized', () => window.connection.feed().phase === 'unauthorized');
    clock.pass(60_000);
    await asking;
    expect(desk.dials()).toBe(1);
  });

  test('a remembered college that the token does not cover gives way to the first that it does', async () => {
    await using desk = await openDesk();
    desk.reply((frame, say) => {
      if (frame.type === 'register' && frame.collegeId === 'gone')
        say({ type: 'error', code: 'unauthorized', message: 'not this college' });
      else welcome(5)(frame, say);
    });
    using window = connect(desk, handClock(), 'gone');
    await isLive(window.connection);
    expect(window.connection.feed().collegeId).toBe('c1');
  });
});

describe('coming back', () => {
  test('it says what it has seen, and is stale, catching up, then live', async () => {
    await using desk = await openDesk();
    desk.reply(welcome(10));
    const clock = handClock();
    using window = connect(desk, clock);
    await isLive(window.connection);
    desk.say(changed(11));
    await eventually('the frame', () => window.frames.length === 1);
    clock.pass(5_000);
    desk.drop();
    await eventually('stale', () => window.connection.feed().phase === 'stale');
    expect(window.connection.feed().asOf).toBe(1_000_000);
    desk.reply(welcome(14));
    clock.pass(1_000);
    await isLive(window.connection);
    expect(registers(desk)[1]).toEqual({ type: 'register', token: 'right', collegeId: 'c1', since: 11 });
    expect(window.phases).toEqual(['connecting', 'live', 'stale', 'catching_up', 'live']);
  });

  test('a catch-up that is cut off is asked for again from its beginning', async () => {
    await using desk = await openDesk();
    desk.reply(welcome(10));
    const clock = handClock();
    using window = connect(desk, clock);
    await isLive(window.connection);
    desk.drop();
    await eventually('stale', () => window.connection.feed().phase === 'stale');
    desk.reply((frame, say) => {
      if (frame.type !== 'register') return;
      say({ type: 'registered', collegeId: 'c1', seq: 99 });
      say(changed(80));
      desk.drop();
    });
    clock.pass(1_000);
    await eventually('the page', () => window.frames.length === 1);
    await eventually('stale again', () => window.connection.feed().phase === 'stale');
    desk.reply(welcome(99));
    clock.pass(2_000);
    await isLive(window.connection);
    expect(registers(desk).at(-1)).toMatchObject({ since: 10 });
  });

  test('a desk whose numbers begin anew makes the window forget', async () => {
    await using desk = await openDesk();
    desk.reply(welcome(500));
    const clock = handClock();
    using window = connect(desk, clock);
    await isLive(window.connection);
    desk.drop();
    await eventually('stale', () => window.connection.feed().phase === 'stale');
    desk.reply(welcome(20));
    clock.pass(1_000);
    await isLive(window.connection);
    expect(window.resets()).toBe(1);
    desk.drop();
    await eventually('stale', () => window.connection.feed().phase === 'stale');
    clock.pass(1_000);
    await isLive(window.connection);
    expect(registers(desk).at(-1)).toMatchObject({ since: 20 });
    expect(window.resets()).toBe(1);
  });

  test('waking dials at once instead of waiting its turn', async () => {
    await using desk = await openDesk();
    desk.reply(welcome(10));
    using window = connect(desk, handClock());
    await isLive(window.connection);
    desk.drop();
    await eventually('stale', () => window.connection.feed().phase === 'stale');
    window.connection.wake();
    await isLive(window.connection);
    expect(desk.dials()).toBe(2);
  });

  test('it waits longer each time, with chance in it, and never above 15 seconds', () => {
    const waits = (random: number) => [0, 1, 2, 5, 50].map((tries) => backoff(tries, () => random));
    expect(waits(0)).toEqual([250, 500, 1_000, 7_500, 7_500]);
    expect(waits(1)).toEqual([500, 1_000, 2_000, 15_000, 15_000]);
  });
});

describe('staying', () => {
  test('it pings every 30 seconds', async () => {
    await using desk = await openDesk();
    desk.reply(welcome(10));
    const clock = handClock();
    using window = connect(desk, clock);
    await isLive(window.connection);
    clock.pass(30_000);
    await eventually('the first ping', () => desk.heard.filter(({ type }) => type === 'ping').length === 1);
    clock.pass(5_000);
    expect(window.connection.feed().phase).toBe('live');
  });

  test('a desk that hears pings and says nothing is given up', async () => {
    await using desk = await openDesk();
    desk.reply((frame, say) => frame.type === 'register' && welcome(10)(frame, say));
    const clock = handClock();
    using window = connect(desk, clock);
    await isLive(window.connection);
    clock.pass(30_000);
    await eventually('the ping', () => desk.heard.at(-1)?.type === 'ping');
    clock.pass(9_000);
    expect(window.connection.feed().phase).toBe('live');
    clock.pass(1_000);
    expect(window.connection.feed().phase).toBe('stale');
  });

  test('after waking, three seconds of silence are enough', async () => {
    await using desk = await openDesk();
    desk.reply((frame, say) => frame.type === 'register' && welcome(10)(frame, say));
    const clock = handClock();
    using window = connect(desk, clock);
    await isLive(window.connection);
    window.connection.wake();
    clock.pass(3_000);
    expect(window.connection.feed().phase).toBe('stale');
  });

  test('waking again and again does not put off the end of a silent connection', async () => {
    await using desk = await openDesk();
    desk.reply((frame, say) => frame.type === 'register' && welcome(10)(frame, say));
    const clock = handClock();
    using window = connect(desk, clock);
    await isLive(window.connection);
    for (let second = 0; second < 3; second += 1) {
      window.connection.wake();
      clock.pass(1_000);
    }
    expect(window.connection.feed().phase).toBe('stale');
  });

  test('frames it does not know are passed over', async () => {
    await using desk = await openDesk();
    desk.reply(welcome(10));
    using window = connect(desk, handClock());
    await isLive(window.connection);
    desk.say(JSON.parse('{"type":"from_the_future"}'));
    desk.say(changed(11));
    await eventually('the frame', () => window.frames.length === 1);
  });
});

describe('asking', () => {
  const list = { rows: [] };
  const answering = (frame: ClientFrame, say: (frame: ServerFrame) => void): void => {
    if (frame.type === 'ask') say({ type: 'answer', id: frame.id, ok: true, value: list });
    else welcome(10)(frame, say);
  };

  test('an ask before the connection stands is answered once it does', async () => {
    await using desk = await openDesk();
    desk.reply(answering);
    using window = connect(desk, handClock());
    expect(await window.connection.ask('colleges.list', {})).toEqual(list);
  });

  test('a refusal carries its code', async () => {
    await using desk = await openDesk();
    desk.reply((frame, say) => {
      if (frame.type === 'ask')
        say({ type: 'answer', id: frame.id, ok: false, error: { code: 'not_found', message: 'no such message' } });
      else welcome(10)(frame, say);
    });
    using window = connect(desk, handClock());
    await expect(window.connection.ask('messages.timeline', { id: 'm1' })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('no answer in time is a failure', async () => {
    await using desk = await openDesk();
    desk.reply(welcome(10));
    const clock = handClock();
    using window = connect(desk, clock);
    await isLive(window.connection);
    const asking = window.connection.ask('health.get', {}, { timeoutMs: 5_000 });
    clock.pass(5_000);
    await expect(asking).rejects.toMatchObject({ code: 'timeout' });
  });

  test('a read whose answer was lost is asked again; a write is never', async () => {
    await using desk = await openDesk();
    desk.reply(welcome(10));
    const clock = handClock();
    using window = connect(desk, clock);
    await isLive(window.connection);
    const read = window.connection.ask('registrations.facets', {});
    const write = window.connection.ask('registrations.seen', { id: 'asha' });
    const interrupted = expect(write).rejects.toMatchObject({ code: 'interrupted' });
    await eventually('both asks', () => desk.heard.filter(({ type }) => type === 'ask').length === 2);
    desk.drop();
    await interrupted;
    await expect(window.connection.ask('registrations.seen', { id: 'asha' })).rejects.toMatchObject({
      code: 'offline',
    });
    desk.reply(answering);
    clock.pass(1_000);
    expect(await read).toEqual(list);
    const asked = desk.heard.flatMap((frame) => (frame.type === 'ask' ? [frame.ask] : []));
    expect(asked).toEqual(['registrations.facets', 'registrations.seen', 'registrations.facets']);
  });
});

describe('choosing another college', () => {
  test('it registers again on the same socket, and nothing of the old college is taken for the new one', async () => {
    await using desk = await openDesk();
    desk.reply(welcome(10));
    using window = connect(desk, handClock());
    await isLive(window.connection);
    desk.reply(() => {});
    const asked = window.connection.ask('registrations.facets', {});
    const givenUp = expect(asked).rejects.toMatchObject({ code: 'interrupted' });
    window.connection.choose('c2');
    await givenUp;
    await eventually('the second register', () => registers(desk).length === 2);
    desk.say(changed(11, 'c1'));
    desk.say({ type: 'registered', collegeId: 'c2', seq: 3 });
    desk.say(changed(4, 'c2'));
    await eventually('a frame', () => window.frames.length > 0);
    expect(window.frames).toEqual([changed(4, 'c2')]);
    expect(registers(desk).at(-1)).toEqual({ type: 'register', token: 'right', collegeId: 'c2' });
    expect([desk.dials(), window.resets(), window.connection.feed().collegeId]).toEqual([1, 1, 'c2']);
  });

  test('what is asked in the moment of choosing is answered by the new college', async () => {
    await using desk = await openDesk();
    let college = '';
    desk.reply((frame, say) => {
      if (frame.type === 'register') college = frame.collegeId ?? 'c1';
      if (frame.type === 'ask') say({ type: 'answer', id: frame.id, ok: true, value: { rows: [college] } });
      else welcome(10)(frame, say);
    });
    using window = connect(desk, handClock());
    await isLive(window.connection);
    const asked: Promise<unknown>[] = [];
    window.connection.subscribe({ reset: () => asked.push(window.connection.ask('colleges.list', {})) });
    window.connection.choose('c2');
    expect(await Promise.all(asked)).toEqual([{ rows: ['c2'] }]);
  });
});
