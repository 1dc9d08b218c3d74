import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

export type Listening = AsyncDisposable & { readonly url: string; readonly port: number };

/** Puts a server on a free port of loopback; disposing closes it with all its connections. `url` has no slash at its end. */
export const listen = async (server: Server, port = 0): Promise<Listening> => {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The server has no port');
  return {
    url: `http://127.0.0.1:${bound.port}`,
    port: bound.port,
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
};

/** Test processes run at once: each goes through ports of its own, so that no two take the same one while it is free. */
let lastPort = 20_000 + (process.pid % 94) * 128;

/**
 * A free port for a program that goes and comes back to it: below those that systems hand out to whoever asks for any
 * (32768 on Linux, 49152 elsewhere), so that nobody is given it meanwhile. Another one each time.
 */
export const standingPort = async (): Promise<string> => {
  for (;;) {
    lastPort += 1;
    try {
      await using free = await listen(createServer(), lastPort);
      return String(free.port);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    }
  }
};
