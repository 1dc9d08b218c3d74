import { isDeepStrictEqual } from 'node:util';
import type { Config } from './config.ts';
import type { Keyring } from './keyring.ts';
import type { Store } from './store/store.ts';

const DEFAULT_COLLEGE_NAME = 'My college';

/** The college and the number that the environment names are there, and as it names them: what it sets wins. */
export const foundFirstCollege = async (
  { college, number, appId }: Config,
  store: Store,
  keyring: Keyring,
): Promise<void> => {
  const { id, name = DEFAULT_COLLEGE_NAME } = college;
  const known = (await store.read('colleges')).find((other) => other.id === id);
  if (!known || (college.name !== undefined && college.name !== known.name))
    await store.write('saveCollege', { id, name }, 'environment');
  if (!number) return;
  const { phoneNumberId, wabaId } = number;
  const before = (await store.read('numbers')).find((other) => other.phoneNumberId === phoneNumberId);
  const entry = {
    phoneNumberId,
    collegeId: id,
    wabaId: wabaId ?? before?.wabaId ?? null,
    appId: appId ?? before?.appId ?? keyring.defaultApp,
    displayPhone: before?.displayPhone ?? null,
  };
  if (!isDeepStrictEqual(entry, before)) await store.write('saveNumber', entry, [], 'environment');
};
