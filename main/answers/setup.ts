import type { AppRow, SETUP_ASKS } from '../../preload/contract/asks/setup.ts';
import type { Keyring } from '../keyring.ts';
import { Refusal } from '../refusal.ts';
import type { Answers } from '../relay/answer-to.ts';
import type { createSetupLook } from '../setup-look.ts';
import type { Store } from '../store/store.ts';

/** `secretsChanged` hears that an app's secret or a tunnel's token is another. */
export const createSetupAnswers = (
  store: Store,
  keyring: Keyring,
  look: ReturnType<typeof createSetupLook>,
  secretsChanged: () => void,
): Pick<Answers, keyof typeof SETUP_ASKS> => {
  const appRow = async (appId: string): Promise<AppRow> => {
    const numbers = await store.read('numbers');
    return {
      appId,
      secret: keyring.secretFrom(appId),
      numbers: numbers.filter((number) => number.appId === appId).length,
    };
  };
  return {
    'setup.look': (given) => look(given),
    'apps.list': async () => {
      const numbers = await store.read('numbers');
      // The name that the environment's app has without an id says nothing once it has one.
      const isApp = (app: string): boolean => /^\d+$/.test(app) || app === keyring.defaultApp;
      const known = keyring.apps()?.flatMap(({ app }) => (isApp(app) ? [app] : [])) ?? [];
      const ids = [...new Set([...known, ...numbers.map(({ appId }) => appId)])].sort();
      return { rows: await Promise.all(ids.map(appRow)) };
    },
    'apps.save': async ({ appId, appSecret }, { who }) => {
      if (keyring.secretFrom(appId) === 'environment')
        throw new Refusal('conflict', 'The environment sets the secret of this app, and wins. Change it there.');
      await store.write('saveSecret', keyring.seal(`app:${appId}`, appSecret));
      await store.write('note', null, who, 'apps.save', appId);
      keyring.learn(`app:${appId}`, appSecret);
      secretsChanged();
      return appRow(appId);
    },
    'tokens.list': async () => ({ rows: await store.read('tokenRows') }),
    'listening.saveNgrokToken': async ({ token }, { who }) => {
      await store.write('saveSecret', keyring.seal('ngrok-token', token));
      await store.write('note', null, who, 'listening.saveNgrokToken', '');
      keyring.learn('ngrok-token', token);
      secretsChanged();
      return null;
    },
  };
};
