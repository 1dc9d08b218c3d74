import type { Config } from './config.ts';
import type { Keyring } from './keyring.ts';
import { ANY_APP } from './store/routes.ts';
import { signers } from './webhook/signature.ts';

/** Without signatures (local trials only) every delivery may touch every app's numbers. */
export const signersOf =
  (config: Config, keyring: Keyring) =>
  (body: Uint8Array, signature: string | undefined): readonly string[] | null => {
    const apps = keyring.apps();
    if (config.allowUnsigned) return [ANY_APP];
    return apps && signers(apps, body, signature);
  };
