import { type Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { sign } from './sign.ts';

/** Where deliveries go, and the secret of the app they are signed with. */
export type Address = { readonly url: string; readonly appSecret: string };

/** What became of the deliveries so far. `refused` counts attempts that heard another answer than 200, or none. */
export type PostCounts = { attempts: number; delivered: number; refused: number; pending: number };

/** Where these bytes go now; `null`: nowhere, so that they wait. */
export type AddressOf = (bytes: Uint8Array) => Address | null;

/** Posts until it hears exactly 200; resolves with the answers of all attempts (`null`: none came). Rejects when stopped. */
export type Deliver = (bytes: Uint8Array) => Promise<readonly (number | null)[]>;

const post = (agent: Agent, { url, appSecret }: Address, bytes: Uint8Array): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = {
      'Content-Type': 'application/json',
      'Content-Length': bytes.byteLength,
      'X-Hub-Signature-256': sign(appSecret, bytes),
      'User-Agent': 'facebookexternalua',
      Accept: '*/*',
    };
    const sent = request(url, { method: 'POST', agent, headers, timeout: 20_000 }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
      response.once('error', reject);
    });
    sent.once('timeout', () => sent.destroy(new Error('No answer within 20 s')));
    sent.once('error', reject);
    sent.end(bytes);
  });

/**
 * Carries deliveries as Meta does (PLATFORM 4): concurrently, and again until it hears exactly 200. `retryAfter(n)` is
 * the pause in milliseconds after the nth refusal. The address is asked anew for each attempt, so it may move.
 */
export const createPostman =
  (
    addressOf: AddressOf,
    counts: PostCounts,
    agent: Agent,
    retryAfter: (refusals: number) => number,
    stop: AbortSignal,
  ): Deliver =>
  async (bytes) => {
    const answers: (number | null)[] = [];
    counts.pending += 1;
    try {
      while (answers.at(-1) !== 200) {
        // Looked at afterwards: thousands that listen to one signal cost more than what they wait for.
        if (answers.length > 0) await wait(retryAfter(answers.length));
        stop.throwIfAborted();
        counts.attempts += 1;
        const address = addressOf(bytes);
        answers.push(address && (await post(agent, address, bytes).catch(() => null)));
        if (answers.at(-1) !== 200) counts.refused += 1;
      }
      counts.delivered += 1;
      return answers;
    } finally {
      counts.pending -= 1;
    }
  };
