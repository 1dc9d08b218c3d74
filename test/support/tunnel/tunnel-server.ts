import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
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
  /** Connections that are open now, of clients and visitors. */
  open(): number;
};

type Made = {
  readonly name: string;
  readonly pool: Server;
  readonly front: Server;
  readonly waiting: Socket[];
  readonly sockets: Set<Socket>;
};

const CONNECTIONS = 4;

const bound = async (server: Server): Promise<number> => {
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
  const answerItself = (visitor: Socket, status: string, type: string, body: string): void => {
    const head = `Content-Type: ${type}\r\nContent-Length: ${body.length}\r\nConnection: close`;
    visitor.once('data', () => visitor.end(`HTTP/1.1 ${status}\r\n${head}\r\n\r\n${body}`));
  };

  const carry = (tunnel: Made, visitor: Socket): void => {
    hold(tunnel.sockets, visitor);
    if (fault === 'unavailable') return answerItself(visitor, '503 Service Unavailable', 'text/plain', 'no');
    if (fault === 'html') return answerItself(visitor, '200 OK', 'text/html', '<html>Click to continue</html>');
    if (fault === 'half_open') return void visitor.resume();
    const remote = tunnel.waiting.shift();
    if (!remote) return answerItself(visitor, '503 Service Unavailable', 'text/plain', 'no');
    visitor.pipe(remote).pipe(visitor);
  };

  const make = (name: string): Made => {
    const sockets = new Set<Socket>();
    const waiting: Socket[] = [];
    const pool = createServer((remote) => {
      hold(sockets, remote);
      waiting.push(remote);
      remote.once('close', () => {
        const place = waiting.indexOf(remote);
        if (place >= 0) waiting.splice(place, 1);
      });
    });
    const tunnel: Made = { name, pool, front: createServer((visitor) => carry(tunnel, visitor)), waiting, sockets };
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
