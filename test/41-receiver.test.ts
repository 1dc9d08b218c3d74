import { IncomingMessage, type RequestListener, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import express from 'express';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { listen } from '../main/listen.ts';
import { Refusal } from '../main/refusal.ts';
import { countUnsigned } from '../main/unsigned.ts';
import { keepRoom } from '../main/webhook/keep-room.ts';
import { WEBHOOK_PATH } from '../main/webhook/receiver.ts';
import { startDesk } from './support/desk.ts';
import { statusBody } from './support/meta/bodies.ts';
import { metaBytes } from './support/meta/bytes.ts';
import { sign } from './support/meta/sign.ts';
import { openRawSocket, type RawSocket } from './support/raw-socket.ts';
import { openReceiver, SECRET, signedPost, TOKEN } from './support/receiver.ts';
import { temporaryFolder } from './support/temp-folder.ts';

const BYTES = metaBytes({ object: 'whatsapp_business_account', entry: [], name: 'आशा / Asha' });
const MB = 1_048_576;
const ask = (parts: Record<string, string>): string => `?${new URLSearchParams(parts)}`;
const RIGHT = { 'hub.mode': 'subscribe', 'hub.verify_token': TOKEN, 'hub.challenge': '1158201444' };

describe('verification', () => {
  test('the right token is answered with the bare challenge, as plain text', async () => {
    await using receiver = await openReceiver();
    const answer = await receiver.get(ask(RIGHT));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await answer.text()).toBe('1158201444');
  });

  test.each(['<script>alert(1)</script>', ' 007 ', 'a+b/c=%&?#', 'आशा', '"1"', '\u0000', 'x'.repeat(2_000)])(
    'the challenge %j comes back byte for byte',
    async (challenge) => {
      await using receiver = await openReceiver();
      const answer = await receiver.get(ask({ ...RIGHT, 'hub.challenge': challenge }));
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from(challenge));
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    },
  );

  const without = (name: keyof typeof RIGHT): string =>
    ask(Object.fromEntries(Object.entries(RIGHT).filter(([other]) => other !== name)));
  const twice = (name: keyof typeof RIGHT): string => `${ask(RIGHT)}&${new URLSearchParams({ [name]: RIGHT[name] })}`;
  test.each([
    ['no question at all', ''],
    ['an empty question', '?'],
    ['a wrong token', ask({ ...RIGHT, 'hub.verify_token': 'wrong' })],
    ['a token with a space behind', ask({ ...RIGHT, 'hub.verify_token': `${TOKEN} ` })],
    ['the beginning of the token', ask({ ...RIGHT, 'hub.verify_token': TOKEN.slice(0, -1) })],
    ['the token in other case', ask({ ...RIGHT, 'hub.verify_token': TOKEN.toUpperCase() })],
    ['an empty token', ask({ ...RIGHT, 'hub.verify_token': '' })],
    ['an empty challenge', ask({ ...RIGHT, 'hub.challenge': '' })],
    ['another mode', ask({ ...RIGHT, 'hub.mode': 'unsubscribe' })],
    ['a mode in capitals', ask({ ...RIGHT, 'hub.mode': 'SUBSCRIBE' })],
    ['no mode', without('hub.mode')],
    ['no token', without('hub.verify_token')],
    ['no challenge', without('hub.challenge')],
    ['two modes', twice('hub.mode')],
    ['two tokens', twice('hub.verify_token')],
    ['two challenges', twice('hub.challenge')],
    ['brackets', `?hub[mode]=subscribe&hub[verify_token]=${TOKEN}&hub[challenge]=1`],
    ['names with an underscore', `?hub_mode=subscribe&hub_verify_token=${TOKEN}&hub_challenge=1`],
  ])('%s is forbidden, and told nothing', async (_what, query) => {
    await using receiver = await openReceiver();
    const answer = await receiver.get(query);
    expect([answer.status, await answer.text()]).toEqual([403, 'Forbidden']);
  });

  test('where no token is set, an empty one does not match it', async () => {
    await using receiver = await openReceiver({ token: '' });
    expect((await receiver.get(ask({ ...RIGHT, 'hub.verify_token': '' }))).status).toBe(403);
  });

  test('it works while there is no app secret yet', async () => {
    await using receiver = await openReceiver({ apps: null });
    expect((await receiver.get(ask(RIGHT))).status).toBe(200);
  });

  test('without a token in the environment one is made that nobody can guess', async () => {
    await using desk = await startDesk({ env: { WHATSAPP_WEBHOOK_VERIFY_TOKEN: '' } });
    for (const told of ['', 'undefined', 'null', TOKEN])
      expect((await fetch(desk.webhook + ask({ ...RIGHT, 'hub.verify_token': told }))).status).toBe(403);
  });
});

describe('a delivery', () => {
  test('is kept byte for byte, and then answered 200', async () => {
    await using receiver = await openReceiver();
    expect(await receiver.post(BYTES)).toBe(200);
    expect(receiver.kept).toEqual([{ apps: ['a'], body: BYTES }]);
  });

  test.each([
    undefined,
    'application/json',
    'application/json; charset=utf-16',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'no type at all',
  ])('is kept byte for byte with the content type %s', async (type) => {
    await using receiver = await openReceiver();
    using socket = await receiver.raw();
    socket.write(signedPost(BYTES, type === undefined ? [] : [`Content-Type: ${type}`]));
    await socket.hears(/^HTTP\/1\.1 200 OK\r\n/);
    expect(receiver.kept.map(({ body }) => body)).toEqual([BYTES]);
  });

  test('with bytes that are no text is kept as they are', async () => {
    await using receiver = await openReceiver();
    const bytes = Buffer.from([0, 255, 0xed, 0xa0, 0x80, 13, 10, 0]);
    expect(await receiver.post(bytes)).toBe(200);
    expect(receiver.kept[0]?.body).toEqual(bytes);
  });

  test('with no body at all is one of no bytes', async () => {
    await using receiver = await openReceiver();
    using socket = await receiver.raw();
    socket.write(signedPost(Buffer.alloc(0)));
    await socket.hears(/ 200 OK/);
    expect(receiver.kept[0]?.body.length).toBe(0);
  });

  test('in chunks, and in chunks as small as they come, is the same delivery', async () => {
    await using receiver = await openReceiver();
    using socket = await receiver.raw();
    socket.write(`POST ${WEBHOOK_PATH} HTTP/1.1\r\nHost: desk\r\nTransfer-Encoding: chunked\r\n`);
    socket.write(`X-Hub-Signature-256: ${sign(SECRET, BYTES)}\r\n\r\n`);
    for (const byte of BYTES) {
      socket.write(Buffer.concat([Buffer.from('1\r\n'), Buffer.of(byte), Buffer.from('\r\n')]));
      if (byte % 16 === 0) await wait(1);
    }
    socket.write('0\r\n\r\n');
    await socket.hears(/ 200 OK/);
    expect(receiver.kept[0]?.body).toEqual(BYTES);
  });

  test('that is encoded is refused, not inflated into other bytes than were signed', async () => {
    await using receiver = await openReceiver();
    for (const [encoding, bytes] of [
      ['gzip', gzipSync(BYTES)],
      ['gzip', BYTES],
      ['br', BYTES],
    ] as const) {
      const signed = { 'X-Hub-Signature-256': sign(SECRET, bytes), 'Content-Encoding': encoding };
      expect(await receiver.post(bytes, signed)).toBe(415);
      const inflated = { 'X-Hub-Signature-256': sign(SECRET, BYTES), 'Content-Encoding': encoding };
      expect(await receiver.post(bytes, inflated)).toBe(415);
    }
    expect(receiver.kept).toEqual([]);
    expect(receiver.bugs).toEqual([]);
    const identity = { 'X-Hub-Signature-256': sign(SECRET, BYTES), 'Content-Encoding': 'identity' };
    expect(await receiver.post(BYTES, identity)).toBe(200);
  });

  test('of 3 MB and of exactly 4 MB is kept, one byte more is too large', async () => {
    await using receiver = await openReceiver();
    expect(await receiver.post(Buffer.alloc(3 * MB, 'x'))).toBe(200);
    expect(await receiver.post(Buffer.alloc(4 * MB, 'x'))).toBe(200);
    expect(await receiver.post(Buffer.alloc(4 * MB + 1, 'x'))).toBe(413);
    expect(receiver.kept.map(({ body }) => body.length)).toEqual([3 * MB, 4 * MB]);
    expect(receiver.bugs).toEqual([]);
  });

  test('too large in chunks, without saying so before, is too large', async () => {
    await using receiver = await openReceiver();
    using socket = await receiver.raw();
    socket.write(`POST ${WEBHOOK_PATH} HTTP/1.1\r\nHost: desk\r\nTransfer-Encoding: chunked\r\n\r\n`);
    for (let sent = 0; sent < 5; sent += 1)
      socket.write(Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(MB, 'x'), Buffer.from('\r\n')]));
    socket.write('0\r\n\r\n');
    await socket.hears(/^HTTP\/1\.1 413 /);
  });

  test('without a signature, or with a wrong one, is not authorised, counted, and not kept', async () => {
    await using receiver = await openReceiver();
    expect(await receiver.post(BYTES, {})).toBe(401);
    expect(await receiver.post(BYTES, { 'X-Hub-Signature-256': sign('wrong', BYTES) })).toBe(401);
    expect(await receiver.post(BYTES, { 'X-Hub-Signature': `sha1=${'0'.repeat(40)}` })).toBe(401);
    expect(
      await receiver.post(Buffer.concat([BYTES, Buffer.of(10)]), { 'X-Hub-Signature-256': sign(SECRET, BYTES) }),
    ).toBe(401);
    expect(receiver.kept).toEqual([]);
    expect(receiver.unsigned()).toBe(4);
  });

  test('with its signature in two header lines is not authorised', async () => {
    await using receiver = await openReceiver();
    using socket = await receiver.raw();
    socket.write(signedPost(BYTES, [`X-Hub-Signature-256: ${sign(SECRET, BYTES)}`]));
    await socket.hears(/ 401 /);
  });

  test('is taken from either secret while rotating, and from either of two apps', async () => {
    await using receiver = await openReceiver({
      apps: [
        { app: 'a', secrets: ['old', 'new'] },
        { app: 'b', secrets: ['other'] },
      ],
    });
    for (const secret of ['old', 'new', 'other'])
      expect(await receiver.post(BYTES, { 'X-Hub-Signature-256': sign(secret, BYTES) })).toBe(200);
    expect(receiver.kept.map(({ apps }) => apps)).toEqual([['a'], ['a'], ['b']]);
  });

  test('cannot be taken while there is no secret', async () => {
    await using receiver = await openReceiver({ apps: null });
    expect(await receiver.post(BYTES)).toBe(503);
    expect(receiver.kept).toEqual([]);
    expect(receiver.unsigned()).toBe(0);
  });

  test('that cannot be kept now is answered 503, and that is no bug', async () => {
    let full = true;
    const keep = async (): Promise<void> => {
      if (full) throw new Refusal('unavailable', 'The disk is full.');
    };
    await using receiver = await openReceiver({ keep });
    expect(await receiver.post(BYTES)).toBe(503);
    expect(receiver.bugs).toEqual([]);
    full = false;
    expect(await receiver.post(BYTES)).toBe(200);
  });

  test('that meets a bug of ours is answered 500, told to the log, and the next one is kept', async () => {
    let broken = true;
    const bug = new TypeError('a bug');
    const keep = async (): Promise<void> => {
      if (broken) throw bug;
    };
    await using receiver = await openReceiver({ keep });
    const answer = await fetch(receiver.url, { method: 'POST', headers: { 'X-Hub-Signature-256': sign(SECRET, '') } });
    expect([answer.status, await answer.text()]).toEqual([500, 'Internal error']);
    expect(receiver.bugs).toEqual([bug]);
    broken = false;
    expect(await receiver.post(BYTES)).toBe(200);
  });

  test('may wait for the word 100 before its body', async () => {
    await using receiver = await openReceiver();
    using socket = await receiver.raw();
    const whole = signedPost(BYTES, ['Expect: 100-continue']);
    socket.write(whole.subarray(0, -BYTES.length));
    await socket.hears(/^HTTP\/1\.1 100 Continue\r\n/);
    socket.write(BYTES);
    await socket.hears(/ 200 OK/);
    expect(receiver.kept[0]?.body).toEqual(BYTES);
  });
});

describe('anything else', () => {
  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])(
    '%s on the webhook is not allowed',
    async (method) => {
      await using receiver = await openReceiver();
      using socket = await receiver.raw();
      socket.write(`${method} ${WEBHOOK_PATH} HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n\r\n`);
      const heard = await socket.closed;
      expect(heard).toMatch(/^HTTP\/1\.1 405 /);
      expect(heard).toMatch(/\r\nAllow: GET, HEAD, POST\r\n/);
    },
  );

  test('HEAD is a GET without the words', async () => {
    await using receiver = await openReceiver();
    const right = await receiver.get(ask(RIGHT), { method: 'HEAD' });
    expect([right.status, await right.text()]).toEqual([200, '']);
    expect((await receiver.get('', { method: 'HEAD' })).status).toBe(403);
  });

  test.each([
    '/',
    '/index.html',
    '/ws/whatsapp',
    '/college/whatsapp',
    `/${WEBHOOK_PATH}`,
    `${WEBHOOK_PATH}/`,
    `${WEBHOOK_PATH}/x`,
    `${WEBHOOK_PATH}.json`,
    '/College/WhatsApp/Webhook',
    '/college//whatsapp/webhook',
    '/college/./whatsapp/webhook',
    '/college/x/../whatsapp/webhook',
    '/college/%2e/whatsapp/webhook',
    '/college/whatsapp/%77ebhook',
    '/college%2Fwhatsapp%2Fwebhook',
    '/college/whatsapp/webhook%00',
    '/college/whatsapp/webhook;x=1',
    '/%',
    '/%E0%A4%A',
    '//',
    '/../../etc/passwd',
    '*',
  ])('%s is not found, whoever asks how', async (path) => {
    await using receiver = await openReceiver();
    for (const method of ['GET', 'POST', 'OPTIONS']) {
      using socket = await receiver.raw();
      socket.write(`${method} ${path} HTTP/1.1\r\nHost: desk\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      expect(await socket.closed, method).toMatch(/^HTTP\/1\.1 404 /);
    }
    expect(receiver.bugs).toEqual([]);
  });

  test('a question behind the path does not keep a delivery from being found', async () => {
    await using receiver = await openReceiver();
    const headers = { 'X-Hub-Signature-256': sign(SECRET, BYTES) };
    expect((await fetch(`${receiver.url}?x=1`, { method: 'POST', headers, body: new Uint8Array(BYTES) })).status).toBe(
      200,
    );
  });

  test('no answer tells what we are made of', async () => {
    await using receiver = await openReceiver();
    for (const path of ['/', WEBHOOK_PATH, '/%']) {
      const answer = await fetch(`http://127.0.0.1:${receiver.port}${path}`);
      const told = JSON.stringify([...answer.headers]) + (await answer.text());
      expect(told).not.toMatch(/express|node|\bat \/|\.ts:/i);
    }
  });

  test('an upgrade to a socket is no way in', async () => {
    await using receiver = await openReceiver();
    using socket = await receiver.raw();
    socket.write('GET /ws/whatsapp HTTP/1.1\r\nHost: desk\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n');
    socket.write('Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n');
    await socket.hears(/^HTTP\/1\.1 404 /);
  });

  test('what is no HTTP is answered 400, and the next one is served', async () => {
    await using receiver = await openReceiver();
    for (const words of [
      '\u0016\u0003\u0001 hello',
      'GET\r\n\r\n',
      `POST ${WEBHOOK_PATH} HTTP/1.1\r\nContent-Length: x\r\n\r\n`,
    ]) {
      using socket = await receiver.raw();
      socket.write(words);
      expect(await socket.closed).toMatch(/^HTTP\/1\.1 400 /);
    }
    expect(await receiver.post(BYTES)).toBe(200);
  });
});

describe('connections', () => {
  test('one connection carries many deliveries', async () => {
    await using receiver = await openReceiver();
    using socket = await receiver.raw();
    for (let n = 1; n <= 5; n += 1) {
      socket.write(signedPost(metaBytes({ n })));
      await socket.hears(new RegExp(`( 200 OK[^?]*){${n}}`));
    }
    expect(receiver.kept.map(({ body }) => JSON.parse(body.toString()))).toEqual([1, 2, 3, 4, 5].map((n) => ({ n })));
  });

  test('deliveries sent without waiting for answers are all answered, in their order', async () => {
    await using receiver = await openReceiver();
    using socket = await receiver.raw();
    const wrong = Buffer.from(`POST ${WEBHOOK_PATH} HTTP/1.1\r\nHost: desk\r\nContent-Length: 2\r\n\r\n{}`);
    socket.write(Buffer.concat([signedPost(BYTES), wrong, signedPost(BYTES), wrong]));
    const heard = await socket.hears(/(HTTP\/1\.1 [\s\S]*){4}/);
    expect([...heard.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual(['200', '401', '200', '401']);
    expect(receiver.kept.length).toBe(2);
  });

  test('an upload that is given up half-way leaves nothing behind', async () => {
    await using receiver = await openReceiver();
    for (let n = 0; n < 20; n += 1) {
      using socket = await receiver.raw();
      socket.write(signedPost(BYTES).subarray(0, -5));
      await wait(1);
      socket.socket.resetAndDestroy();
    }
    expect(await receiver.post(BYTES)).toBe(200);
    expect(receiver.kept.length).toBe(1);
    expect(receiver.bugs).toEqual([]);
  });

  test('one who stops in the middle keeps nobody else waiting', async () => {
    await using receiver = await openReceiver();
    const sockets = await Promise.all(Array.from({ length: 50 }, () => receiver.raw()));
    for (const [n, { write }] of sockets.entries()) write(signedPost(BYTES).subarray(0, 1 + n * 5));
    expect(await receiver.post(BYTES)).toBe(200);
    for (const socket of sockets) socket[Symbol.dispose]();
  });
});

describe('when all connections are taken', () => {
  const MOST = 4;
  const slowly: RequestListener = (request, response) => {
    request.resume();
    request.once('end', () => setTimeout(() => response.end(), request.url === '/slow' ? 200 : 0));
  };
  const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: desk\r\n\r\n`;
  const crowded = async () => {
    const listening = await listen(slowly, 0, (server) => keepRoom(server, MOST));
    const strangers: RawSocket[] = [];
    for (const words of ['', 'GET / HT', 'POST / HTTP/1.1\r\nHost: desk\r\nContent-Length: 9\r\n\r\n{']) {
      const stranger = await openRawSocket(listening.port);
      stranger.write(words);
      strangers.push(stranger);
    }
    return { listening, strangers };
  };

  test('a newcomer gets the place of the one who has kept us waiting longest, however they did it', async () => {
    const { listening, strangers } = await crowded();
    await using _ends = listening;
    using first = await openRawSocket(listening.port);
    first.write(get('/'));
    await first.hears(/ 200 OK/);
    const newcomers: RawSocket[] = [];
    for (const stranger of strangers) {
      const newcomer = await openRawSocket(listening.port);
      newcomer.write(get('/'));
      await newcomer.hears(/ 200 OK/);
      await stranger.closed;
      newcomers.push(newcomer);
    }
    expect(newcomers.some(({ socket }) => socket.destroyed)).toBe(false);
    expect(first.socket.destroyed).toBe(false);
  });

  test('one whose answer is being made keeps theirs', async () => {
    const { listening, strangers } = await crowded();
    await using _ends = listening;
    using busy = await openRawSocket(listening.port);
    busy.write('GET /slow HTTP/1.1\r\nHost: desk\r\nExpect: 100-continue\r\n\r\n');
    await busy.hears(/ 100 Continue/);
    const newcomers = await Promise.all(Array.from({ length: 3 * MOST }, () => openRawSocket(listening.port)));
    await Promise.all(strangers.map(({ closed }) => closed));
    await busy.hears(/ 200 OK/);
    for (const newcomer of newcomers) newcomer[Symbol.dispose]();
  });
});

describe('closing', () => {
  const timed = async (work: () => PromiseLike<unknown>): Promise<number> => {
    const begun = performance.now();
    await work();
    return performance.now() - begun;
  };

  test('a delivery that is being committed still gets its 200, and its connection ends', async () => {
    const committed = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const receiver = await openReceiver({
      keep: () => {
        begun.resolve();
        return committed.promise;
      },
    });
    using socket = await receiver.raw();
    socket.write(signedPost(BYTES));
    await begun.promise;
    const closing = receiver[Symbol.asyncDispose]();
    await expect(openRawSocket(receiver.port)).rejects.toThrow('ECONNREFUSED');
    expect(socket.heard()).toBe('');
    committed.resolve();
    expect(await timed(() => closing)).toBeLessThan(1_000);
    expect(await socket.closed).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(receiver.kept.length).toBe(1);
  });

  test('a delivery whose last bytes come while closing gets its 200 too', async () => {
    const receiver = await openReceiver();
    using socket = await receiver.raw();
    const whole = signedPost(BYTES, ['Expect: 100-continue']);
    socket.write(whole.subarray(0, -10));
    await socket.hears(/ 100 Continue/);
    const closing = receiver[Symbol.asyncDispose]();
    await wait(20);
    socket.write(whole.subarray(-10));
    expect(await timed(() => closing)).toBeLessThan(1_000);
    expect(await socket.closed).toMatch(/^HTTP\/1\.1 200 OK/m);
  });

  test('silent and idle connections do not keep it open', async () => {
    const receiver = await openReceiver();
    const silent = await Promise.all(Array.from({ length: 10 }, () => receiver.raw()));
    using idle = await receiver.raw();
    idle.write(signedPost(BYTES));
    await idle.hears(/ 200 OK/);
    expect(await timed(() => receiver[Symbol.asyncDispose]())).toBeLessThan(500);
    await Promise.all([...silent, idle].map(({ closed }) => closed));
  });

  const slow: RequestListener = (request, response) => {
    request.resume();
    request.once('end', () => response.end('late'));
  };

  test('half a request is waited for as long as the grace lasts, and no longer', async () => {
    const listening = await listen(slow, 0, () => undefined, 150);
    const half = [
      'GET / HT',
      'GET / HTTP/1.1\r\nHost: x\r\n',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\nhalf',
    ];
    const sockets = await Promise.all(
      half.map(async (words) => {
        const socket = await openRawSocket(listening.port);
        socket.write(words);
        return socket;
      }),
    );
    // The last one's head has come, so the others' words have too.
    await sockets.at(-1)?.hears(/ 100 Continue/);
    const took = await timed(() => listening[Symbol.asyncDispose]());
    expect(took).toBeGreaterThan(140);
    expect(took).toBeLessThan(1_000);
    const heard = await Promise.all(sockets.map(({ closed }) => closed));
    expect(heard).toEqual(['', '', 'HTTP/1.1 100 Continue\r\n\r\n']);
  });

  test('a sender that never stops does not keep it open, and hears 200 for all that was kept', async () => {
    const receiver = await openReceiver();
    using socket = await receiver.raw();
    socket.socket.on('data', () => {
      if (socket.socket.writable) socket.write(signedPost(BYTES));
    });
    socket.write(signedPost(BYTES));
    await socket.hears(/( 200 OK[\s\S]*){5}/);
    expect(await timed(() => receiver[Symbol.asyncDispose]())).toBeLessThan(1_000);
    const heard = await socket.closed;
    expect(heard.match(/ 200 OK/g)?.length).toBe(receiver.kept.length);
  });

  test('a port that is taken is refused in words', async () => {
    await using taken = await openReceiver();
    const again = listen(slow, taken.port, () => undefined);
    await expect(again).rejects.toThrow(Refusal);
    await expect(again).rejects.toThrow(`Port ${taken.port} is taken by another program.`);
  });

  test('a server can be put on the port at once after closing', async () => {
    const { port, ...receiver } = await openReceiver();
    await receiver[Symbol.asyncDispose]();
    await using again = await listen(slow, port, () => undefined);
    expect(again.port).toBe(port);
  });
});

test('Express finds requests and responses as it would make them', async () => {
  const app = express();
  app.use((_request, response) => void response.send('met'));
  const born: boolean[] = [];
  await using listening = await listen(app, 0, () => undefined);
  listening.server.prependListener('request', (request, response) => {
    born.push(Object.getPrototypeOf(request) === app.request, Object.getPrototypeOf(response) === app.response);
    born.push(request instanceof IncomingMessage, response instanceof ServerResponse);
  });
  const answer = await fetch(`http://127.0.0.1:${listening.port}/`);
  expect(await answer.text()).toBe('met');
  expect(born).toEqual([true, true, true, true]);
});

describe('strangers', () => {
  test('leave one line a minute at most, and a count', () => {
    const lines: string[] = [];
    let now = 0;
    const log = pino({ base: null }, { write: (line: string) => void lines.push(line) });
    const unsigned = countUnsigned(log, () => now);
    const strike = (times: number, at: number): void => {
      now = at;
      for (let n = 0; n < times; n += 1) unsigned.count();
    };
    strike(1_000, 0);
    strike(500, 59_999);
    expect(lines.length).toBe(1);
    strike(2, 60_000);
    expect(lines.length).toBe(2);
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ since: 1_500, total: 1_501 });
    expect(unsigned.total()).toBe(1_502);
  });

  test('are seen in health, and nowhere else', async () => {
    await using desk = await startDesk();
    for (let n = 0; n < 30; n += 1) expect(await desk.post({ n }, 'sha256=00')).toBe(401);
    using window = await desk.window();
    expect(await window.ask('health.get', {})).toMatchObject({ unsigned: 30, deliveries: 0, strays: [] });
    expect(desk.logged.filter((line) => line.includes('unsigned')).length).toBe(1);
  });
});

describe('the secret of the desk', () => {
  const sent = statusBody({
    wabaId: '102290129340398',
    phoneNumberId: '106540352242922',
    statuses: [{ wamid: 'wamid.1', status: 'sent', at: Date.UTC(2026, 10, 23), to: { phone: '919812345678' } }],
  });

  test('where there is none, POST is answered 503 and health says why', async () => {
    await using desk = await startDesk({ env: { WHATSAPP_APP_SECRET: '' } });
    expect(await desk.post(sent)).toBe(503);
    using window = await desk.window();
    expect(await window.ask('health.get', {})).toMatchObject({
      warnings: ['no_app_secret'],
      deliveries: 0,
      unsigned: 0,
    });
  });

  test('where unsigned deliveries are allowed they are taken, and health warns', async () => {
    await using desk = await startDesk({ env: { WHATSAPP_APP_SECRET: '', TICKDESK_ALLOW_UNSIGNED: '1' } });
    using window = await desk.window();
    expect(await desk.post(sent, 'none')).toBe(200);
    expect(await window.next('message_status_update')).toMatchObject({ messageId: 'wamid.1', status: 'sent' });
    expect(await window.ask('health.get', {})).toMatchObject({ warnings: ['unsigned_allowed'], deliveries: 1 });
  });

  test('a secret given for a number works from that moment', async () => {
    await using desk = await startDesk({ env: { WHATSAPP_APP_SECRET: '' } });
    using window = await desk.window();
    const number = { phoneNumberId: '106540352242922', collegeId: 'c1', appSecret: SECRET };
    expect(await window.ask('numbers.save', number)).toMatchObject({ hasAppSecret: true });
    expect(await desk.post(sent)).toBe(200);
    expect(await window.next('message_status_update')).toMatchObject({ messageId: 'wamid.1' });
    expect(await window.ask('health.get', {})).toMatchObject({ warnings: [] });
  });

  test('a number saved before the app had an id stays reachable when it gets one', async () => {
    await using data = temporaryFolder('app-id');
    const first = await startDesk({ folder: data.path });
    await first[Symbol.asyncDispose]();
    await using desk = await startDesk({ folder: data.path, env: { WHATSAPP_APP_ID: '55' } });
    using window = await desk.window();
    expect(await desk.post(sent)).toBe(200);
    expect(await window.next('message_status_update')).toMatchObject({ messageId: 'wamid.1' });
  });
});
