import type { Socket } from 'node:net';
import { createPipeline } from '../../main/pipeline.ts';
import { startReceiver, WEBHOOK_PATH } from '../../main/webhook/receiver.ts';
import { type AppSecrets, createSigners } from '../../main/webhook/signature.ts';
import { sign } from './meta/sign.ts';
import { openRawSocket, type RawSocket } from './raw-socket.ts';

export const SECRET = 'sample-app-secret';
export const TOKEN = 'sample-verify-token';
export const APPS: readonly AppSecrets[] = [{ app: 'a', secrets: [SECRET] }];

export type ReceiverSetting = {
  readonly apps?: readonly AppSecrets[] | null;
  readonly token?: string;
  /** What becomes of a signed delivery before it counts as kept. */
  readonly keep?: () => Promise<void>;
  readonly prove?: (nonce: string) => string;
};

export type Receiver = AsyncDisposable & {
  readonly port: number;
  readonly url: string;
  readonly kept: readonly { readonly apps: readonly string[]; readonly body: Buffer }[];
  readonly bugs: readonly unknown[];
  readonly unsigned: () => number;
  readonly onConnection: (listener: (socket: Socket) => void) => void;
  readonly raw: () => Promise<RawSocket>;
  readonly get: (query: string, init?: RequestInit) => Promise<Response>;
  /** The status that a POST of these bytes is answered with; signed unless told otherwise. */
  readonly post: (bytes: Uint8Array, headers?: Readonly<Record<string, string>>) => Promise<number>;
};

/** The receiver as the program has it, with a list in the store's place. */
export const openReceiver = async ({
  apps = APPS,
  token = TOKEN,
  keep = () => Promise.resolve(),
  prove = () => 'proof',
}: ReceiverSetting = {}): Promise<Receiver> => {
  const kept: { apps: readonly string[]; body: Buffer }[] = [];
  const bugs: unknown[] = [];
  let unsigned = 0;
  const signers = createSigners(apps ?? []);
  const { deliver } = createPipeline({
    signers: (body, signature) => apps && signers(body, signature),
    record: async (delivery) => {
      await keep();
      kept.push({ apps: delivery.apps, body: Buffer.from(delivery.body) });
    },
    moved: () => () => undefined,
    publish: () => undefined,
    countUnsigned: () => {
      unsigned += 1;
    },
    now: Date.now,
  });
  const listening = await startReceiver({
    port: 0,
    deliver,
    verifyToken: () => token,
    prove,
    onVerification: () => undefined,
    onBug: (error) => void bugs.push(error),
  });
  const url = `http://127.0.0.1:${listening.port}${WEBHOOK_PATH}`;
  return {
    port: listening.port,
    onConnection: (listener) => void listening.server.on('connection', listener),
    url,
    kept,
    bugs,
    unsigned: () => unsigned,
    raw: () => openRawSocket(listening.port),
    get: (query, init) => fetch(`${url}${query}`, init),
    post: async (bytes, headers = { 'X-Hub-Signature-256': sign(SECRET, bytes) }) => {
      const answer = await fetch(url, { method: 'POST', headers, body: new Uint8Array(bytes) });
      await answer.arrayBuffer();
      return answer.status;
    },
    [Symbol.asyncDispose]: () => listening[Symbol.asyncDispose](),
  };
};

/** A signed POST as bytes on the wire. `extra` are further header lines. */
export const signedPost = (bytes: Uint8Array, extra: readonly string[] = []): Buffer =>
  Buffer.concat([
    Buffer.from(
      [
        `POST ${WEBHOOK_PATH} HTTP/1.1`,
        'Host: desk',
        `X-Hub-Signature-256: ${sign(SECRET, bytes)}`,
        `Content-Length: ${bytes.length}`,
        ...extra,
        '\r\n',
      ].join('\r\n'),
    ),
    bytes,
  ]);
