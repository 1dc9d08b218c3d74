import { once } from 'node:events';
import {
  createServer,
  IncomingMessage,
  type RequestListener,
  type Server,
  type ServerOptions,
  ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Refusal } from './refusal.ts';

/** A server on this machine only. Closing it lets requests under way end, and nothing else linger. */
export type Listening = AsyncDisposable & { readonly port: number; readonly server: Server };

/** What answers; Express also says which prototypes it gives to requests and responses. */
type App = RequestListener & { readonly request?: object; readonly response?: object };

const HOST = '127.0.0.1';
/** How long an answer under way may still take once the server is closing. */
const GRACE_MS = 5_000;
const SWEEP_MS = 20;

/** Port 0 takes any free one. A port in use is a `Refusal` that says so. */
export const listen = async (
  app: App,
  port: number,
  prepare: (server: Server) => void,
  graceMs: number = GRACE_MS,
): Promise<Listening> => {
  const server = createServer(kindsOf(app), (request, response) => {
    // Once closing, whoever keeps a connection alive would keep us alive too.
    if (!server.listening) response.setHeader('Connection', 'close');
    app(request, response);
  });
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
    throw refused(cause, port) ?? cause;
  }
  return {
    port: (server.address() as AddressInfo).port,
    server,
    [Symbol.asyncDispose]: () => close(server, sockets, graceMs),
  };
};

/**
 * Express gives every request and response another prototype, and V8 then has to find out anew what they look like: a tenth
 * of what a delivery costs this thread. Born with that prototype, they stay what they are.
 */
const kindsOf = ({ request, response }: App): ServerOptions => ({
  ...(request && { IncomingMessage: bornWith(request, IncomingMessage) }),
  ...(response && { ServerResponse: bornWith(response, ServerResponse) }),
});

const bornWith = <Kind extends typeof IncomingMessage | typeof ServerResponse>(prototype: object, kind: Kind): Kind => {
  const born = function (...params: unknown[]): object {
    return Reflect.construct(kind, params, new.target);
  };
  born.prototype = prototype;
  return born as unknown as Kind;
};

const close = async (server: Server, sockets: ReadonlySet<Socket>, graceMs: number): Promise<void> => {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // Node takes a socket that never said a word for a busy one (a tunnel opens some in advance).
  for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
  // Those whose answer was under way are idle a moment later.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  // close() waits for upgraded and half-sent ones too, and nobody else will end those.
  const grace = setTimeout(() => {
    for (const socket of sockets) socket.destroy();
  }, graceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(grace);
};

const refused = (error: unknown, port: number): Refusal | null => {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const instead = 'set TICKDESK_WEBHOOK_PORT or TICKDESK_CONSOLE_PORT to another one';
  const words = {
    EADDRINUSE: `Port ${port} is taken by another program. Close it (perhaps another Tickdesk), or ${instead}.`,
    EACCES: `Port ${port} may not be used by this user; ${instead}.`,
  }[String(error.code)];
  return words === undefined ? null : new Refusal('unavailable', words, { cause: error });
};
