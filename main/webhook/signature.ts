import { createHmac, timingSafeEqual } from 'node:crypto';

/** An app of ours at Meta and the secrets it may sign with: one, or two while rotating. */
export type AppSecrets = { readonly app: string; readonly secrets: readonly string[] };

const HEADER = /^sha256=([0-9a-f]{64})$/i;

/**
 * The apps whose secret signed exactly these bytes; empty when none did. `signature` is Meta's `X-Hub-Signature-256`:
 * `sha256=` and the hex HMAC-SHA256 of the raw body under the app secret (PLATFORM 4, S2).
 */
export const signers = (
  apps: readonly AppSecrets[],
  body: Uint8Array,
  signature: string | undefined,
): readonly string[] => {
  const hex = HEADER.exec(signature ?? '')?.[1];
  if (!hex) return [];
  const told = Buffer.from(hex, 'hex');
  // Each secret once, and all of them: one app may stand under two names, and the time tells nothing of which it was.
  const secrets = new Set(apps.flatMap((app) => app.secrets));
  const signing = [...secrets].filter((secret) => signs(secret, body, told));
  return apps.filter((app) => app.secrets.some((secret) => signing.includes(secret))).map(({ app }) => app);
};

const signs = (secret: string, body: Uint8Array, told: Buffer): boolean =>
  timingSafeEqual(createHmac('sha256', secret).update(body).digest(), told);

/** Equal in a time that tells nothing of where two texts differ. */
export const sameText = (a: string, b: string): boolean =>
  timingSafeEqual(createHmac('sha256', KEY).update(a).digest(), createHmac('sha256', KEY).update(b).digest());

// Any key will do: it only makes two texts of any length into two of the same length.
const KEY = 'tickdesk';
