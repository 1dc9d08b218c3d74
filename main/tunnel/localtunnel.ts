/// <reference path="./localtunnel-cluster.d.ts" />
import type { Socket } from 'node:net';
import TunnelCluster from 'localtunnel/lib/TunnelCluster.js';
import { z } from 'zod';
import { type Provider, TunnelError } from './tunnel.ts';

/** What the server says of a tunnel it has made. */
const made = z.object({
  id: z.string().min(1),
  ip: z.string().optional(),
  port: z.number().int().min(1).max(65_535),
  max_conn_count: z.number().int().min(1).max(64).catch(1),
  url: z.url(),
});

const OPEN_WITHIN_MS = 10_000;
/** A pool that has lost its last connection gets so long to open another before the tunnel counts as lost. */
const EMPTY_FOR_MS = 1_000;

/**
 * A trial tunnel over a localtunnel server: its last hop, from the server to this machine, is not encrypted. The library
 * carries the connections. Asking the server is ours, because the library asks for ever without saying so, and cannot be
 * stopped; so is noticing that no connection is left, of which it says nothing.
 */
export const localtunnel =
  (host: string, emptyForMs = EMPTY_FOR_MS): Provider =>
  async ({ port, name, stop }) => {
    const told = await ask(host, name, stop);
    const cluster = new TunnelCluster({
      remote_host: new URL(host).hostname,
      remote_ip: told.ip,
      remote_port: told.port,
      // By its number: under its name another program may listen on the other kind of address.
      local_host: '127.0.0.1',
      local_port: port,
    });
    const open = new Set<Socket>();
    const lost = Promise.withResolvers<void>();
    let closed = false;
    let empty: NodeJS.Timeout | undefined;

    const watchEmpty = (): void => {
      clearTimeout(empty);
      if (!closed && open.size === 0) empty = setTimeout(lost.resolve, emptyForMs);
    };
    cluster.on('open', (remote) => {
      if (closed) return void remote.destroy();
      open.add(remote);
      clearTimeout(empty);
      // The library half-closes its other end, which nobody reads any more: it would stay for good.
      remote.on('pipe', (local: Socket) => {
        if (remote.destroyed) local.destroy();
        else remote.once('close', () => local.destroy());
      });
      remote.once('close', () => {
        open.delete(remote);
        watchEmpty();
      });
    });
    // An error without a listener would end the program; the empty pool says what it means.
    cluster.on('error', watchEmpty);
    cluster.on('dead', () => {
      if (!closed) cluster.open();
    });
    for (let count = 0; count < told.max_conn_count; count += 1) cluster.open();
    watchEmpty();

    return {
      address: told.url.replace(/\/+$/, ''),
      name: told.id,
      lost: lost.promise,
      close: async () => {
        closed = true;
        clearTimeout(empty);
        for (const remote of open) remote.destroy();
      },
    };
  };

const ask = async (host: string, name: string | null, stop: AbortSignal): Promise<z.infer<typeof made>> => {
  const signal = AbortSignal.any([stop, AbortSignal.timeout(OPEN_WITHIN_MS)]);
  const path = name === null ? '/?new' : `/${encodeURIComponent(name)}`;
  const response = await fetch(new URL(path, host), { signal }).catch((cause: unknown) => {
    throw new TunnelError('no_server', `The tunnel server ${host} cannot be reached.`, { cause });
  });
  const body = await response.json().catch(() => null);
  const told = made.safeParse(body);
  if (response.ok && told.success) return told.data;
  throw new TunnelError('server_refused', `The tunnel server ${host} gave no tunnel (HTTP ${response.status}).`);
};
