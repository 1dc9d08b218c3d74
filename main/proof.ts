import { createHmac, randomBytes } from 'node:crypto';

const KEY_BYTES = 32;
const PROOF_CHARS = 32;

/** Proves that a request has come to this very launch of this program: only it knows the key. Says nothing of any secret. */
export const createProof = (): ((nonce: string) => string) => {
  const key = randomBytes(KEY_BYTES);
  return (nonce) => createHmac('sha256', key).update(nonce).digest('hex').slice(0, PROOF_CHARS);
};
