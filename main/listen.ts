import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Refusal } from './refusal.ts';

/** A server on this machine only. Closing it lets requests under way end, and nothing else linger. */
export type Listening = AsyncDisposable & { readonly port: number; readonly server: Server };

const HOST = '127.0.0.1';
/** How long an answer under way may still take once the server is closing. */
const GRACE_MS = 5_000;

/** Port 0 takes any free one. A port in use is a `Refusal` that says so. */
export const listen = async (
  app: RequestListener,
  port: number,
  prepare: (server: Server) => void,
): Promise<Listening> => {
  const server = createServer(app);
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  prepare(server);
  try {
    server.listen(port, HOST);
    await once(server, 'listening');
  } catch (cause) {
    throw portTaken(cause, port) ?? cause;
  }
  return {
    port: (server.address() as AddressInfo).port,
    server,
    [Symbol.asyncDispose]: () => close(server, sockets),
  };
};

const close = async (server: Server, sockets: ReadonlySet<Socket>): Promise<void> => {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  // close() waits for upgraded and half-open sockets, and nobody else will end those.
  const grace = setTimeout(() => {
    for (const socket of sockets) socket.destroy();
  }, GRACE_MS);
  await closed;
  clearTimeout(grace);
};

const portTaken = (error: unknown, port: number): Refusal | null => {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'EADDRINUSE') return null;
  return new Refusal(
    'unavailable',
    `Port ${port} is taken by another program. Close it (perhaps another Tickdesk), or set TICKDESK_WEBHOOK_PORT or TICKDESK_CONSOLE_PORT to a free one.`,
    { cause: error },
  );
};
