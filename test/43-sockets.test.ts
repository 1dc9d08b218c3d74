import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { fromThisMachine } from '../main/console-server.ts';
import type { Answers } from '../main/relay/answer-to.ts';
import { createRelay, type Relay } from '../main/relay/relay.ts';
import { openSession } from '../main/relay/session.ts';
import { serveSockets } from '../main/relay/ws-wire.ts';
import { type Desk, SENDER, startDesk } from './support/desk.ts';
import { eventually } from './support/eventually.ts';
import { listen } from './support/listen.ts';
import { statusBody } from './support/meta/bodies.ts';
import { openRawSocket, type RawSocket } from './support/raw-socket.ts';
import { openSocket } from './support/socket.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const sent = (n: number) =>
  statusBody({
    ...SENDER,
    statuses: [{ wamid: `wamid.${n}`, status: 'sent', at: NOON + n, to: { phone: `9198${10_000_000 + n}` } }],
  });

describe('the socket of a desk', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk[Symbol.asyncDispose]());

  test.each([
    ['a wrong token', () => ({ token: 'wrong', collegeId: 'c1' })],
    ['a college that is not covered', () => ({ token: desk.token, collegeId: 'c2' })],
    ['a college that does not exist', () => ({ token: desk.token, collegeId: 'nowhere' })],
  ])('%s: the error, then close 4401', async (_what, registration) => {
    using socket = await openSocket(desk.console);
    socket.send({ type: 'register', ...registration() });
    expect(await socket.closed).toMatchObject({ code: 4401 });
    expect(socket.frames).toEqual([
      { type: 'error', code: 'unauthorized', message: 'The token is wrong, or does not open this college.' },
    ]);
  });

  test.each([
    ['what is not JSON', '{"type":"ping"'],
    ['nothing', ''],
    ['a number', '7'],
    ['null', 'null'],
    ['deep nesting', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['a lone surrogate', '"\\ud800"'],
  ])('%s is no frame, and the socket lives on', async (_what, text) => {
    using socket = await openSocket(desk.console);
    socket.send(text);
    expect(await socket.next('error')).toMatchObject({ code: 'bad_frame' });
    await socket.register({ token: desk.token });
  });

  test('a frame of bytes is no frame, even if they are JSON', async () => {
    const peer = new WebSocket(`${desk.console.replace('http', 'ws')}ws/whatsapp`);
    await once(peer, 'open');
    const heard = once(peer, 'message');
    peer.send(Buffer.from('{"type":"ping"}'), { binary: true });
    expect(JSON.parse(String((await heard)[0]))).toMatchObject({ type: 'error', code: 'bad_frame' });
    peer.terminate();
  });

  test('a frame of 2 MB is too large, and the socket lives on', async () => {
    using socket = await openSocket(desk.console);
    await socket.register({ token: desk.token });
    socket.send({ type: 'ask', id: '1', ask: 'registrations.import', params: { rows: ['x'.repeat(2_000_000)] } });
    expect(await socket.next('error')).toMatchObject({ code: 'too_large' });
    expect(await socket.ask('registrations.list', {})).toMatchObject({ total: 0 });
  });

  test('a frame may be as long as the limit, in any script', async () => {
    using socket = await openSocket(desk.console);
    const frame = (text: string) => JSON.stringify({ type: 'shout', text });
    const fits = frame('आ'.repeat(1_000_000 - frame('').length));
    socket.send(fits);
    expect(await socket.next('error')).toMatchObject({ code: 'bad_frame' });
    socket.send(`${fits} `);
    expect(await socket.next('error')).toMatchObject({ code: 'too_large' });
  });

  test('a frame too large to be read at all ends its socket, and no other', async () => {
    using other = await desk.window();
    using socket = await openSocket(desk.console);
    socket.send('x'.repeat(9_000_000));
    expect((await socket.closed).code).toBe(1009);
    other.send({ type: 'ping' });
    await other.next('pong');
  });

  test('what breaks the protocol ends its socket, and no other', async () => {
    using other = await desk.window();
    using raw = await upgraded(desk.console, {});
    await raw.hears(/^HTTP\/1\.1 101 /);
    raw.write(Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff]));
    await raw.closed;
    other.send({ type: 'ping' });
    await other.next('pong');
  });

  const port = (): number => Number(new URL(desk.console).port);
  const own = (): string => `127.0.0.1:${port()}`;
  test.each([
    ['no origin, as programs have none', () => ({})],
    ['our own pages', () => ({ Origin: `http://${own()}` })],
    [
      'our own pages by the name localhost',
      () => ({ Host: `localhost:${port()}`, Origin: `http://localhost:${port()}` }),
    ],
  ])('%s: may open it', async (_what, headers) => {
    using raw = await upgraded(desk.console, headers());
    await raw.hears(/^HTTP\/1\.1 101 /);
  });

  test.each([
    ['a page from elsewhere', () => ({ Origin: 'https://evil.example' })],
    ['a page on another port of this machine', () => ({ Origin: 'http://127.0.0.1:1' })],
    ['a page over https', () => ({ Origin: `https://${own()}` })],
    ['a page that hides where it is from', () => ({ Origin: 'null' })],
    ['an origin that begins like ours', () => ({ Origin: `http://${own()}.evil.example` })],
    ['a name that was pointed here (DNS rebinding)', () => ({ Host: `evil.example:${port()}` })],
    ['such a name with an origin to match', () => ({ Host: 'evil.example', Origin: 'http://evil.example' })],
    ['a name that begins like ours', () => ({ Host: '127.0.0.1.evil.example' })],
    ['a name that ends like ours', () => ({ Host: 'evil.example#localhost' })],
    ['no name', () => ({ Host: '' })],
  ])('%s: may not open it, nor read a page', async (_what, headers) => {
    using raw = await upgraded(desk.console, headers());
    expect(await raw.closed).toMatch(/^HTTP\/1\.1 40[03] /);
    if (!('Host' in headers())) return;
    using page = await openRawSocket(port());
    page.write(
      `GET / HTTP/1.1\r\nHost: ${'Host' in headers() ? Object.values(headers())[0] : ''}\r\nConnection: close\r\n\r\n`,
    );
    expect(await page.closed).toMatch(/^HTTP\/1\.1 40[03] /);
  });

  test('what a page elsewhere puts into itself is not served, a link from there is', async () => {
    const asked = async (site: string, mode: string, dest: string): Promise<number> => {
      using raw = await openRawSocket(port());
      raw.write(
        `GET / HTTP/1.1\r\nHost: ${own()}\r\nConnection: close\r\nSec-Fetch-Site: ${site}\r\n` +
          `Sec-Fetch-Mode: ${mode}\r\nSec-Fetch-Dest: ${dest}\r\n\r\n`,
      );
      return Number((await raw.closed).slice(9, 12));
    };
    for (const site of ['cross-site', 'same-site']) {
      for (const dest of ['script', 'image', 'empty']) expect(await asked(site, 'no-cors', dest)).toBe(403);
      expect(await asked(site, 'navigate', 'iframe')).toBe(403);
      expect(await asked(site, 'navigate', 'document')).toBe(200);
    }
    expect(await asked('same-origin', 'cors', 'script')).toBe(200);
    expect(await asked('none', 'navigate', 'document')).toBe(200);
  });

  test.each([
    '/',
    '/ws',
    '/ws/whatsapp/',
    '/WS/WhatsApp',
    '//ws/whatsapp',
    '//',
    '/%',
    '*',
    'http://[',
    '/ws/whatsapp%20',
  ])('there is no socket at %s, and asking for one does no harm', async (path) => {
    using raw = await upgraded(desk.console, {}, path);
    expect(await raw.closed).toMatch(/^HTTP\/1\.1 40[04] /);
    using socket = await openSocket(desk.console);
    await socket.register({ token: desk.token });
  });

  test('a question behind the path does not keep the socket from being found', async () => {
    using raw = await upgraded(desk.console, {}, '/ws/whatsapp?x=//');
    await raw.hears(/^HTTP\/1\.1 101 /);
  });

  test('the console serves its pages, with a policy, and nothing else', async () => {
    const page = await fetch(desk.console);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('x-frame-options')).toBe('DENY');
    expect(page.headers.get('access-control-allow-origin')).toBeNull();
    for (const path of ['tickdesk.db', '..%2fdata%2ftickdesk.db', 'college/whatsapp/webhook', '%', '%E0%A4%A']) {
      const answer = await fetch(desk.console + path);
      expect([400, 403, 404], path).toContain(answer.status);
      expect(await answer.text(), path).not.toMatch(/node_modules|\bat /);
    }
    expect((await fetch(desk.console, { method: 'POST' })).status).toBe(404);
  });

  test('a hundred windows all hear the same', async () => {
    const windows = await Promise.all(Array.from({ length: 100 }, () => desk.window()));
    await Promise.all(Array.from({ length: 20 }, (_, n) => desk.post(sent(n))));
    await Promise.all(
      windows.map((window) =>
        eventually(
          'all are heard',
          () => window.frames.filter(({ type }) => type === 'message_status_update').length === 20,
        ),
      ),
    );
    const heard = windows.map(({ frames }) => JSON.stringify(frames.slice(1)));
    expect(new Set(heard).size).toBe(1);
    for (const window of windows) window[Symbol.dispose]();
  });

  test('a window that is killed is forgotten, and the others hear on', async () => {
    using other = await desk.window();
    const killed = await desk.window();
    killed[Symbol.dispose]();
    await desk.post(sent(1_000));
    await other.next('message_status_update');
    expect(desk.logged).toEqual([]);
  });
});

test('closing the desk tells its windows 1001, and waits for none that does not answer', async () => {
  const desk = await startDesk();
  using window = await desk.window();
  using silent = await upgraded(desk.console, {});
  await silent.hears(/^HTTP\/1\.1 101 /);
  const begun = performance.now();
  await desk[Symbol.asyncDispose]();
  expect((await window.closed).code).toBe(1001);
  await silent.closed;
  expect(performance.now() - begun).toBeLessThan(2_500);
});

describe('a socket', () => {
  const serve = async ({
    pingEveryMs = 60_000,
    drainWithinMs = 5_000,
  }): Promise<AsyncDisposable & { url: string; relay: Relay }> => {
    const relay = createRelay();
    const stack = new AsyncDisposableStack();
    const server = createServer();
    const { url } = stack.use(await listen(server));
    const onPeer: Parameters<typeof serveSockets>[0]['onPeer'] = (peer) =>
      openSession(peer, {
        relay,
        answers: {} as Answers,
        authorise: async () => ({ caller: { collegeId: 'c1', desk: true, who: 'desk' }, seq: 0 }),
        changes: async () => [],
        onBug: (bug) => {
          throw bug;
        },
        registerWithinMs: 60_000,
        drainWithinMs,
      });
    stack.use(serveSockets({ server, allows: fromThisMachine, onPeer, pingEveryMs }));
    return { url: `${url}/`, relay, [Symbol.asyncDispose]: () => stack.disposeAsync() };
  };

  test('that answers pings stays, one that has missed two is dropped', async () => {
    await using desk = await serve({ pingEveryMs: 30 });
    using lively = await openSocket(desk.url);
    const dead = new WebSocket(`${desk.url.replace('http', 'ws')}ws/whatsapp`, { autoPong: false });
    let pings = 0;
    dead.on('ping', () => {
      pings += 1;
    });
    await once(dead, 'close');
    expect(pings).toBe(2);
    lively.send({ type: 'ping' });
    await lively.next('pong');
  });

  test('whose window does not read is cut off; others hear all, and it may come back', async () => {
    await using desk = await serve({ drainWithinMs: 100 });
    using lively = await openSocket(desk.url);
    await lively.register({ token: '' });
    const stuck = new WebSocket(`${desk.url.replace('http', 'ws')}ws/whatsapp`);
    await once(stuck, 'open');
    stuck.send(JSON.stringify({ type: 'register', token: '' }));
    await once(stuck, 'message');
    stuck.pause();
    const large = 'x'.repeat(100_000);
    const heard = () => lively.frames.filter(({ type }) => type === 'registration_changed').length;
    for (let seq = 1; seq <= 300; seq += 1) {
      desk.relay.publish([{ type: 'registration_changed', seq, collegeId: 'c1', registrationId: large }]);
      await eventually('the lively one hears it', () => heard() === seq, { every: 0 });
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
    let told = 0;
    stuck.on('message', () => {
      told += 1;
    });
    stuck.resume();
    const [code] = await once(stuck, 'close');
    expect(code).toBe(4413);
    expect(told).toBeGreaterThan(30);
    expect(told).toBeLessThan(200);
    using again = await openSocket(desk.url);
    await again.register({ token: '' });
  });
});

/** A handshake as a stranger may send it. */
const upgraded = async (
  address: string,
  headers: Readonly<Record<string, string>>,
  path = '/ws/whatsapp',
): Promise<RawSocket> => {
  const { port, host } = new URL(address);
  const raw = await openRawSocket(Number(port));
  const lines = Object.entries({
    Host: host,
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    ...headers,
  });
  raw.write([`GET ${path} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`), '\r\n'].join('\r\n'));
  return raw;
};
