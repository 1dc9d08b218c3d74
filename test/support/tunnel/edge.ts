import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer as createHttp, request as onward, type RequestListener } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

const file = (name: string): string => readFileSync(new URL(`../../fixtures/tls/${name}.pem`, import.meta.url), 'utf8');

/** A certificate for loopback that nobody else trusts. */
export const TLS = { cert: file('certificate'), key: file('key') };

export type Edge = AsyncDisposable & {
  readonly url: string;
  /** What went over its wire so far, both ways, as counted below TLS. */
  bytes(): number;
  connections(): number;
  cut(): void;
};

const bound = async (server: Server): Promise<number> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};

/** A tunnel's edge: keeps visitors' connections and carries each request to the port, as large ones do. */
export const openEdge = async (scheme: 'http' | 'https', port: number): Promise<Edge> => {
  const carry: RequestListener = (request, response) => {
    const { method, url: path, headers } = request;
    const sent = onward(
      { host: '127.0.0.1', port, method, path, headers: { ...headers, connection: 'close' } },
      (told) => {
        const { connection: _ours, 'keep-alive': _too, ...kept } = told.headers;
        response.sendDate = false;
        response.writeHead(told.statusCode ?? 502, kept);
        told.pipe(response);
      },
    );
    request.pipe(sent);
  };
  const server = scheme === 'https' ? createHttps(TLS, carry) : createHttp(carry);
  server.keepAliveTimeout = 0;
  const sockets = new Set<Socket>();
  let bytes = 0;
  let connections = 0;
  const inside = await bound(server);
  const counting = createServer((visitor) => {
    connections += 1;
    const on = connect({ host: '127.0.0.1', port: inside });
    for (const [from, to] of [
      [visitor, on],
      [on, visitor],
    ] as const) {
      sockets.add(from);
      from.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      from.on('error', () => to.destroy());
      from.once('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  });
  const outside = await bound(counting);
  return {
    url: `${scheme}://127.0.0.1:${outside}`,
    bytes: () => bytes,
    connections: () => connections,
    cut: () => {
      for (const socket of sockets) socket.destroy();
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      counting.close();
      server.closeAllConnections();
      server.close();
    },
  };
};
