import { type IncomingMessage, STATUS_CODES } from 'node:http';

/**
 * A request's body, byte for byte as it was sent, of whatever content type or none. Nothing is inflated, because the
 * signature is over the bytes as sent: an encoded body rejects with 415 (Meta never sends one), one above `largest`
 * bytes with 413, one given up on its way with 400. What is too large is read to its end and kept nowhere, so that the
 * sender hears the answer.
 */
export const readBody = (request: IncomingMessage, largest: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    if ((request.headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity') return reject(fault(415));
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= largest) chunks.push(chunk);
      else chunks.length = 0;
    });
    request.on('end', () => (size > largest ? reject(fault(413)) : resolve(whole(chunks))));
    request.on('error', (cause) => reject(fault(400, cause)));
  });

/** Nearly every delivery comes in one piece. */
const whole = (chunks: readonly Buffer[]): Buffer => {
  const [first] = chunks;
  return first && chunks.length === 1 ? first : Buffer.concat(chunks);
};

/** The sender's fault, with the status that says so, as Express's own faults have one. */
const fault = (status: number, cause?: unknown): Error =>
  Object.assign(new Error(STATUS_CODES[status], { cause }), { status });
