import type { Config } from './config.ts';
import type { Keyring } from './keyring.ts';
import { ANY_APP } from './store/routes.ts';
import { createSigners } from './webhook/signature.ts';

/** Without signatures (local trials only) every delivery may touch every app's numbers. */
export const signersOf = (config: Config, keyring: Keyring) => {
  let known = keyring.apps();
  let signers = createSigners(known ?? []);
  return (body: Uint8Array, signature: string | undefined): readonly string[] | null => {
    const apps = keyring.apps();
    if (config.allowUnsigned) return [ANY_APP];
    if (apps !== known) {
      known = apps;
      signers = createSigners(apps ?? []);
    }
    return apps && signers(body, signature);
  };
};
