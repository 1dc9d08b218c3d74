import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { type Listening, listen } from './listen.ts';

export type Heard = {
  readonly bytes: Buffer;
  /** Whether the signature is that of these bytes. */
  readonly signed: boolean;
  readonly contentType: string | undefined;
  readonly answer: number;
};

export type Listener = Listening & { readonly heard: readonly Heard[] };

/** A callback that keeps what it hears and answers as told. `answer` gets how many it has heard before. */
export const startListener = async (appSecret: string, answer: (before: number) => number): Promise<Listener> => {
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    if (request.method === 'GET') {
      const challenge = new URL(request.url ?? '/', 'http://desk').searchParams.get('hub.challenge');
      response.setHeader('Content-Type', 'text/plain').end(challenge);
      return;
    }
    const bytes = Buffer.concat(await request.toArray());
    const right = Buffer.from(`sha256=${createHmac('sha256', appSecret).update(bytes).digest('hex')}`);
    const told = Buffer.from(String(request.headers['x-hub-signature-256']));
    const status = answer(heard.length);
    heard.push({
      bytes,
      signed: told.length === right.length && timingSafeEqual(told, right),
      contentType: request.headers['content-type'],
      answer: status,
    });
    response.writeHead(status).end();
  });
  return Object.assign(await listen(server), { heard });
};
