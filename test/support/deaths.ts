import { setTimeout as wait } from 'node:timers/promises';
import type { Health } from '../../preload/contract/health.ts';
import { APP_SECRET, type Desk, SENDER, startDesk } from './desk.ts';
import { eventually } from './eventually.ts';
import { statusBody } from './meta/bodies.ts';
import { type Meta, startMeta } from './meta/meta.ts';
import { seededRandom } from './random.ts';
import type { Socket } from './socket.ts';
import { startTunnelServer } from './tunnel/tunnel-server.ts';

const TOKEN = 'EAAsample-token-of-a-system-user';
const REPORTS = ['sent', 'delivered', 'read'] as const;
const asha = { phone: '919812345678', name: 'Asha Verma' };
const EVERY_MS = 100;
/** Meta's pauses grow too (PLATFORM 4); what waits must not drown the machine that both run on. */
const retryAfter = (refusals: number): number => Math.min(100 * 2 ** refusals, 2_000);

export type Deaths = {
  /** From each death to an address that is proven, and read back from Meta; in ms. */
  readonly took: readonly number[];
  /** Messages that were told of, and those whose last report is shown in the end. */
  readonly told: number;
  readonly shown: number;
  /** Attempts of Meta that heard no 200. */
  readonly refused: number;
  /** Connections at the tunnel server after the end. */
  readonly open: number;
};

/**
 * A whole desk behind a tunnel that dies again and again while Meta delivers without a pause: each time another way, and
 * each time at another address. Meta finds the desk only by what the desk registers.
 */
export const playDeaths = async (times: number, seed: number): Promise<Deaths> => {
  const random = seededRandom(seed);
  const before = sockets();
  await using server = await startTunnelServer();
  await using meta = await startMeta({ seed, appSecret: APP_SECRET, accessToken: TOKEN, retryAfter });
  const desk = await startDesk({
    env: {
      TICKDESK_TUNNEL: 'localtunnel',
      TICKDESK_TUNNEL_HOST: server.host,
      WHATSAPP_API_URL: meta.address,
      WHATSAPP_ACCESS_TOKEN: TOKEN,
      WHATSAPP_APP_ID: '134000000000000',
      WHATSAPP_BUSINESS_ACCOUNT_ID: SENDER.wabaId,
    },
  });
  const window = await desk.window();
  await ledTo(window, null);
  const stop = new AbortController();
  const telling = tell(meta, stop.signal);
  const took: number[] = [];
  for (let death = 0; death < times; death += 1) {
    const led = (await window.ask('health.get', {})).lights.tunnel.callback;
    const begun = performance.now();
    server.fault = random.chance(0.5) ? 'other_name' : null;
    if (random.chance(0.3)) server.swapPools();
    else server.die();
    await ledTo(window, led);
    took.push(performance.now() - begun);
  }
  stop.abort();
  const told = await telling;
  await meta.idle();
  const shown = await shownAs(window, 'read');
  await end(desk, window);
  await eventually('no connection is left', () => server.open() === 0);
  await meta[Symbol.asyncDispose]();
  await eventually('no socket of this process is left', () => sockets() <= before);
  return { took, told, shown, refused: meta.counts.refused, open: server.open() };
};

/** Connections of this process, half-closed ones too. */
const sockets = (): number => process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;

const ledTo = (window: Socket, before: string | null): Promise<Health> =>
  eventually(
    'Meta delivers to a proven address',
    async () => {
      const now = await window.ask('health.get', {});
      const { tunnel, subscription } = now.lights;
      const isLed = now.numbers[0]?.owner === tunnel.callback && subscription.state === 'green';
      return tunnel.state === 'green' && tunnel.callback !== before && isLed ? now : null;
    },
    { within: 40_000 },
  );

/** Three reports for each message, in any order, until told to stop; resolves with how many messages there were. */
const tell = async (meta: Meta, stop: AbortSignal): Promise<number> => {
  let count = 0;
  while (!stop.aborted) {
    const wamid = `wamid.DEATHS${count}`;
    count += 1;
    for (const status of REPORTS.toReversed())
      meta.deliver(statusBody({ ...SENDER, statuses: [{ wamid, status, at: Date.now(), to: asha }] }));
    await wait(EVERY_MS);
  }
  return count;
};

const shownAs = async (window: Socket, status: 'read'): Promise<number> => {
  let shown = 0;
  let after: string | null = null;
  do {
    const page: { rows: readonly { wamid: string | null }[]; next: string | null } = await window.ask(
      'history.search',
      {
        status,
        limit: 500,
        ...(after !== null && { after }),
      },
    );
    shown += page.rows.filter(({ wamid }) => wamid?.startsWith('wamid.DEATHS')).length;
    after = page.next;
  } while (after !== null);
  return shown;
};

const end = async (desk: Desk, window: Socket): Promise<void> => {
  window[Symbol.dispose]();
  await desk[Symbol.asyncDispose]();
};
