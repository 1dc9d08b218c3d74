import { connect, type Socket } from 'node:net';

/** One keep-alive connection with one request under way at most. `answered` hears the status, or 0 when none came. */
export type Connection = {
  readonly send: (request: Uint8Array, answered: (status: number) => void) => void;
  readonly end: () => void;
};

/** How many bytes the answer at the start of `bytes` takes, or null while it is not whole. Status as written. */
export const wholeAnswer = (bytes: Buffer): { readonly status: number; readonly length: number } | null => {
  const bodyAt = bytes.indexOf('\r\n\r\n') + 4;
  if (bodyAt < 4) return null;
  const head = bytes.toString('latin1', 0, bodyAt);
  const status = Number(head.slice(9, 12));
  const [, stated] = /\ncontent-length: *(\d+)/i.exec(head) ?? [];
  if (stated !== undefined) {
    const length = bodyAt + Number(stated);
    return bytes.length >= length ? { status, length } : null;
  }
  if (!/\ntransfer-encoding: *chunked/i.test(head)) return { status, length: bodyAt };
  const lastChunk = bytes.indexOf('0\r\n\r\n', bodyAt);
  return lastChunk < 0 ? null : { status, length: lastChunk + 5 };
};

/**
 * Opens lazily, and again when the server has closed it. A raw socket that is read into one buffer, so that the load costs
 * less than what it loads.
 */
export const openConnection = (host: string, port: number): Connection => {
  let socket: Socket | null = null;
  let waiting: ((status: number) => void) | null = null;
  const buffer = Buffer.alloc(4_096);
  let received: Buffer = Buffer.alloc(0);

  const settle = (status: number): void => {
    const answered = waiting;
    waiting = null;
    answered?.(status);
  };
  const open = (): Socket => {
    const hear = (length: number): boolean => {
      const heard = buffer.subarray(0, length);
      const all = received.length === 0 ? heard : Buffer.concat([received, heard]);
      const answer = wholeAnswer(all);
      // The buffer is written anew with the next chunk.
      received = Buffer.from(all.subarray(answer?.length ?? 0));
      if (answer) settle(answer.status);
      return true;
    };
    const fresh = connect({ host, port, noDelay: true, onread: { buffer, callback: hear } });
    received = Buffer.alloc(0);
    // Every error is followed by `close`.
    fresh.on('error', () => undefined);
    fresh.on('close', () => {
      if (socket !== fresh) return;
      socket = null;
      settle(0);
    });
    return fresh;
  };
  return {
    send: (request, answered) => {
      waiting = answered;
      socket ??= open();
      socket.write(request);
    },
    end: () => {
      socket?.destroy();
    },
  };
};
