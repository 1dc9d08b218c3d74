import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Answer, GraphNeeds } from '../main/graph/graph.ts';
import type { GraphFailure } from '../main/graph/graph-error.ts';
import { type Sent, sendMessage } from '../main/graph/send.ts';
import { NO_ANSWER } from '../preload/contract/failures/fault.ts';
import { TOO_FAST } from '../preload/contract/failures/pace.ts';
import { FAILURES, failureOf } from '../preload/contract/failures.ts';
import { clientOf, PHONE_NUMBER_ID, startGraph, TOKEN } from './support/graph.ts';
import { listen } from './support/listen.ts';
import type { Fault, Said } from './support/meta/faults.ts';

const outgoing = {
  phoneNumberId: PHONE_NUMBER_ID,
  recipient: { phone: '+919812345678' },
  message: { type: 'text', text: 'Hello' },
  callbackData: 'row-1',
} as const;

const failureIn = (answer: Answer<unknown>): GraphFailure => {
  if (answer.ok) throw new Error('It went well');
  return answer.failure;
};

type Met = { readonly failure: GraphFailure; readonly accepted: number };

/** What becomes of one send that meets this fault. */
const meet = async (fault: Fault, needs: Partial<GraphNeeds> = {}): Promise<Met> => {
  await using desk = await startGraph({ timeoutMs: 2_000, ...needs });
  desk.meta.faults.next(fault);
  const failure = failureIn(await sendMessage(desk.graph, outgoing));
  return { failure, accepted: desk.meta.accepted.length };
};

const HTML = '<!doctype html><title>502 Bad Gateway</title>';
const body = (status: number, text: string): Said => ({ kind: 'body', status, text });

describe('every code that Meta may answer with', () => {
  const codes = [...new Set(FAILURES.flatMap(({ codes: known }) => known.flat()))].filter((code) => code >= 0);

  test('is refused by its class, or in doubt where the message may be out', async () => {
    await using desk = await startGraph();
    expect(codes.length).toBeGreaterThan(100);
    for (const code of codes) {
      desk.meta.faults.next({ does: 'nothing', says: { kind: 'error', code, message: 'No', details: 'Because' } });
      const failure = failureIn(await sendMessage(desk.graph, outgoing));
      const known = failureOf(code).class;
      expect(failure).toMatchObject(
        known === 'A'
          ? { kind: 'unknown_outcome', why: 'code', code, details: 'Because', httpStatus: 400 }
          : { kind: 'refused', class: known, code, details: 'Because', httpStatus: 400, transient: false },
      );
    }
    expect(desk.meta.accepted).toEqual([]);
  });

  test.each([1, 2, 131_000, 131_016])('%i may mean that the message went out all the same', async (code) => {
    const { failure, accepted } = await meet({ does: 'all', says: { kind: 'error', code, status: 500 } });
    expect(failure).toMatchObject({ kind: 'unknown_outcome', why: 'code', code });
    expect(accepted).toBe(1);
  });

  test.each([200, 401, 500, 503])('counts for what it is, whatever the HTTP status: %i', async (status) => {
    const { failure } = await meet({ does: 'nothing', says: { kind: 'error', code: 131_026, status } });
    expect(failure).toMatchObject({ kind: 'refused', code: 131_026, class: 'N', httpStatus: status });
  });

  test('keeps what Meta says for people and its support', async () => {
    const says: Said = {
      kind: 'error',
      code: 131_056,
      message: 'Pair rate limit hit',
      details: 'Wait',
      transient: true,
    };
    const { failure } = await meet({ does: 'nothing', says });
    expect(failure).toEqual({
      kind: 'refused',
      code: 131_056,
      class: 'B',
      title: '(#131056) Pair rate limit hit',
      details: 'Wait',
      subcode: null,
      transient: true,
      httpStatus: 400,
      fbtraceId: expect.stringMatching(/^[0-9a-f]{11}$/),
    });
  });

  test('may be new: a refusal is not repeated by itself, and a fault is a fault first', async () => {
    const refused = await meet({ does: 'nothing', says: { kind: 'error', code: 139_999, transient: true } });
    expect(refused.failure).toMatchObject({ kind: 'refused', class: 'F', code: 139_999, transient: true });
    const fault = await meet({ does: 'all', says: { kind: 'error', code: 139_999, status: 500 } });
    expect(fault.failure).toMatchObject({ kind: 'unknown_outcome', why: 'server_error', code: NO_ANSWER });
  });

  test('may be written as a text, or be none at all', async () => {
    const text = JSON.stringify({ error: { message: 'Expired', code: '190', error_subcode: '463' } });
    expect((await meet({ does: 'nothing', says: body(401, text) })).failure).toMatchObject({ code: 190, subcode: 463 });
    const none = await meet({ does: 'nothing', says: { kind: 'error', code: null, message: 'No' } });
    expect(none.failure).toMatchObject({ kind: 'refused', code: null, class: 'F', title: 'No' });
  });
});

describe('an answer that cannot be relied on leaves the outcome open', () => {
  test.each<readonly [string, Said, Partial<GraphFailure>]>([
    ['a server error in HTML', body(502, HTML), { why: 'server_error', httpStatus: 502 }],
    ['a server error of nothing', body(503, ''), { why: 'server_error', httpStatus: 503 }],
    ['a server error with good words', body(500, '{"messages":[{"id":"wamid.A"}]}'), { why: 'server_error' }],
    ['a server error without a code', { kind: 'error', code: null, status: 500 }, { why: 'server_error' }],
    ['a page of HTML as if all were well', body(200, HTML), { why: 'unreadable', httpStatus: 200 }],
    ['a page of HTML that forbids', body(403, HTML), { why: 'unreadable', httpStatus: 403 }],
    ['nothing', body(200, ''), { why: 'unreadable', httpStatus: 200 }],
    ['half a JSON', { kind: 'half' }, { why: 'unreadable', httpStatus: 200 }],
    ['JSON of something else', body(200, '[1,2]'), { why: 'unreadable' }],
    ['null', body(200, 'null'), { why: 'unreadable' }],
    ['a message without an id', body(200, '{"messages":[{}]}'), { why: 'unreadable' }],
    ['no messages', body(200, '{"messages":[]}'), { why: 'unreadable' }],
    ['an error that is only a word', body(200, '{"error":"sorry"}'), { why: 'unreadable' }],
    ['an error without a code as if all were well', { kind: 'error', code: null, status: 200 }, { why: 'unreadable' }],
    ['five megabytes', body(200, `"${'a'.repeat(5 * 1024 * 1024)}"`), { why: 'unreadable' }],
    ['a redirection', body(307, ''), { why: 'unreadable', httpStatus: 307 }],
    ['a connection that closes without a word', { kind: 'close' }, { why: 'dropped', httpStatus: null }],
    ['a connection that breaks within the answer', { kind: 'torn' }, { why: 'dropped', httpStatus: 200 }],
    ['silence', { kind: 'hang' }, { why: 'timeout', httpStatus: null }],
    ['silence within the answer', { kind: 'stall' }, { why: 'timeout', httpStatus: 200 }],
    ['an answer that comes much later', { kind: 'late', ms: 5_000 }, { why: 'timeout', httpStatus: null }],
  ])('%s: sent or not, it looks the same', async (_, says, known) => {
    const needs = 'why' in known && known.why === 'timeout' ? { timeoutMs: 300 } : {};
    const [out, not] = [await meet({ does: 'all', says }, needs), await meet({ does: 'nothing', says }, needs)];
    const expected = { kind: 'unknown_outcome', code: NO_ANSWER, ...known };
    expect(out.failure).toMatchObject(expected);
    expect(out.accepted).toBe(1);
    if ('kind' in says && ['half', 'torn', 'stall', 'late'].includes(says.kind)) return;
    expect(not.failure).toMatchObject(expected);
    expect(not.accepted).toBe(0);
  });

  test('HTTP 429 without a code is too fast, whatever it is made of', async () => {
    for (const says of [body(429, HTML), body(429, ''), { kind: 'error', code: null, status: 429 } as const]) {
      const { failure } = await meet({ does: 'nothing', says });
      expect(failure).toMatchObject({ kind: 'refused', code: TOO_FAST, class: 'B', httpStatus: 429 });
    }
    const coded = await meet({ does: 'nothing', says: { kind: 'error', code: 131_056, status: 429 } });
    expect(coded.failure).toMatchObject({ code: 131_056 });
  });

  test('a call that is given up while under way may have been heard', async () => {
    await using desk = await startGraph();
    desk.meta.faults.next({ does: 'all', says: { kind: 'hang' } });
    const stop = new AbortController();
    const answer = sendMessage(desk.graph, { ...outgoing, stop: stop.signal });
    await expect.poll(() => desk.meta.accepted.length).toBe(1);
    stop.abort();
    expect(failureIn(await answer)).toMatchObject({ kind: 'unknown_outcome', why: 'stopped' });
  });

  test('one bad answer is not the end: the next call is like any other', async () => {
    await using desk = await startGraph({ timeoutMs: 150 });
    for (const kind of ['close', 'torn', 'hang', 'half'] as const) {
      desk.meta.faults.next({ does: 'nothing', says: { kind } });
      expect((await sendMessage(desk.graph, outgoing)).ok).toBe(false);
      expect((await sendMessage(desk.graph, outgoing)).ok).toBe(true);
    }
  });
});

describe('what never left may go again', () => {
  test('nobody is there', async () => {
    const gone = await listen(createServer());
    await gone[Symbol.asyncDispose]();
    const answer = await sendMessage(clientOf({ address: gone.url }), outgoing);
    expect(failureIn(answer)).toEqual({ kind: 'not_sent', why: 'no_connection', details: 'ECONNREFUSED' });
  });

  test.each([
    [{ code: 'ENOTFOUND', syscall: 'getaddrinfo' }, 'not_sent'],
    [{ code: 'EAI_AGAIN', syscall: 'getaddrinfo' }, 'not_sent'],
    [{ code: 'UND_ERR_CONNECT_TIMEOUT' }, 'not_sent'],
    [{ code: 'EHOSTUNREACH', syscall: 'connect' }, 'not_sent'],
    [{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'not_sent'],
    [{ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'not_sent'],
    [{ code: 'ECONNRESET', syscall: 'read' }, 'unknown_outcome'],
    [{ code: 'EPIPE', syscall: 'write' }, 'unknown_outcome'],
    [{ code: 'EHOSTUNREACH', syscall: 'read' }, 'unknown_outcome'],
    [{ code: 'UND_ERR_SOCKET' }, 'unknown_outcome'],
    [{}, 'unknown_outcome'],
  ])('the system says %j: %s', async (error, kind) => {
    const broken = new TypeError('fetch failed', { cause: Object.assign(new Error('no'), error) });
    const graph = clientOf({ address: 'http://127.0.0.1:1' }, { fetch: () => Promise.reject(broken) });
    expect(failureIn(await sendMessage(graph, outgoing))).toMatchObject({ kind });
  });

  test('all addresses of a name failed', async () => {
    const each = Object.assign(new Error('no'), { code: 'ETIMEDOUT', syscall: 'connect' });
    const cause = Object.assign(new AggregateError([each, each]), { code: 'ETIMEDOUT' });
    const broken = new TypeError('fetch failed', { cause });
    const graph = clientOf({ address: 'http://127.0.0.1:1' }, { fetch: () => Promise.reject(broken) });
    expect(failureIn(await sendMessage(graph, outgoing))).toMatchObject({ kind: 'not_sent', why: 'no_connection' });
  });

  test.each([null, '', '  ', 'a\nb', 'a b', 'ключ'])('there is no token to send with: %j', async (token) => {
    await using desk = await startGraph({ token: () => token });
    const failure = failureIn(await sendMessage(desk.graph, outgoing));
    expect(failure).toEqual({ kind: 'not_sent', why: 'no_token', details: null });
    expect(desk.meta.heard).toEqual([]);
  });

  test('it was given up before', async () => {
    await using desk = await startGraph();
    const answer = await sendMessage(desk.graph, { ...outgoing, stop: AbortSignal.abort() });
    expect(failureIn(answer)).toMatchObject({ kind: 'not_sent', why: 'stopped' });
    await wait(20);
    expect(desk.meta.heard).toEqual([]);
  });
});

describe('the token', () => {
  test('is told to nobody: not in errors that repeat it, whole, escaped, or at the end of a long text', async () => {
    const long = `${'x'.repeat(1_975)}${TOKEN}`;
    const says: readonly Said[] = [
      {
        kind: 'error',
        code: 190,
        message: `Cannot parse ${TOKEN}`,
        details: `?access_token=${encodeURIComponent(TOKEN)}`,
      },
      { kind: 'error', code: 131_000, message: long, details: TOKEN },
      { kind: 'error', code: null, message: TOKEN, status: 500 },
      { kind: 'error', code: null, message: TOKEN, status: 429 },
      body(400, JSON.stringify({ error: { message: TOKEN, fbtrace_id: TOKEN, error_user_msg: TOKEN } })),
      body(200, TOKEN),
      { kind: 'close' },
    ];
    for (const said of says) {
      const { failure } = await meet({ does: 'nothing', says: said });
      expect(JSON.stringify(failure)).not.toContain(JSON.stringify(TOKEN).slice(1, -1));
      expect(JSON.stringify(failure)).not.toContain(encodeURIComponent(TOKEN));
      expect(JSON.stringify(failure)).not.toContain(TOKEN.slice(0, 10));
    }
  });

  test('is not carried to where a redirection leads', async () => {
    const seen: unknown[] = [];
    await using elsewhere = await listen(
      createServer((request, response) => {
        seen.push(request.headers);
        response.end('{}');
      }),
    );
    await using here = await listen(
      createServer((_, response) => response.writeHead(307, { Location: elsewhere.url }).end()),
    );
    const answer: Answer<Sent> = await sendMessage(clientOf({ address: here.url }), outgoing);
    expect(failureIn(answer)).toMatchObject({ kind: 'unknown_outcome', why: 'unreadable', httpStatus: 307 });
    expect(seen).toEqual([]);
  });
});

test('a share of sends can be made ambiguous, the same share for the same seed', async () => {
  const run = async (): Promise<readonly boolean[]> => {
    await using desk = await startGraph({}, {}, { seed: 5 });
    desk.meta.faults.sometimes(0.2, [
      { does: 'all', says: { kind: 'close' } },
      { does: 'nothing', says: { kind: 'close' } },
    ]);
    const well: boolean[] = [];
    for (let sent = 0; sent < 40; sent += 1) well.push((await sendMessage(desk.graph, outgoing)).ok);
    expect(desk.meta.accepted.length).toBeGreaterThan(well.filter(Boolean).length);
    return well;
  };
  const first = await run();
  expect(first.filter((ok) => !ok).length).toBeGreaterThan(2);
  expect(await run()).toEqual(first);
});
