import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SecretBox } from '../host.ts';
import { plainKeyFile, readKey, secretBox } from '../secret-box.ts';
import { type Keychain, readSealedKey } from './sealed-key.ts';

/** Said once, when the file is made. */
export const NO_KEYCHAIN =
  'This system offers no keychain (on Linux: GNOME Keyring or KWallet). The key to the secrets of Tickdesk is kept in a file that only you can read: whoever gets your files gets the secrets.';

/** Secrets under a key that the system's keychain keeps; where there is none, in a file, and the person is warned. */
export const openBox = async (
  folder: string,
  fromEnvironment: string | undefined,
  keychain: Keychain | null,
  warn: (words: string) => void,
): Promise<SecretBox> => {
  if (keychain && !fromEnvironment) return secretBox(await readSealedKey(folder, keychain));
  const known = existsSync(join(folder, plainKeyFile));
  const box = secretBox(readKey(folder, fromEnvironment));
  if (!fromEnvironment && !known) warn(NO_KEYCHAIN);
  return box;
};
