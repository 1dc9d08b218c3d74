import { type Server, STATUS_CODES } from 'node:http';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import type { Listening } from '../listen.ts';
import { listen } from '../listen.ts';
import { Refusal } from '../refusal.ts';
import { keepRoom } from './keep-room.ts';
import { readBody } from './read-body.ts';
import { sameText } from './signature.ts';

export const WEBHOOK_PATH = '/college/whatsapp/webhook';
/** Answers a nonce with a proof that it is we who listen. */
export const PROBE_PATH = '/college/whatsapp/probe';

/** Meta's bodies go up to 3 MB (PLATFORM S3). */
const LARGEST_BODY = 4 * 1024 * 1024;

/** A POST as it came, before anything is believed. */
export type Delivery = { readonly body: Uint8Array; readonly signature: string | undefined };

/** What becomes of a delivery: `kept` is on disk, and Meta may hear 200. Throws a `Refusal` when it cannot be kept. */
export type Deliver = (delivery: Delivery) => Promise<'kept' | 'unsigned' | 'no_secret'>;

export type ReceiverOptions = {
  readonly port: number;
  readonly deliver: Deliver;
  readonly verifyToken: () => string;
  /** What nobody else can answer to a nonce. */
  readonly prove: (nonce: string) => string;
  /** Somebody asked the verification question. */
  readonly onVerification: (outcome: 'answered' | 'refused') => void;
  readonly onBug: (error: unknown) => void;
};

/** The only port a tunnel ever forwards: the webhook, and nothing else. */
export const startReceiver = async (options: ReceiverOptions): Promise<Listening> => {
  const listening = await listen(receiverApp(options), options.port, bound);
  // No more sockets to give (EMFILE): those we have go on.
  listening.server.on('error', options.onBug);
  return listening;
};

const receiverApp = ({
  deliver,
  verifyToken,
  prove,
  onVerification,
  onBug,
}: Omit<ReceiverOptions, 'port'>): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.enable('case sensitive routing');
  app.enable('strict routing');

  app.get(WEBHOOK_PATH, (request, response) => {
    const challenge = verified(request, verifyToken());
    if (request.query['hub.mode'] === 'subscribe') onVerification(challenge === null ? 'refused' : 'answered');
    if (challenge === null) return plain(response, 403, 'Forbidden');
    plain(response, 200, challenge);
  });

  app.post(WEBHOOK_PATH, async (request, response) => {
    const body = await readBody(request, LARGEST_BODY);
    const outcome = await deliver({ body, signature: signatureOf(request) });
    const [status, words] = ANSWERS[outcome];
    plain(response, status, words);
  });

  app.get(PROBE_PATH, (request, response, next) => {
    const { nonce } = request.query;
    if (typeof nonce !== 'string' || !NONCE.test(nonce)) return next();
    // Few bytes, for it is asked three times a minute.
    response.sendDate = false;
    response.end(prove(nonce));
  });

  app.all(WEBHOOK_PATH, (_request, response) => {
    response.set('Allow', 'GET, HEAD, POST');
    plain(response, 405, 'Method not allowed');
  });

  app.use((_request, response) => plain(response, 404, 'Not found'));

  app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    if (error instanceof Refusal) return plain(response, 503, 'Unavailable');
    const status = statusOf(error);
    if (status === null) onBug(error);
    plain(response, status ?? 500, status === null ? 'Internal error' : (STATUS_CODES[status] ?? 'Bad request'));
  });
  return app;
};

const NONCE = /^[0-9a-f]{16}$/;

const signatureOf = ({ headers }: Request): string | undefined => {
  const signature = headers['x-hub-signature-256'];
  return typeof signature === 'string' ? signature : undefined;
};

const ANSWERS = {
  kept: [200, 'OK'],
  unsigned: [401, 'Unauthorized'],
  no_secret: [503, 'Unavailable'],
} as const satisfies Record<Awaited<ReturnType<Deliver>>, readonly [number, string]>;

/**
 * Meta's verification: `hub.mode` is always `subscribe`, and the answer is the bare challenge, byte for byte
 * (PLATFORM 1, S2, S9). `null` unless every part is one plain text and the token is ours.
 */
const verified = (request: Request, token: string): string | null => {
  const mode = request.query['hub.mode'];
  const challenge = request.query['hub.challenge'];
  const told = request.query['hub.verify_token'];
  if (mode !== 'subscribe' || typeof challenge !== 'string' || typeof told !== 'string') return null;
  // No token is no token that an empty one could match.
  return challenge !== '' && token !== '' && sameText(told, token) ? challenge : null;
};

const plain = (response: Response, status: number, text: string): void => {
  // Node's own call: Express would look up, for each answer, what this type's charset is.
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(text);
};

/** What Express and `readBody` say of a request that is the sender's fault; `null` for anything else. */
const statusOf = (error: unknown): number | null => {
  const status = error instanceof Error && 'status' in error ? error.status : null;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : null;
};

/** A stranger who sends slowly or never ends is let go; Meta's median answer is due within 250 ms anyway (PLATFORM S8). */
const bound = (server: Server): void => {
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  server.keepAliveTimeout = 65_000;
  keepRoom(server, 4_096);
};
