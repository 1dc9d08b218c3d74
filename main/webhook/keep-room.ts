import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * At most so many connections, and always room for one more: who comes when all are taken gets the place of the one that
 * we have waited for longest, be it for a first word, the rest of a request or the next one. Those whose request is whole
 * keep theirs until they are answered. (Node's own `maxConnections` turns the newcomer away, so that a crowd of silent
 * strangers would keep Meta out.)
 */
export const keepRoom = (server: Server, most: number): void => {
  const open = new Set<Socket>();
  const awaited = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    awaited.add(socket);
    socket.once('close', () => {
      open.delete(socket);
      awaited.delete(socket);
    });
    if (open.size <= most) return;
    for (const longest of awaited) {
      open.delete(longest);
      awaited.delete(longest);
      longest.destroy();
      return;
    }
  });
  server.on('request', (request, response) => {
    const { socket } = request;
    request.once('end', () => awaited.delete(socket));
    response.once('close', () => {
      if (open.has(socket)) awaited.add(socket);
    });
  });
};
