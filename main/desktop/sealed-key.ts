import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../refusal.ts';
import { KEY_BYTES, makeKeyFile, plainKeyFile, sealedKeyFile } from '../secret-box.ts';

/** What the system's keychain does for a program. Rejects for bytes that it did not seal. */
export type Keychain = {
  seal(text: string): Promise<Uint8Array>;
  open(sealed: Uint8Array): Promise<string>;
};

/**
 * The key of the folder's secrets, kept sealed by the keychain. Made at the first start; a key that a headless program
 * made before is taken over, and its readable copy removed once the sealed one is written.
 */
export const readSealedKey = async (folder: string, keychain: Keychain): Promise<Uint8Array> => {
  const sealed = join(folder, sealedKeyFile);
  if (existsSync(sealed)) return opened(readFileSync(sealed), sealed, keychain);
  const plain = join(folder, plainKeyFile);
  const key = existsSync(plain) ? readFileSync(plain) : randomBytes(KEY_BYTES);
  makeKeyFile(sealed, await keychain.seal(key.toString('base64')));
  rmSync(plain, { force: true });
  return key;
};

const opened = async (sealed: Uint8Array, file: string, keychain: Keychain): Promise<Uint8Array> => {
  try {
    return Buffer.from(await keychain.open(sealed), 'base64');
  } catch (cause) {
    const advice = 'Unlock it, or start as the user who set Tickdesk up.';
    throw new Refusal('unavailable', `The system's keychain does not open ${file}. ${advice}`, { cause });
  }
};
