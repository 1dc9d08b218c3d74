import { randomInt } from 'node:crypto';
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

/**
 * A free port for a program that goes and comes back to it: below those that systems hand out to whoever asks for any
 * (32768 on Linux, 49152 elsewhere), so that nobody is given it meanwhile.
 */
export const standingPort = async (): Promise<string> => {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    try {
      await using free = await listen(createServer(), port);
      return String(free.port);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    }
  }
};
