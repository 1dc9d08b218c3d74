import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Listening, listen } from './support/listen.ts';
import { startListener } from './support/listener.ts';
import { wholeAnswer } from './support/load/connection.ts';
import { latencies } from './support/load/latency.ts';
import { type Load, runLoad } from './support/load/load.ts';
import { loadReport } from './support/load/requests.ts';
import { A_NUMBER } from './support/meta/meta.ts';
import { slopeAnHour } from './support/slope.ts';

const SECRET = 'sample-app-secret';
const load = (desk: Listening, count: number, loop: Load['loop']): Load => ({
  url: `${desk.url}/college/whatsapp/webhook`,
  appSecret: SECRET,
  row: { first: 0, count, students: 50, sender: A_NUMBER },
  connections: 4,
  loop,
});

test('a closed loop sends every report once, signed, and counts the answers by status', async () => {
  await using desk = await startListener(SECRET, (before) => (before % 4 === 3 ? 503 : 200));
  const outcome = await runLoad(load(desk, 200, { kind: 'closed', seconds: 10 }));
  expect(outcome.statuses).toEqual({ 200: 150, 503: 50 });
  expect(desk.heard.every(({ signed }) => signed)).toBe(true);
  const told = desk.heard.map(({ bytes }) => JSON.parse(String(bytes)).entry[0].changes[0].value.statuses[0]);
  const expected = Array.from({ length: 200 }, (_, index) => loadReport(index, 50));
  expect(new Set(told.map(({ id, status }) => `${id} ${status}`))).toEqual(
    new Set(expected.map(({ wamid, status }) => `${wamid} ${status}`)),
  );
});

test('a closed loop ends when its time is up, however slow the answers', async () => {
  const server = createServer(async (request, response) => {
    request.resume();
    await wait(50);
    response.end();
  });
  await using desk = await listen(server);
  const outcome = await runLoad(load(desk, 10_000, { kind: 'closed', seconds: 0.3 }));
  expect(outcome.answered).toBeLessThan(60);
  expect(outcome.latency.p50).toBeGreaterThanOrEqual(45);
});

test('an open loop keeps its rate, and charges a stall to all who had to wait', async () => {
  let first = true;
  let heldUntil = 0;
  const server = createServer(async (request, response) => {
    request.resume();
    if (first) heldUntil = performance.now() + 400;
    first = false;
    await wait(Math.max(0, heldUntil - performance.now()));
    response.end();
  });
  await using desk = await listen(server);
  const outcome = await runLoad(load(desk, 200, { kind: 'open', rate: 200 }));
  expect(outcome.statuses).toEqual({ 200: 200 });
  expect(outcome.seconds).toBeGreaterThan(0.9);
  expect(outcome.latency.max).toBeGreaterThan(350);
  // Four in ten were due during the stall. A closed loop would have felt four slow answers of 200.
  expect(outcome.latency.p95).toBeGreaterThan(200);
});

test('a server that hangs up is counted as no answer', async () => {
  const server = createServer((request) => request.socket.destroy());
  await using desk = await listen(server);
  const outcome = await runLoad(load(desk, 20, { kind: 'closed', seconds: 5 }));
  expect(outcome.statuses).toEqual({ 0: 20 });
});

test('an answer is whole when its stated length, or its last chunk, is there', () => {
  expect(wholeAnswer(Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nO'))).toBeNull();
  expect(wholeAnswer(Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK'))).toMatchObject({ status: 200 });
  expect(wholeAnswer(Buffer.from('HTTP/1.1 413 X\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nOK\r\n'))).toBeNull();
  expect(wholeAnswer(Buffer.from('HTTP/1.1 413 X\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'))).toMatchObject({
    status: 413,
  });
});

test('percentiles are by nearest rank', () => {
  const hundred = Float64Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(latencies(hundred)).toEqual({ p50: 50, p95: 95, p99: 99, max: 100 });
  expect(latencies(new Float64Array())).toEqual({ p50: 0, p95: 0, p99: 0, max: 0 });
});

test('a slope is what rises in an hour, whatever wavers meanwhile', () => {
  const MINUTE = 60_000;
  const samples = Array.from({ length: 60 }, (_, minute) => ({ at: minute * MINUTE, value: 100 + minute / 6 }));
  expect(slopeAnHour(samples)).toBeCloseTo(10);
  const wavering = samples.flatMap(({ at, value }) => [
    { at, value: value + 5 },
    { at, value: value - 5 },
  ]);
  expect(slopeAnHour(wavering)).toBeCloseTo(10);
  expect(slopeAnHour([{ at: 1, value: 1 }])).toBe(0);
  expect(slopeAnHour([])).toBe(0);
});
