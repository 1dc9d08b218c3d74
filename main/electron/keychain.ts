import { safeStorage } from 'electron';
import type { Keychain } from '../desktop/sealed-key.ts';

/** `null` where the system has none. On Linux without a keyring Electron "seals" under a password that all know. */
export const systemKeychain = async (): Promise<Keychain | null> => {
  const there = await safeStorage.isAsyncEncryptionAvailable();
  if (!there || (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text')) return null;
  return {
    seal: (text) => safeStorage.encryptStringAsync(text),
    open: async (sealed) => (await safeStorage.decryptStringAsync(Buffer.from(sealed))).result,
  };
};
