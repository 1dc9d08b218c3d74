import { isValidPhoneNumber } from 'libphonenumber-js';
import { expect, test } from 'vitest';
import { LADDER, type Status } from '../preload/contract/status.ts';
import { startListener } from './support/listener.ts';
import { type Body, messageBody, statusBody } from './support/meta/bodies.ts';
import { metaBytes } from './support/meta/bytes.ts';
import { textMessage } from './support/meta/message-object.ts';
import { A_NUMBER, startMeta } from './support/meta/meta.ts';
import { play } from './support/meta/play.ts';
import { inventSeason } from './support/meta/seasons.ts';
import { makeWamid } from './support/meta/wamid.ts';
import { seededRandom } from './support/random.ts';

const SECRET = 'sample-app-secret';
const NOON = Date.UTC(2026, 10, 23, 12);
const asha = { phone: '919812345678', bsuid: 'IN.12345678901234567890', name: 'Asha Verma' };
const plan = { seed: 7, students: 400, from: NOON, until: NOON + 86_400_000, sender: A_NUMBER };

const statusesIn = (body: Body): { id: string; status: string }[] =>
  body.entry.flatMap(({ changes }) =>
    changes.flatMap(({ value }) => (value.statuses ?? []) as { id: string; status: string }[]),
  );

test('a delivery is repeated until it hears exactly 200', async () => {
  const answers = [500, 201, 302, 401];
  await using desk = await startListener(SECRET, (before) => answers[before] ?? 200);
  await using meta = await startMeta({ appSecret: SECRET, retryAfter: () => 1 });
  meta.deliverTo(desk.url);
  const told = await meta.deliver(statusBody({ ...A_NUMBER, statuses: [] }));
  expect(told).toEqual([500, 201, 302, 401, 200]);
  expect(new Set(desk.heard.map(({ bytes }) => bytes.toString())).size).toBe(1);
  expect(meta.counts).toEqual({ attempts: 5, delivered: 1, refused: 4, pending: 0 });
});

test('a delivery outlives a desk that is down, and finds it at its new address', async () => {
  await using meta = await startMeta({ appSecret: SECRET, retryAfter: () => 5 });
  const gone = await startListener(SECRET, () => 200);
  meta.deliverTo(gone.url);
  await gone[Symbol.asyncDispose]();
  const told = meta.deliver(statusBody({ ...A_NUMBER, statuses: [] }));
  await expect.poll(() => meta.counts.refused).toBeGreaterThan(1);
  await using desk = await startListener(SECRET, () => 200);
  meta.deliverTo(desk.url);
  expect((await told).at(-1)).toBe(200);
});

test('the signature is that of the exact bytes, and of no other writing of the same JSON', async () => {
  await using desk = await startListener(SECRET, () => 200);
  await using meta = await startMeta({ appSecret: SECRET });
  meta.deliverTo(desk.url);
  const message = textMessage({ wamid: 'wamid.A', at: NOON, from: asha, text: 'नमस्ते 🙏 a/b' });
  const body = messageBody({ ...A_NUMBER, messages: [message] });
  await meta.deliver(body);
  const [heard] = desk.heard;
  expect(heard?.signed).toBe(true);
  expect(heard?.bytes.toString('latin1')).toMatch(/\\u0928.*\\ud83d\\ude4f a\\\/b/);
  expect(JSON.parse(String(heard?.bytes))).toEqual(body);
  expect(JSON.stringify(JSON.parse(String(heard?.bytes)))).not.toBe(String(heard?.bytes));
});

test('another app signs with another secret', async () => {
  await using desk = await startListener(SECRET, () => 200);
  await using meta = await startMeta({ appSecret: SECRET });
  meta.deliverTo(desk.url, { appSecret: 'another-secret' });
  await meta.deliver(statusBody({ ...A_NUMBER, statuses: [] }));
  expect(desk.heard[0]?.signed).toBe(false);
});

test('scattered happenings come in any order, repeated and batched, and none is missing', async () => {
  // Seven in ten first answers are refusals, so that retries mix in as well.
  await using desk = await startListener(SECRET, (before) => (before % 10 < 7 && before < 60 ? 500 : 200));
  await using meta = await startMeta({ appSecret: SECRET, seed: 11, retryAfter: (refusals) => refusals });
  meta.deliverTo(desk.url);
  const { happenings } = inventSeason(plan);
  await meta.scatter(happenings, { repeats: 0.3, most: 1_000 });
  const heard = desk.heard.filter(({ answer }) => answer === 200).map(({ bytes }) => JSON.parse(String(bytes)) as Body);
  const told = heard.flatMap(statusesIn).map(({ id, status }) => `${id} ${status}`);
  const happened = happenings.flatMap(({ kind, ...rest }) =>
    kind === 'report' && 'report' in rest ? [`${rest.report.wamid} ${rest.report.status}`] : [],
  );
  expect(new Set(told)).toEqual(new Set(happened));
  expect(told.length).toBeGreaterThan(happened.length);
  expect(told.slice(0, 50)).not.toEqual(happened.slice(0, 50));
  expect(Math.max(...heard.map((body) => statusesIn(body).length))).toBeGreaterThan(100);
  expect(heard.some(({ entry }) => entry.length > 1)).toBe(true);
  expect(heard.some(({ entry }) => entry.some(({ changes }) => changes.length > 1))).toBe(true);
});

test('a season can be played in its own order, faster', async () => {
  await using desk = await startListener(SECRET, () => 200);
  await using meta = await startMeta({ appSecret: SECRET });
  meta.deliverTo(desk.url);
  const { happenings } = inventSeason({ ...plan, students: 40, until: NOON + 3_600_000, echoes: true });
  await play(meta, seededRandom(2), happenings, { speed: 1_000_000 });
  const played = desk.heard.flatMap(({ bytes }) => statusesIn(JSON.parse(String(bytes))));
  expect(played.length).toBe(happenings.filter(({ kind }) => kind === 'report').length);
  expect(desk.heard.some(({ bytes }) => bytes.includes('smb_message_echoes'))).toBe(true);
});

test('a callback that echoes the bare challenge is verified', async () => {
  await using desk = await startListener(SECRET, () => 200);
  await using meta = await startMeta();
  expect(await meta.verify(`${desk.url}/college/whatsapp/webhook`, 'token')).toMatchObject({
    status: 200,
    passed: true,
  });
});

test('a season is the same for the same seed, and another for another', () => {
  expect(inventSeason(plan)).toEqual(inventSeason(plan));
  expect(inventSeason({ ...plan, seed: 8 }).students).not.toEqual(inventSeason(plan).students);
});

test('a season tells lives of every kind, and knows how each ends', () => {
  const { students, messages, happenings } = inventSeason(plan);
  expect(students.every(({ phone }) => isValidPhoneNumber(phone))).toBe(true);
  expect(new Set(students.map(({ phone }) => phone)).size).toBe(400);
  const furthest = new Map<string, Status>();
  for (const happening of happenings) {
    if (happening.kind !== 'report') continue;
    const { wamid, status } = happening.report;
    const before = furthest.get(wamid) ?? 'queued';
    furthest.set(wamid, LADDER[Math.max(LADDER.indexOf(before), LADDER.indexOf(status))] ?? status);
  }
  expect(messages.map(({ wamid, ends }) => [wamid, ends])).toEqual(
    messages.map(({ wamid }) => [wamid, furthest.get(wamid)]),
  );
  expect(new Set(messages.map(({ ends }) => ends))).toEqual(new Set(['sent', 'delivered', 'read', 'played', 'failed']));
  expect(happenings.some(({ kind }) => kind === 'message')).toBe(true);
});

test('a wamid hides the digits of the other party, as real ones do', () => {
  const wamid = makeWamid(seededRandom(1), '919812345678');
  expect(wamid).toMatch(/^wamid\.[A-Za-z0-9+/]+=*$/);
  expect(Buffer.from(wamid.slice(6), 'base64').toString('latin1')).toContain('919812345678');
});

test('reports show a phone, a BSUID, callback data and prices only where Meta would', () => {
  const base = { wamid: 'wamid.A', at: NOON, to: asha };
  const body = statusBody({
    ...A_NUMBER,
    statuses: [
      { ...base, status: 'failed', failure: 131026 },
      { ...base, status: 'sent', to: { bsuid: asha.bsuid }, callbackData: 'row-1', pricing: 'utility' },
    ],
  });
  const value = body.entry[0]?.changes[0]?.value;
  expect(value).toMatchObject({ metadata: { phone_number_id: A_NUMBER.phoneNumberId } });
  expect(value).not.toHaveProperty('contacts');
  const [failed, sent] = statusesIn(body);
  expect(failed).toMatchObject({ timestamp: '1795435200', recipient_id: asha.phone, errors: [{ code: 131026 }] });
  expect(failed).not.toHaveProperty('recipient_user_id');
  expect(sent).toMatchObject({ recipient_user_id: asha.bsuid, biz_opaque_callback_data: 'row-1' });
  expect(sent).toMatchObject({ pricing: { pricing_model: 'PMP', category: 'utility' } });
  expect(sent).not.toHaveProperty('recipient_id');
});

const post = (address: string, body: unknown, token = 'sample-token'): Promise<Response> =>
  fetch(`${address}/v26.0/${A_NUMBER.phoneNumberId}/messages`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

const text = { messaging_product: 'whatsapp', type: 'text', text: { body: 'Hello' } };

test('a message sent through the Graph API is accepted, then lives', async () => {
  await using desk = await startListener(SECRET, () => 200);
  await using meta = await startMeta({ appSecret: SECRET, accessToken: 'sample-token', seed: 3 });
  meta.deliverTo(desk.url);
  const answer = await post(meta.address, { ...text, to: '+919812345678', biz_opaque_callback_data: 'row-1' });
  expect(answer.status).toBe(200);
  const accepted = (await answer.json()) as { messages: { id: string }[] };
  expect(accepted).toMatchObject({
    messaging_product: 'whatsapp',
    contacts: [{ input: '+919812345678', wa_id: '919812345678' }],
  });
  await meta.idle();
  const told = desk.heard.flatMap(({ bytes }) => statusesIn(JSON.parse(String(bytes))));
  expect(told.length).toBeGreaterThan(0);
  for (const status of told) {
    expect(status).toMatchObject({ id: accepted.messages[0]?.id, biz_opaque_callback_data: 'row-1' });
  }
});

test('what the Graph API refuses, it refuses in its own words', async () => {
  await using meta = await startMeta({ accessToken: 'sample-token' });
  const refusals = [
    { answer: await post(meta.address, { ...text, to: '+919812345678' }, 'old-token'), status: 401, code: 190 },
    { answer: await post(meta.address, text), status: 400, code: 100 },
    {
      answer: await post(meta.address, { messaging_product: 'whatsapp', to: '1', type: 'image' }),
      status: 400,
      code: 131008,
    },
    {
      answer: await fetch(`${meta.address}/v26.0/1/phone_numbers`, {
        headers: { Authorization: 'Bearer sample-token' },
      }),
      status: 400,
      code: 100,
    },
  ];
  for (const { answer, status, code } of refusals) {
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({
      error: { code, type: expect.any(String), fbtrace_id: expect.any(String) },
    });
  }
  expect(meta.accepted).toEqual([]);
});

test('a number tells the fields it is asked for', async () => {
  await using meta = await startMeta();
  const answer = await fetch(
    `${meta.address}/v26.0/${A_NUMBER.phoneNumberId}?fields=verified_name,quality_rating,nonsense`,
  );
  expect(await answer.json()).toEqual({
    verified_name: 'Sample College',
    quality_rating: 'GREEN',
    id: A_NUMBER.phoneNumberId,
  });
});

test('disposing ends deliveries that nobody will ever accept', async () => {
  await using desk = await startListener(SECRET, () => 503);
  const meta = await startMeta({ appSecret: SECRET });
  meta.deliverTo(desk.url);
  const told = meta.deliver(metaBytes({}));
  await expect.poll(() => meta.counts.refused).toBeGreaterThan(0);
  await meta[Symbol.asyncDispose]();
  await expect(told).rejects.toThrow();
});
