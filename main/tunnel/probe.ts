import { randomBytes } from 'node:crypto';
import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import type { TunnelTrouble } from '../../preload/contract/health.ts';

/** `null`: our own receiver answered, through the public address and back. */
export type ProbeOutcome = TunnelTrouble | null;

export type ProbeNeeds = {
  /** The path that our receiver answers with a proof. */
  readonly path: string;
  /** What our receiver answers to a nonce, and nobody else can. */
  readonly prove: (nonce: string) => string;
  readonly withinMs: number;
};

export type Probe = (address: string, stop: AbortSignal) => Promise<ProbeOutcome>;

const NONCE_BYTES = 8;
/** Our answer is shorter; whoever sends more is not us. */
const LONGEST = 1_024;

/**
 * The truth about listening: a nonce out through the public address and back. Slim by hand (some 300 bytes both ways before TLS), and
 * with the header by which localtunnel's server leaves out its reminder page. An HTML page, or any other answer than the
 * proof, is not us.
 */
export const createProbe =
  ({ path, prove, withinMs }: ProbeNeeds): Probe =>
  (address, stop) => {
    const nonce = randomBytes(NONCE_BYTES).toString('hex');
    const url = new URL(`${path}?nonce=${nonce}`, address);
    const request = url.protocol === 'https:' ? overHttps : overHttp;
    const signal = AbortSignal.any([stop, AbortSignal.timeout(withinMs)]);
    return new Promise((resolve) => {
      const sent = request(url, {
        agent: false,
        signal,
        headers: { 'User-Agent': 'tickdesk', 'bypass-tunnel-reminder': '1' },
      });
      sent.once('error', () => resolve('no_answer'));
      sent.once('response', (response) => {
        let body = '';
        response.setEncoding('latin1');
        response.on('data', (text: string) => {
          body += text;
          if (body.length > LONGEST) sent.destroy();
        });
        response.once('close', () => resolve(outcomeOf(response.statusCode ?? 0, body, prove(nonce))));
      });
      sent.end();
    });
  };

const outcomeOf = (status: number, body: string, proof: string): ProbeOutcome => {
  if (status === 200 && body === proof) return null;
  if (/<html|<!doctype/i.test(body)) return 'html';
  return status >= 500 ? 'unavailable' : 'not_us';
};
