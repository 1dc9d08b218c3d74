import { randomBytes } from 'node:crypto';
import { Agent as HttpAgent, request as overHttp } from 'node:http';
import { Agent as HttpsAgent, request as overHttps } from 'node:https';
import type { TunnelTrouble } from '../../preload/contract/health.ts';

/** `null`: our own receiver answered, through the public address and back. */
export type ProbeOutcome = TunnelTrouble | null;

export type ProbeNeeds = {
  /** The path that our receiver answers with a proof. */
  readonly path: string;
  /** What our receiver answers to a nonce, and nobody else can. */
  readonly prove: (nonce: string) => string;
  readonly withinMs: number;
  /** Milliseconds, for the age of a connection. */
  readonly now: () => number;
  /** Certificates to trust instead of the machine's. */
  readonly ca?: string;
};

export type Probe = Disposable & { look(address: string, stop: AbortSignal): Promise<ProbeOutcome> };

const NONCE_BYTES = 8;
/** Our answer is shorter; whoever sends more is not us. */
const LONGEST = 1_024;
/** So long a connection is used again; then the name is looked up and the certificate checked anew. */
const CONNECTION_MS = 60 * 60_000;

/**
 * The truth about listening: a nonce out through the public address and back. Slim by hand, and with the header by which
 * localtunnel's server leaves out its reminder page. An HTML page, or any other answer than the proof, is not us.
 *
 * A TLS handshake costs several KB, so a connection is kept for the next looks, which still go all the way: who holds it
 * is the tunnel's edge, and each request is carried to us anew. After a failure the next look has a connection of its own.
 */
export const createProbe = ({ path, prove, withinMs, now, ca }: ProbeNeeds): Probe => {
  const open = () => {
    const kept = { keepAlive: true, maxSockets: 1 };
    return {
      since: now(),
      http: new HttpAgent(kept),
      https: new HttpsAgent({ ...kept, ...(ca !== undefined && { ca }) }),
    };
  };
  let agents = open();
  const drop = (): void => {
    agents.http.destroy();
    agents.https.destroy();
    agents = open();
  };

  const exchange = (address: string, stop: AbortSignal): Promise<ProbeOutcome> => {
    const nonce = randomBytes(NONCE_BYTES).toString('hex');
    const url = new URL(`${path}?nonce=${nonce}`, address);
    const isSecure = url.protocol === 'https:';
    const signal = AbortSignal.any([stop, AbortSignal.timeout(withinMs)]);
    return new Promise((resolve) => {
      const sent = (isSecure ? overHttps : overHttp)(url, {
        agent: isSecure ? agents.https : agents.http,
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

  return {
    look: async (address, stop) => {
      if (now() - agents.since > CONNECTION_MS) drop();
      const outcome = await exchange(address, stop);
      if (outcome !== null) drop();
      return outcome;
    },
    [Symbol.dispose]: drop,
  };
};

const outcomeOf = (status: number, body: string, proof: string): ProbeOutcome => {
  if (status === 200 && body === proof) return null;
  if (/<html|<!doctype/i.test(body)) return 'html';
  return status >= 500 ? 'unavailable' : 'not_us';
};
