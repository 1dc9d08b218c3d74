import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { APP_SECRET, type Desk, SENDER, startDesk } from './support/desk.ts';
import { eventually } from './support/eventually.ts';
import { type Meta, startMeta } from './support/meta/meta.ts';
import type { Socket } from './support/socket.ts';
import { temporaryFolder } from './support/temp-folder.ts';
import { startTunnelServer, type TunnelServer } from './support/tunnel/tunnel-server.ts';

const APP_ID = '134000000000000';
const TOKEN = 'EAAsample-token-of-a-system-user';
const NOTHING_SET = { WHATSAPP_APP_SECRET: '', WHATSAPP_PHONE_NUMBER_ID: '' };

let opened: AsyncDisposableStack;
let server: TunnelServer;
let meta: Meta;
let folder: string;

beforeEach(async () => {
  opened = new AsyncDisposableStack();
  folder = opened.use(temporaryFolder('setup')).path;
  server = opened.use(await startTunnelServer());
  meta = opened.use(await startMeta({ appSecret: APP_SECRET, accessToken: TOKEN }));
});
afterEach(() => opened.disposeAsync());

/** A desk as it is found at its first start: nothing is set. */
const newDesk = (env: Readonly<Record<string, string>> = {}): Promise<Desk> =>
  startDesk({ folder, env: { ...NOTHING_SET, TICKDESK_TUNNEL: '', WHATSAPP_API_URL: meta.address, ...env } });
const chosen = (window: Socket) =>
  window.ask('settings.save', { listening: { tunnel: 'localtunnel', tunnelHost: server.host } });

describe('from nothing to a green light', () => {
  it('takes an app, a token and a number, each tried at Meta before it is kept', async () => {
    await using desk = await newDesk({ TICKDESK_TUNNEL_HOST: server.host });
    using window = await desk.window();
    expect(await window.ask('setup.look', {})).toMatchObject({
      app: { state: 'unknown' },
      token: { state: 'unknown' },
      accounts: [],
    });
    expect((await window.ask('setup.look', { appId: APP_ID, appSecret: APP_SECRET })).app.state).toBe('green');
    await window.ask('apps.save', { appId: APP_ID, appSecret: APP_SECRET });
    expect(await window.ask('apps.list', {})).toEqual({ rows: [{ appId: APP_ID, secret: 'kept', numbers: 0 }] });

    const found = await window.ask('setup.look', { appId: APP_ID, accessToken: TOKEN });
    expect(found.token).toMatchObject({ state: 'green', expiresAt: null, missing: [] });
    const [account] = found.accounts;
    expect(account).toMatchObject({ state: 'green', wabaId: SENDER.wabaId });
    const [number] = account?.numbers ?? [];
    expect(number).toMatchObject({ phoneNumberId: SENDER.phoneNumberId, collegeId: null });
    await window.ask('numbers.save', {
      phoneNumberId: number?.phoneNumberId ?? '',
      collegeId: 'c1',
      wabaId: account?.wabaId,
      appId: APP_ID,
      accessToken: TOKEN,
    });
    const { lights } = await eventually('both lights are green', async () => {
      const now = await window.ask('health.get', {});
      return now.lights.tunnel.state === 'green' && now.lights.subscription.state === 'green' ? now : null;
    });
    expect(meta.callbacks.numbers.get(SENDER.phoneNumberId)).toBe(lights.tunnel.callback);
    const again = await window.ask('setup.look', { appId: APP_ID, phoneNumberId: SENDER.phoneNumberId });
    expect(again.accounts[0]?.numbers[0]).toMatchObject({ collegeId: 'c1' });
  });

  it('keeps nothing that was only looked at, and tells nothing that is secret', async () => {
    await using desk = await newDesk();
    using window = await desk.window();
    const found = await window.ask('setup.look', { appId: APP_ID, appSecret: APP_SECRET, accessToken: TOKEN });
    expect(JSON.stringify(found)).not.toMatch(new RegExp(`${APP_SECRET}|${TOKEN}`));
    expect(await window.ask('apps.list', {})).toEqual({ rows: [] });
    expect(desk.logged.join('')).not.toMatch(new RegExp(`${APP_SECRET}|${TOKEN}`));
    expect((await window.ask('setup.look', { appId: APP_ID })).app.state).toBe('unknown');
  });
});

describe('what is wrong is named where it was entered', () => {
  it.each([
    [
      'a wrong secret',
      { appSecret: 'wrong' },
      { app: { state: 'red', why: 'token_dead' }, token: { state: 'unknown' } },
    ],
    [
      'a wrong token',
      { appSecret: APP_SECRET, accessToken: 'EAAwrong' },
      { app: { state: 'green' }, token: { state: 'red', why: 'token_dead' } },
    ],
  ] as const)('%s', async (_name, given, told) => {
    await using desk = await newDesk();
    using window = await desk.window();
    expect(await window.ask('setup.look', { appId: APP_ID, ...given })).toMatchObject(told);
  });

  it('a token without a permission that is needed', async () => {
    const scopes = ['whatsapp_business_messaging'];
    await using strict = await startMeta({ appSecret: APP_SECRET, accessToken: TOKEN, graph: { scopes } });
    await using desk = await newDesk({ WHATSAPP_API_URL: strict.address });
    using window = await desk.window();
    const { token } = await window.ask('setup.look', { appId: APP_ID, appSecret: APP_SECRET, accessToken: TOKEN });
    expect(token).toMatchObject({ state: 'red', why: 'no_permission', missing: ['whatsapp_business_management'] });
  });

  it('an account that is not the token’s', async () => {
    await using desk = await newDesk();
    using window = await desk.window();
    const { accounts } = await window.ask('setup.look', { accessToken: TOKEN, wabaId: '999' });
    expect(accounts).toMatchObject([{ state: 'red', wabaId: '999', numbers: [] }]);
  });

  it('no network: Meta cannot be reached', async () => {
    await using desk = await newDesk({ WHATSAPP_API_URL: 'http://127.0.0.1:9' });
    using window = await desk.window();
    const { app } = await window.ask('setup.look', { appId: APP_ID, appSecret: APP_SECRET });
    expect(app).toMatchObject({ state: 'red', why: 'unreachable' });
  });

  it('a secret that the environment sets is not replaced here', async () => {
    await using desk = await newDesk({ WHATSAPP_APP_ID: APP_ID, WHATSAPP_APP_SECRET: APP_SECRET });
    using window = await desk.window();
    expect(await window.ask('apps.list', {})).toMatchObject({ rows: [{ appId: APP_ID, secret: 'environment' }] });
    await expect(window.ask('apps.save', { appId: APP_ID, appSecret: 'another' })).rejects.toThrow('environment');
  });
});

describe('the way to this desk', () => {
  it('is another as soon as the settings say so, and what was open is closed', async () => {
    await using desk = await newDesk({ TICKDESK_TUNNEL_HOST: '' });
    using window = await desk.window();
    await window.ask('settings.save', { listening: { tunnel: 'off' } });
    await eventually('it is off', async () => (await window.ask('health.get', {})).lights.tunnel.state === 'off');
    await chosen(window);
    const green = await eventually('it is green', async () => {
      const { tunnel } = (await window.ask('health.get', {})).lights;
      return tunnel.state === 'green' ? tunnel : null;
    });
    expect(green).toMatchObject({ trial: true, from: 'settings' });
    await window.ask('settings.save', { listening: { tunnel: 'off' } });
    await eventually('nothing is open', () => server.open() === 0);
  });

  it.each([
    ['ngrok', 'no_ngrok_token'],
    ['own', 'no_address'],
  ] as const)('%s says what it lacks', async (tunnel, why) => {
    await using desk = await newDesk();
    using window = await desk.window();
    await window.ask('settings.save', { listening: { tunnel } });
    await eventually('it is told', async () => (await window.ask('health.get', {})).lights.tunnel.why === why);
  });

  it('that the environment chose stays', async () => {
    await using desk = await newDesk({ TICKDESK_TUNNEL: 'off' });
    using window = await desk.window();
    await chosen(window);
    expect((await window.ask('health.get', {})).lights.tunnel).toMatchObject({ state: 'off', from: 'environment' });
    expect(server.asked).toEqual([]);
  });
});

it('tokens are listed without themselves until they are revoked', async () => {
  await using desk = await newDesk();
  using window = await desk.window();
  const made = await window.ask('tokens.create', { collegeId: 'c1', label: 'Front office' });
  const { rows } = await window.ask('tokens.list', {});
  expect(rows).toMatchObject([{ id: made.id, collegeId: 'c1', label: 'Front office' }]);
  expect(JSON.stringify(rows)).not.toContain(made.token);
  await window.ask('tokens.revoke', { id: made.id });
  expect(await window.ask('tokens.list', {})).toEqual({ rows: [] });
});
