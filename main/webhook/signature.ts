import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';

/** An app of ours at Meta and the secrets it may sign with: one, or two while rotating. */
export type AppSecrets = { readonly app: string; readonly secrets: readonly string[] };

/**
 * The apps whose secret signed exactly these bytes; empty when none did. `signature` is Meta's `X-Hub-Signature-256`:
 * `sha256=` and the hex HMAC-SHA256 of the raw body under the app secret (PLATFORM 4, S2).
 */
export type Signers = (body: Uint8Array, signature: string | undefined) => readonly string[];

const HEADER = /^sha256=([0-9a-f]{64})$/i;
const NOBODY: readonly string[] = [];

/** Made ready once for all deliveries, until the secrets are others. */
export const createSigners = (apps: readonly AppSecrets[]): Signers => {
  const namesOf = (secret: string): readonly string[] =>
    apps.filter(({ secrets }) => secrets.includes(secret)).map(({ app }) => app);
  // Each secret once: one app may stand under two names.
  const keys = [...new Set(apps.flatMap(({ secrets }) => secrets))].map((secret) => ({
    key: createSecretKey(secret, 'utf8'),
    names: namesOf(secret),
  }));
  return (body, signature) => {
    const hex = HEADER.exec(signature ?? '')?.[1];
    if (!hex) return NOBODY;
    const told = Buffer.from(hex, 'hex');
    let signing = NOBODY;
    // All of them, so that the time tells nothing of which it was.
    for (const { key, names } of keys) if (signs(key, body, told)) signing = names;
    return signing;
  };
};

const signs = (key: KeyObject, body: Uint8Array, told: Buffer): boolean =>
  timingSafeEqual(createHmac('sha256', key).update(body).digest(), told);

/** Equal in a time that tells nothing of where two texts differ. */
export const sameText = (a: string, b: string): boolean =>
  timingSafeEqual(createHmac('sha256', KEY).update(a).digest(), createHmac('sha256', KEY).update(b).digest());

// Any key will do: it only makes two texts of any length into two of the same length.
const KEY = 'tickdesk';
