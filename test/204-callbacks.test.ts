import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NumberAtMeta } from '../preload/contract/callback.ts';
import type { Health } from '../preload/contract/health.ts';
import { APP_SECRET, type Desk, SENDER, startDesk, VERIFY_TOKEN } from './support/desk.ts';
import { eventually } from './support/eventually.ts';
import { statusBody } from './support/meta/bodies.ts';
import { type Meta, startMeta } from './support/meta/meta.ts';
import type { Socket } from './support/socket.ts';
import { temporaryFolder } from './support/temp-folder.ts';
import { startTunnelServer, type TunnelServer } from './support/tunnel/tunnel-server.ts';

const APP_ID = '134000000000000';
const TOKEN = 'EAAsample-token-of-a-system-user';
const THEIRS = 'https://another-desk.example/college/whatsapp/webhook';
const asha = { phone: '919812345678', name: 'Asha Verma' };

let server: TunnelServer;
let meta: Meta;
let folder: ReturnType<typeof temporaryFolder>;
let opened: AsyncDisposableStack;

beforeEach(async () => {
  opened = new AsyncDisposableStack();
  folder = opened.use(temporaryFolder('callbacks'));
  server = opened.use(await startTunnelServer());
  meta = opened.use(await startMeta({ appSecret: APP_SECRET, accessToken: TOKEN }));
});
afterEach(() => opened.disposeAsync());

const listens = async (env: Readonly<Record<string, string>> = {}): Promise<Desk> =>
  startDesk({
    folder: folder.path,
    env: {
      TICKDESK_TUNNEL: 'localtunnel',
      TICKDESK_TUNNEL_HOST: server.host,
      WHATSAPP_API_URL: meta.address,
      WHATSAPP_ACCESS_TOKEN: TOKEN,
      WHATSAPP_APP_ID: APP_ID,
      WHATSAPP_BUSINESS_ACCOUNT_ID: SENDER.wabaId,
      ...env,
    },
  });

/** Health, once it is as wished; a window asks when a frame tells it to. */
const health = (window: Socket, what: string, wished: (health: Health) => boolean): Promise<Health> =>
  eventually(what, async () => {
    const now = await window.ask('health.get', {});
    return wished(now) ? now : null;
  });
const number = ({ numbers: [first] }: Health): NumberAtMeta => {
  if (!first) throw new Error('There is no number');
  return first;
};
const green = (window: Socket): Promise<Health> =>
  health(window, 'Meta delivers here', ({ lights }) => lights.subscription.state === 'green');
const red = (window: Socket): Promise<Health> =>
  health(window, 'the light is red', ({ lights }) => lights.subscription.state === 'red');
const led = (): string | undefined => meta.callbacks.numbers.get(SENDER.phoneNumberId);
const asked = (edge: string) => meta.heard.filter((call) => call.edge === edge);

describe('a new address', () => {
  it('is set for the number, after the account was subscribed, and read back', async () => {
    await using desk = await listens();
    using window = await desk.window();
    const now = await green(window);
    expect(led()).toBe(now.lights.tunnel.callback);
    expect(number(now)).toMatchObject({ state: 'green', why: null, level: 'number', owner: led(), collegeId: 'c1' });
    expect(meta.callbacks.subscribed).toEqual(new Set([SENDER.wabaId]));
    expect(asked('POST number').map(({ body }) => body)).toEqual([
      { webhook_configuration: { override_callback_uri: led(), verify_token: VERIFY_TOKEN } },
    ]);
    await window.ask('listening.repair', {});
    await window.next('health');
  });

  it('does not subscribe again who is subscribed: that would take an address away', async () => {
    meta.callbacks.subscribed.add(SENDER.wabaId);
    await using desk = await listens();
    using window = await desk.window();
    await green(window);
    expect(asked('POST account/subscribed_apps')).toEqual([]);
  });

  it('is set for the whole account where the settings say so, flat', async () => {
    await using desk = await listens({ TICKDESK_TUNNEL: 'off' });
    using window = await desk.window();
    await window.ask('settings.save', { listening: { callback: 'account' } });
    await desk[Symbol.asyncDispose]();
    await using again = await listens();
    using seen = await again.window();
    const now = await green(seen);
    expect(number(now)).toMatchObject({ level: 'account' });
    expect(meta.callbacks.accounts.get(SENDER.wabaId)).toBe(now.lights.tunnel.callback);
    expect(led()).toBeUndefined();
  });

  it('of the app is set too, with the fields that are needed', async () => {
    await using desk = await listens();
    using window = await desk.window();
    await green(window);
    const now = await health(window, 'the app leads here', ({ apps }) => apps[0]?.state === 'green');
    expect(now.apps).toMatchObject([{ appId: APP_ID, owner: now.lights.tunnel.callback, missing: [] }]);
    expect(meta.callbacks.app?.fields).toContain('message_template_status_update');
  });

  it('of the app that Meta lets nobody set by API is told with what is there', async () => {
    await meta[Symbol.asyncDispose]();
    meta = opened.use(await startMeta({ appSecret: APP_SECRET, accessToken: TOKEN, graph: { appByHand: true } }));
    await using desk = await listens();
    using window = await desk.window();
    const now = await health(window, 'the app was tried', ({ apps }) => apps[0]?.state === 'red');
    expect(now.apps).toMatchObject([{ why: 'refused', owner: null }]);
    expect(now.apps[0]?.words).toContain('dashboard');
    expect(now.lights.subscription.state).toBe('green');
  });

  it('leads deliveries here, and after the tunnel moved the ones that were retried', async () => {
    await using desk = await listens();
    using window = await desk.window();
    const first = await green(window);
    const report = (wamid: string, status: 'sent' | 'read') =>
      statusBody({ ...SENDER, statuses: [{ wamid, status, at: Date.now(), to: asha }] });
    await meta.deliver(report('wamid.A', 'sent'));
    server.fault = 'other_name';
    server.die();
    const told = meta.deliver(report('wamid.A', 'read'));
    await health(
      window,
      'Meta delivers to the new address',
      ({ lights }) => lights.tunnel.callback !== first.lights.tunnel.callback && lights.subscription.state === 'green',
    );
    expect((await told).at(-1)).toBe(200);
    await window.next('message_status_update', ({ messageId, status }) => messageId === 'wamid.A' && status === 'read');
    expect(led()).not.toBe(first.lights.tunnel.callback);
  });
});

describe('somebody else’s address', () => {
  it('is shown, and left alone until a person lets it be replaced', async () => {
    meta.callbacks.subscribed.add(SENDER.wabaId);
    meta.callbacks.put('number', SENDER.phoneNumberId, THEIRS);
    await using desk = await listens();
    using window = await desk.window();
    expect(number(await red(window))).toMatchObject({ why: 'foreign', owner: THEIRS });
    expect(led()).toBe(THEIRS);
    await window.ask('listening.takeOver', { what: 'number', id: SENDER.phoneNumberId });
    const now = await green(window);
    expect(led()).toBe(now.lights.tunnel.callback);
    const { rows } = await window.ask('audit.list', {});
    expect(rows).toContainEqual(expect.objectContaining({ what: 'listening.takeOver', subject: SENDER.phoneNumberId }));
  });

  it('that took our place is named, and not fought', async () => {
    await using desk = await listens();
    using window = await desk.window();
    await green(window);
    meta.callbacks.put('number', SENDER.phoneNumberId, THEIRS);
    await window.ask('listening.repair', {});
    expect(number(await red(window))).toMatchObject({ why: 'taken', owner: THEIRS });
    await window.ask('listening.repair', {});
    await window.ask('listening.repair', {});
    expect(number(await red(window))).toMatchObject({ why: 'taken', owner: THEIRS });
    expect(led()).toBe(THEIRS);
  });

  it('may be replaced once: who takes it back is asked about again', async () => {
    meta.callbacks.subscribed.add(SENDER.wabaId);
    meta.callbacks.put('number', SENDER.phoneNumberId, THEIRS);
    await using desk = await listens();
    using window = await desk.window();
    await red(window);
    await window.ask('listening.takeOver', { what: 'number', id: SENDER.phoneNumberId });
    await green(window);
    meta.callbacks.put('number', SENDER.phoneNumberId, THEIRS);
    await window.ask('listening.repair', {});
    expect(number(await red(window))).toMatchObject({ why: 'taken' });
  });

  it('is none where there is none to replace', async () => {
    await using desk = await listens();
    using window = await desk.window();
    await green(window);
    await expect(window.ask('listening.takeOver', { what: 'number', id: SENDER.phoneNumberId })).rejects.toThrow(
      'not_found',
    );
  });
});

describe('the address of an earlier start', () => {
  it('is known as ours and replaced without a question', async () => {
    const desk = await listens();
    const window = await desk.window();
    const first = await green(window);
    await desk[Symbol.asyncDispose]();
    server.fault = 'other_name';
    await using again = await listens();
    using seen = await again.window();
    const now = await green(seen);
    expect(now.lights.tunnel.callback).not.toBe(first.lights.tunnel.callback);
    expect(led()).toBe(now.lights.tunnel.callback);
  });

  it('is taken away at the end where the settings say so, and left otherwise', async () => {
    const desk = await listens();
    const window = await desk.window();
    await green(window);
    await desk[Symbol.asyncDispose]();
    expect(led()).toBeDefined();
    const again = await listens();
    const seen = await again.window();
    await green(seen);
    await seen.ask('settings.save', { listening: { release: true } });
    await again[Symbol.asyncDispose]();
    expect(led()).toBeUndefined();
  });

  it('that somebody else has replaced meanwhile is not taken away at the end', async () => {
    const desk = await listens();
    const window = await desk.window();
    await green(window);
    await window.ask('settings.save', { listening: { release: true } });
    meta.callbacks.put('number', SENDER.phoneNumberId, THEIRS);
    await desk[Symbol.asyncDispose]();
    expect(led()).toBe(THEIRS);
  });

  it('moves to the account as soon as the settings say so', async () => {
    await using desk = await listens();
    using window = await desk.window();
    await green(window);
    await window.ask('settings.save', { listening: { callback: 'account' } });
    await health(window, 'it stands at the account', (now) => number(now).level === 'account');
    expect(led()).toBeUndefined();
  });
});

describe('what Meta refuses is named', () => {
  const fault = (edge: string, code: number, message = 'No') =>
    meta.faults.next({ does: 'nothing', says: { kind: 'error', code, message } }, { edge, times: 50 });

  it.each([
    ['a dead token', 'GET number', 190, 'No', 'token_dead'],
    ['a token that may not read the number', 'GET number', 10, 'No', 'no_permission'],
    ['a token that may not subscribe', 'POST account/subscribed_apps', 200, 'No', 'no_permission'],
    ['an address that did not verify', 'POST number', 2_200, 'Callback verification failed', 'address_refused'],
    ['anything else, in Meta’s words', 'POST number', 100, 'A reason of its own', 'refused'],
  ] as const)('%s', async (_name, edge, code, message, why) => {
    fault(edge, code, message);
    await using desk = await listens();
    using window = await desk.window();
    expect(number(await red(window))).toMatchObject({ why, words: expect.stringContaining(message) });
  });

  it('a Meta that cannot be reached, which mends itself', async () => {
    meta.faults.next({ does: 'nothing', says: { kind: 'close' } }, { edge: 'GET number', times: 3 });
    await using desk = await listens();
    using window = await desk.window();
    await green(window);
  });

  it('a yes that was none: what reads back decides', async () => {
    meta.faults.next(
      { does: 'nothing', says: { kind: 'body', status: 200, text: '{"success":true}', type: 'application/json' } },
      { edge: 'POST number', times: 50 },
    );
    await using desk = await listens();
    using window = await desk.window();
    expect(number(await red(window))).toMatchObject({ why: 'not_kept', owner: null });
  });

  it('a number without a token is not known, and not red', async () => {
    await using desk = await listens({ WHATSAPP_ACCESS_TOKEN: '' });
    using window = await desk.window();
    const now = await health(window, 'it was looked at', ({ numbers }) => numbers.length > 0);
    expect(number(now)).toMatchObject({ state: 'unknown', why: 'no_token' });
    expect(now.lights.subscription.state).toBe('unknown');
  });
});

it('nothing that is told holds a secret, and a token of one college sees its own numbers', async () => {
  await using desk = await listens();
  using window = await desk.window();
  const now = await green(window);
  expect(JSON.stringify({ ...now, verifyToken: null })).not.toMatch(
    new RegExp(`${TOKEN}|${APP_SECRET}|${VERIFY_TOKEN}`),
  );
  expect(desk.logged.join('')).not.toMatch(new RegExp(`${TOKEN}|${APP_SECRET}|${VERIFY_TOKEN}`));
  await window.ask('colleges.save', { id: 'c2', name: 'Another' });
  const { token } = await window.ask('tokens.create', { collegeId: 'c2', label: 'Office' });
  using office = await desk.window({ collegeId: 'c2', token });
  expect(await office.ask('health.get', {})).toMatchObject({ numbers: [], apps: [], verifyToken: null });
});
