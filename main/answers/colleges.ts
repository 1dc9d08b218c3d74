import { randomUUID } from 'node:crypto';
import type { COLLEGE_ASKS } from '../../preload/contract/asks/colleges.ts';
import type { WhatsAppNumber } from '../../preload/contract/rows.ts';
import { holderOf, newToken, tokenHash } from '../authorise.ts';
import type { Keyring } from '../keyring.ts';
import { Refusal } from '../refusal.ts';
import type { Answers } from '../relay/answer-to.ts';
import type { NumberEntry, Store } from '../store/store.ts';

/** `dismiss` ends every window that was opened with a token; `numbersChanged` hears that a number or its token is another. */
export const createCollegeAnswers = (
  store: Store,
  keyring: Keyring,
  dismiss: (who: string) => void,
  numbersChanged: () => void,
): Pick<Answers, keyof typeof COLLEGE_ASKS> => {
  const numberRow = (number: NumberEntry): WhatsAppNumber => ({
    ...number,
    hasAppSecret: keyring.apps()?.some(({ app }) => app === number.appId) ?? false,
    hasAccessToken: keyring.hasAccessToken(number.phoneNumberId),
    accessTokenFrom: keyring.accessTokenFrom(number.phoneNumberId),
  });

  return {
    'colleges.list': async (_params, { collegeId, desk }) => {
      const colleges = await store.read('colleges');
      const covered = colleges.filter(({ id }) => desk || id === collegeId);
      return {
        rows: covered.map(({ id, name, country, utcOffsetMinutes }) => ({ id, name, country, utcOffsetMinutes })),
      };
    },
    'colleges.save': (college, { who }) => store.write('saveCollege', college, who),

    'numbers.list': async (_params, { collegeId }) => {
      const numbers = await store.read('numbers');
      return { rows: numbers.filter((number) => number.collegeId === collegeId).map(numberRow) };
    },
    'numbers.save': async ({ appSecret, accessToken, ...given }, { who }) => {
      if (accessToken !== undefined && keyring.accessTokenFrom(given.phoneNumberId) === 'environment')
        throw new Refusal(
          'conflict',
          'The environment sets the access token of this number, and wins. Change it there.',
        );
      const before = (await store.read('numbers')).find(({ phoneNumberId }) => phoneNumberId === given.phoneNumberId);
      const number: NumberEntry = {
        phoneNumberId: given.phoneNumberId,
        collegeId: given.collegeId,
        wabaId: given.wabaId ?? before?.wabaId ?? null,
        displayPhone: given.displayPhone ?? before?.displayPhone ?? null,
        appId: given.appId ?? appOf(keyring, given.phoneNumberId, appSecret) ?? before?.appId ?? keyring.defaultApp,
      };
      const secrets = [
        ...(appSecret ? [{ name: `app:${number.appId}`, secret: appSecret } as const] : []),
        ...(accessToken ? [{ name: `access-token:${number.phoneNumberId}`, secret: accessToken } as const] : []),
      ];
      const sealed = secrets.map(({ name, secret }) => keyring.seal(name, secret));
      await store.write('saveNumber', number, sealed, who);
      for (const { name, secret } of secrets) keyring.learn(name, secret);
      numbersChanged();
      return numberRow(number);
    },

    'tokens.create': async ({ collegeId, label }, { who }) => {
      const token = newToken();
      const id = randomUUID();
      await store.write('createToken', { id, collegeId, label, hash: tokenHash(token) }, who);
      return { id, collegeId, label, token };
    },
    'tokens.revoke': async ({ id }, { who }) => {
      await store.write('revokeToken', id, who);
      dismiss(holderOf(id));
      return { id };
    },
  };
};

/** A secret that an app is known by names that app; a new secret without an app's id makes an app of its own. */
const appOf = (keyring: Keyring, phoneNumberId: string, appSecret: string | undefined): string | undefined =>
  appSecret === undefined ? undefined : (keyring.appOf(appSecret) ?? `app-of-${phoneNumberId}`);
