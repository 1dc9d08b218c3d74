import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createProof } from '../main/proof.ts';
import { localtunnel } from '../main/tunnel/localtunnel.ts';
import { ownAddress } from '../main/tunnel/own-address.ts';
import { createProbe, type Probe } from '../main/tunnel/probe.ts';
import { type Supervisor, superviseTunnel, type TunnelState } from '../main/tunnel/supervisor.ts';
import type { Provider } from '../main/tunnel/tunnel.ts';
import { PROBE_PATH } from '../main/webhook/receiver.ts';
import { eventually } from './support/eventually.ts';
import { listen } from './support/listen.ts';
import { openReceiver, type Receiver } from './support/receiver.ts';
import { openEdge, TLS } from './support/tunnel/edge.ts';
import { startTunnelServer, type TunnelServer } from './support/tunnel/tunnel-server.ts';

const prove = createProof();
/** Ten times as fast as in earnest, so that waiting is not idle. */
const HURRY = 10;
const clock = {
  now: Date.now,
  after: (ms: number, run: () => void) => {
    const timer = setTimeout(run, ms / HURRY);
    return () => clearTimeout(timer);
  },
};
/** What `HURRY` makes of the bar of 30 s. */
const WITHIN_MS = 30_000 / HURRY;

describe('a public address', () => {
  let receiver: Receiver;
  let server: TunnelServer;
  let supervisor: Supervisor | null = null;
  let probe: Probe;
  let states: TunnelState[] = [];
  const names: string[] = [];
  const bugs: unknown[] = [];

  const supervise = (
    provider: Provider = localtunnel(server.host, 1_000 / HURRY),
    name: string | null = null,
  ): Supervisor => {
    probe = createProbe({ path: PROBE_PATH, prove, withinMs: 300, now: Date.now });
    supervisor = superviseTunnel({
      provider,
      probe,
      port: receiver.port,
      clock,
      random: () => 0.5,
      name,
      keepName: (kept) => names.push(kept),
      onState: (state) => states.push(state),
      report: (trouble) => bugs.push(trouble),
    });
    return supervisor;
  };
  const up = (): Promise<string> =>
    eventually('the address is proven', () => {
      const state = supervisor?.state();
      return state?.is === 'up' ? state.address : null;
    });
  const down = (): Promise<TunnelState & { is: 'down' }> =>
    eventually('it is told to be down', () => {
      const state = states.at(-1);
      return state?.is === 'down' ? state : null;
    });
  const back = async (from: number): Promise<number> => {
    await eventually('it is proven again', () => states.slice(from).some(({ is }) => is === 'up'));
    return states.length;
  };

  beforeEach(async () => {
    receiver = await openReceiver({ prove });
    server = await startTunnelServer();
    states = [];
    names.length = 0;
  });
  afterEach(async () => {
    await supervisor?.[Symbol.asyncDispose]();
    probe[Symbol.dispose]();
    await eventually('nothing is left open', () => server.open() === 0);
    await server[Symbol.asyncDispose]();
    await receiver[Symbol.asyncDispose]();
    expect(bugs.splice(0)).toEqual([]);
  });

  it('is up once a nonce has gone out and come back', async () => {
    supervise();
    const address = await up();
    expect((await fetch(`${address}/nothing`)).status).toBe(404);
    expect(states[0]).toMatchObject({ is: 'opening' });
    expect(names).toHaveLength(1);
  });

  it('is asked for by the name it had', async () => {
    supervise(undefined, 'our-college');
    await up();
    expect(server.asked).toEqual(['our-college']);
  });

  it('that is another than the one asked for is told, and asked for from then on', async () => {
    server.fault = 'other_name';
    supervise(undefined, 'our-college');
    await up();
    expect(names).toEqual(['tunnel-1']);
  });

  it('comes back by itself within 30 s when the tunnel dies', async () => {
    supervise();
    await up();
    const from = states.length;
    const began = Date.now();
    server.die();
    await back(from);
    expect(Date.now() - began).toBeLessThan(WITHIN_MS);
  });

  it('comes back by itself within 30 s when the server swaps the pool of connections', async () => {
    supervise();
    await up();
    const from = states.length;
    const began = Date.now();
    server.swapPools();
    await back(from);
    expect(Date.now() - began).toBeLessThan(WITHIN_MS);
  });

  it.each(['unavailable', 'half_open', 'html'] as const)('is not believed while the server is %s', async (fault) => {
    supervise();
    await up();
    server.fault = fault;
    supervisor?.wake();
    const why = { unavailable: 'unavailable', half_open: 'no_answer', html: 'html' }[fault];
    expect(await down()).toMatchObject({ why });
    const from = states.length;
    const began = Date.now();
    server.fault = null;
    await back(from);
    expect(Date.now() - began).toBeLessThan(WITHIN_MS);
  });

  it('is down with its reason while no server can be reached, and up when one can', async () => {
    server.fault = 'refuses';
    supervise();
    expect(await down()).toMatchObject({ why: 'server_refused', address: null });
    server.fault = null;
    await up();
  });

  it('is told to be down when its provider fails in a way that nobody foresaw, and tried again', async () => {
    const bug = new Error('a bug of a provider');
    const real = localtunnel(server.host, 1_000 / HURRY);
    let tries = 0;
    supervise((wish) => {
      tries += 1;
      return tries === 1 ? Promise.reject(bug) : real(wish);
    });
    expect(await down()).toMatchObject({ why: 'lost', address: null });
    await up();
    expect(bugs.splice(0)).toEqual([bug]);
  });

  it('of somebody else is not ours, whatever it answers', async () => {
    await using stranger = await listen(
      createServer((_request, response) => void response.end('0123456789abcdef0123456789abcdef')),
    );
    supervise(ownAddress(stranger.url));
    expect(await down()).toMatchObject({ why: 'not_us' });
  });

  it('survives a hundred deaths in a row and leaves nothing behind', async () => {
    supervise();
    await up();
    let from = states.length;
    for (let death = 0; death < 100; death += 1) {
      server.die();
      from = await back(from);
    }
    await supervisor?.[Symbol.asyncDispose]();
    supervisor = null;
    probe[Symbol.dispose]();
    await wait(50);
    expect(server.open()).toBe(0);
    expect(new Set(server.asked.slice(1)).size).toBe(1);
  }, 120_000);
});

describe('a probe', () => {
  const minute = async (look: () => Promise<unknown>): Promise<void> => {
    for (let count = 0; count < 3; count += 1) expect(await look()).toBeNull();
  };

  it.each(['http', 'https'] as const)(
    'costs less than 1 KB a minute over %s, its handshakes included',
    async (scheme) => {
      await using receiver = await openReceiver({ prove });
      await using edge = await openEdge(scheme, receiver.port);
      let now = 0;
      using probe = createProbe({ path: PROBE_PATH, prove, withinMs: 2_000, now: () => now, ca: TLS.cert });
      const { signal } = new AbortController();
      for (let minutes = 0; minutes < 120; minutes += 1) {
        await minute(() => probe.look(edge.url, signal));
        now += 60_000;
      }
      expect(edge.connections()).toBe(2);
      expect(edge.bytes() / 120).toBeLessThan(1_024);
    },
  );

  it('has a new connection after a failure', async () => {
    await using receiver = await openReceiver({ prove });
    await using edge = await openEdge('http', receiver.port);
    using probe = createProbe({ path: PROBE_PATH, prove, withinMs: 2_000, now: Date.now });
    const { signal } = new AbortController();
    expect(await probe.look(edge.url, signal)).toBeNull();
    edge.cut();
    expect(await probe.look(`${edge.url}/elsewhere`, signal)).not.toBeNull();
    expect(await probe.look(edge.url, signal)).toBeNull();
    expect(edge.connections()).toBeGreaterThan(1);
  });

  it('is answered for a nonce and for nothing else', async () => {
    await using receiver = await openReceiver({ prove });
    const at = (query: string) => fetch(`http://127.0.0.1:${receiver.port}${PROBE_PATH}${query}`);
    expect((await at('?nonce=0123456789abcdef')).status).toBe(200);
    for (const query of ['', '?nonce=', '?nonce=xyz', '?nonce=0123456789abcdef0', '?nonce=a&nonce=b'])
      expect((await at(query)).status).toBe(404);
  });
});
