import { once } from 'node:events';
import type { Server } from 'node:http';

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
