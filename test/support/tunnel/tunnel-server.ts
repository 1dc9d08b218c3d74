import { once } from 'node:events';
import {
  createServer as createHttpServer,
  type Server as HttpServer,
  type IncomingMessage,
  type ServerResponse,
  request as send,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';

/** What the server does wrong, until it is told otherwise. */
export type TunnelFault = 'refuses' | 'unavailable' | 'half_open' | 'html' | 'other_name' | null;

export type TunnelServer = AsyncDisposable & {
  /** Where clients ask for tunnels. */
  readonly host: string;
  fault: TunnelFault;
  /** Names asked for, oldest first; `null`: any. */
  readonly asked: readonly (string | null)[];
  /** Cuts every connection of every tunnel and forgets them: who was connected must ask anew. */
  die(): void;
  /** As a server that was started again: clients' connections are cut, their port is another, visitors hear 503. */
  swapPools(): void;
  /** Connections that are open now, of clients and visitors. */
  open(): number;
};

type Made = {
  readonly name: string;
  readonly pool: Server;
  readonly front: HttpServer;
  readonly waiting: Socket[];
  /** Connections of the client, waiting or in use. */
  readonly remotes: Set<Socket>;
  /** Visitors that wait for one. */
  readonly wanted: ((remote: Socket) => void)[];
  readonly sockets: Set<Socket>;
};

const CONNECTIONS = 4;
const PATIENCE_MS = 2_000;

const bound = async (server: Server | HttpServer): Promise<number> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};

/**
 * A tunnel server that speaks localtunnel's protocol on loopback: a client asks for a tunnel and holds connections to its
 * port open; what comes to the public side is carried over one of them. Each tunnel has a public port of its own, which
 * stands for its name.
 */
export const startTunnelServer = async (): Promise<TunnelServer> => {
  const tunnels = new Map<string, Made>();
  const asked: (string | null)[] = [];
  let made = 0;
  let fault: TunnelFault = null;

  const hold = (set: Set<Socket>, socket: Socket): void => {
    set.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => set.delete(socket));
  };
  const answer = (response: ServerResponse, status: number, type: string, body: string): void =>
    void response.writeHead(status, { 'Content-Type': type, 'Content-Length': body.length }).end(body);

  /** One connection of the client's a request, as localtunnel's server has it: it is closed afterwards. */
  const carry = (tunnel: Made, request: IncomingMessage, response: ServerResponse): void => {
    if (fault === 'unavailable') return answer(response, 503, 'text/plain', 'no');
    if (fault === 'html') return answer(response, 200, 'text/html', '<html>Click to continue</html>');
    if (fault === 'half_open') return void request.resume();
    const patience = setTimeout(() => {
      tunnel.wanted.splice(tunnel.wanted.indexOf(take), 1);
      answer(response, 503, 'text/plain', 'no connection of the client is left');
    }, PATIENCE_MS);
    const take = (remote: Socket): void => {
      clearTimeout(patience);
      const { method, url: path, headers } = request;
      const onward = send({
        method,
        path,
        headers: { ...headers, connection: 'close' },
        createConnection: () => remote,
      });
      onward.once('response', (told) => {
        const { connection: _ours, ...kept } = told.headers;
        response.writeHead(told.statusCode ?? 502, kept);
        told.pipe(response);
      });
      onward.once('error', () => response.destroy());
      response.once('close', () => remote.destroy());
      request.pipe(onward);
    };
    const remote = tunnel.waiting.shift();
    if (remote) take(remote);
    else tunnel.wanted.push(take);
    response.once('close', () => clearTimeout(patience));
  };

  const make = (name: string): Made => {
    const sockets = new Set<Socket>();
    const waiting: Socket[] = [];
    const remotes = new Set<Socket>();
    const wanted: ((remote: Socket) => void)[] = [];
    const pool = createServer((remote) => {
      hold(sockets, remote);
      const take = wanted.shift();
      if (take) take(remote);
      else waiting.push(remote);
      remotes.add(remote);
      remote.once('close', () => {
        remotes.delete(remote);
        const place = waiting.indexOf(remote);
        if (place >= 0) waiting.splice(place, 1);
      });
    });
    const front = createHttpServer((request, response) => carry(tunnel, request, response));
    const tunnel: Made = {
      name,
      pool,
      front,
      waiting,
      wanted,
      remotes,
      sockets,
    };
    front.on('connection', (visitor: Socket) => hold(sockets, visitor));
    tunnels.set(name, tunnel);
    return tunnel;
  };

  const drop = (tunnel: Made): void => {
    tunnels.delete(tunnel.name);
    for (const socket of tunnel.sockets) socket.destroy();
    tunnel.pool.close();
    tunnel.front.close();
  };

  const api = createHttpServer(async (request, response) => {
    if (fault === 'refuses') {
      response.writeHead(500).end('{}');
      return;
    }
    const wanted = request.url === '/?new' ? null : (request.url ?? '/').slice(1);
    asked.push(wanted);
    made += 1;
    const name = wanted === null || fault === 'other_name' ? `tunnel-${made}` : wanted;
    const before = tunnels.get(name);
    if (before) drop(before);
    const { pool, front } = make(name);
    const [port, shown] = await Promise.all([bound(pool), bound(front)]);
    const told = { id: name, port, ip: '127.0.0.1', max_conn_count: CONNECTIONS, url: `http://127.0.0.1:${shown}` };
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(told));
  });
  const apiPort = await bound(api);

  return {
    host: `http://127.0.0.1:${apiPort}`,
    asked,
    get fault() {
      return fault;
    },
    set fault(next) {
      fault = next;
    },
    die: () => {
      for (const tunnel of [...tunnels.values()]) drop(tunnel);
    },
    swapPools: () => {
      for (const { pool, remotes } of tunnels.values()) {
        pool.close();
        for (const remote of remotes) remote.destroy();
      }
    },
    open: () => [...tunnels.values()].reduce((sum, { sockets }) => sum + sockets.size, 0),
    [Symbol.asyncDispose]: async () => {
      for (const tunnel of [...tunnels.values()]) drop(tunnel);
      api.closeAllConnections();
      const closed = once(api, 'close');
      api.close();
      await closed;
    },
  };
};
