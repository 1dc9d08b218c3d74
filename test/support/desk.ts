import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../main/config.ts';
import { openLog } from '../../main/log/open-log.ts';
import { secretBox } from '../../main/secret-box.ts';
import { type Services, startServices } from '../../main/services.ts';
import { metaBytes } from './meta/bytes.ts';
import { sign } from './meta/sign.ts';
import { openSocket, type Registration, type Socket } from './socket.ts';
import { temporaryFolder } from './temp-folder.ts';
import { THREADS } from './threads.ts';

export const APP_SECRET = 'sample-app-secret';
export const VERIFY_TOKEN = 'sample-verify-token';
/** The college and the number that a desk has from its first start. */
export const COLLEGE = 'c1';
export const SENDER = { wabaId: '102290129340398', phoneNumberId: '106540352242922', displayPhone: '918047100100' };

export type DeskOptions = {
  /** Merged over the defaults; an empty text unsets one. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where its data lives; without it, a folder of its own that goes when it is disposed of. */
  readonly folder?: string;
  readonly key?: Uint8Array;
};

export type Desk = Services & {
  readonly folder: string;
  /** Every line logged so far, as JSON. */
  readonly logged: readonly string[];
  /** Posts a body, signed unless told otherwise; the status it was answered with. */
  readonly post: (body: object | Uint8Array, signature?: string) => Promise<number>;
  /** A socket of this desk's token, registered. */
  readonly window: (registration?: Partial<Registration>) => Promise<Socket>;
};

/** The whole program within the test, on free ports; only its host is a test's own. */
export const startDesk = async ({ env = {}, folder, key = Buffer.alloc(32, 7) }: DeskOptions = {}): Promise<Desk> => {
  await using undo = new AsyncDisposableStack();
  const own = undo.use(temporaryFolder('desk')).path;
  const pages = join(own, 'pages');
  const data = folder ?? join(own, 'data');
  mkdirSync(pages);
  mkdirSync(data, { recursive: true });
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>Tickdesk</title>');
  const logged: string[] = [];
  const config = readConfig({
    TICKDESK_TUNNEL: 'off',
    TICKDESK_WEBHOOK_PORT: '0',
    TICKDESK_CONSOLE_PORT: '0',
    WHATSAPP_APP_SECRET: APP_SECRET,
    WHATSAPP_WEBHOOK_VERIFY_TOKEN: VERIFY_TOKEN,
    WHATSAPP_PHONE_NUMBER_ID: SENDER.phoneNumberId,
    WHATSAPP_BUSINESS_ACCOUNT_ID: SENDER.wabaId,
    COLLEGE_ID: COLLEGE,
    ...env,
  });
  const services = undo.use(
    await startServices(config, {
      folder: data,
      box: secretBox(key),
      log: openLog('debug', (line) => void logged.push(line)),
      pages,
      threads: THREADS,
      version: '0',
    }),
  );
  const stack = undo.move();
  return {
    ...services,
    folder: data,
    logged,
    post: async (body, signature) => {
      const bytes = body instanceof Uint8Array ? body : metaBytes(body);
      const headers = { 'X-Hub-Signature-256': signature ?? sign(APP_SECRET, bytes) };
      const answer = await fetch(services.webhook, { method: 'POST', headers, body: new Uint8Array(bytes) });
      await answer.arrayBuffer();
      return answer.status;
    },
    window: async (registration) => {
      const socket = await openSocket(services.console);
      await socket.register({ token: services.token, collegeId: COLLEGE, ...registration });
      return socket;
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
};
