import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { diskTrouble } from './disk-trouble.ts';
import type { SecretBox } from './host.ts';
import { Refusal } from './refusal.ts';

export const KEY_BYTES = 32;
/** The key as a file that its owner can read, and as one that only the system's keychain opens. */
export const plainKeyFile = 'secret.key';
export const sealedKeyFile = 'secret.sealed';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM. Sealed bytes are the nonce, the tag, and the text. */
export const secretBox = (key: Uint8Array): SecretBox => ({
  seal: (secret) => {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), text]);
  },
  open: (sealed) => {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  },
});

/** The key from the environment (base64), else from a file that only its owner can read, made at the first start. */
export const readKey = (folder: string, fromEnvironment: string | undefined): Uint8Array => {
  if (fromEnvironment) return checked(Buffer.from(fromEnvironment, 'base64'), 'TICKDESK_SECRET_KEY');
  const file = join(folder, plainKeyFile);
  // A new key would open nothing of what the other one sealed.
  if (!existsSync(file) && existsSync(join(folder, sealedKeyFile))) throw inKeychain(folder);
  if (!existsSync(file)) makeKeyFile(file, randomBytes(KEY_BYTES));
  return checked(readFileSync(file), file);
};

/**
 * Makes a file that only its owner can read, whole or not at all: half a key would be taken for a wrong one at every later
 * start. A `Refusal` where the disk does not let it be made.
 */
export const makeKeyFile = (file: string, bytes: Uint8Array): void => {
  try {
    writeFileSync(file, bytes, { mode: 0o600, flag: 'wx', flush: true });
  } catch (cause) {
    const isAnothers = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    if (!isAnothers) rmSync(file, { force: true });
    const trouble = diskTrouble(cause, file);
    throw trouble === null ? cause : new Refusal('unavailable', trouble, { cause });
  }
};

const inKeychain = (folder: string): Refusal =>
  new Refusal(
    'unavailable',
    `The key to the secrets in ${folder} is in the system's keychain. Start the desktop app, or set TICKDESK_SECRET_KEY.`,
  );

const checked = (key: Uint8Array, where: string): Uint8Array => {
  if (key.length === KEY_BYTES) return key;
  throw new Refusal('unavailable', `The key in ${where} must be ${KEY_BYTES} bytes long; it is ${key.length}.`);
};
