import { afterEach, beforeEach, expect, test } from 'vitest';
import { WEBHOOK_PATH } from '../main/webhook/receiver.ts';
import { playDeaths } from './support/deaths.ts';
import { APP_SECRET, type Desk, SENDER, startDesk } from './support/desk.ts';
import { eventually } from './support/eventually.ts';
import { statusBody } from './support/meta/bodies.ts';
import { type Meta, startMeta } from './support/meta/meta.ts';
import type { ReportWord } from './support/meta/status-object.ts';
import type { Socket } from './support/socket.ts';
import { temporaryFolder } from './support/temp-folder.ts';
import { startTunnelServer, type TunnelServer } from './support/tunnel/tunnel-server.ts';

const asha = { phone: '919812345678', name: 'Asha Verma' };
const told = (wamid: string, status: ReportWord) =>
  statusBody({ ...SENDER, statuses: [{ wamid, status, at: Date.now(), to: asha }] });

let server: TunnelServer;
let meta: Meta;

beforeEach(async () => {
  server = await startTunnelServer();
  meta = await startMeta({ appSecret: APP_SECRET });
});
afterEach(async () => {
  await meta[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

const listens = (folder: string): Promise<Desk> =>
  startDesk({ folder, env: { TICKDESK_TUNNEL: 'localtunnel', TICKDESK_TUNNEL_HOST: server.host } });

const address = (window: Socket, other: string | null = null): Promise<string> =>
  eventually('the light is green', async () => {
    const { tunnel } = (await window.ask('health.get', {})).lights;
    return tunnel.state === 'green' && tunnel.address !== other ? tunnel.address : null;
  });

test('deliveries come through the tunnel, and after its death through the next, with every tick right', async () => {
  using folder = temporaryFolder('listening');
  await using desk = await listens(folder.path);
  using window = await desk.window();
  const first = await address(window);
  meta.deliverTo(`${first}${WEBHOOK_PATH}`);
  expect((await meta.verify(`${first}${WEBHOOK_PATH}`, 'sample-verify-token')).passed).toBe(true);
  await meta.deliver(told('wamid.1', 'sent'));

  server.die();
  const late = meta.deliver(told('wamid.1', 'read'));
  const second = await address(window, first);
  meta.deliverTo(`${second}${WEBHOOK_PATH}`);
  await late;
  expect(await window.next('message_status_update', ({ status }) => status === 'read')).toMatchObject({
    messageId: 'wamid.1',
  });
});

test('a restart asks for the name it had', async () => {
  using folder = temporaryFolder('listening');
  {
    await using desk = await listens(folder.path);
    using window = await desk.window();
    await address(window);
  }
  await using desk = await listens(folder.path);
  using window = await desk.window();
  await address(window);
  expect(server.asked).toEqual([null, 'tunnel-1']);
});

test('with no server to be reached the console opens, the light says why, and looks again when asked', async () => {
  using folder = temporaryFolder('listening');
  server.fault = 'refuses';
  await using desk = await listens(folder.path);
  using window = await desk.window();
  const red = await eventually('the light is red', async () => {
    const { tunnel } = (await window.ask('health.get', {})).lights;
    return tunnel.state === 'red' ? tunnel : null;
  });
  expect(red).toMatchObject({ why: 'server_refused', address: null, trial: true });
  server.fault = null;
  await window.ask('listening.repair', {});
  await address(window);
});

test('only the receiver is reachable from outside, and nothing of it but the webhook and the probe', async () => {
  using folder = temporaryFolder('listening');
  await using desk = await listens(folder.path);
  using window = await desk.window();
  const outside = await address(window);
  for (const path of ['/', '/index.html', '/ws/whatsapp', '/exports/x', '/college/whatsapp/probe'])
    expect((await fetch(`${outside}${path}`)).status).toBe(404);
});

test('ten deaths while Meta delivers lose nothing, each within 30 s, and leave no connection', async () => {
  const { took, told, shown, open } = await playDeaths(10, 7);
  expect(Math.max(...took)).toBeLessThan(30_000);
  expect(shown).toBe(told);
  expect(told).toBeGreaterThan(10);
  expect(open).toBe(0);
});
