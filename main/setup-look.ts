import type { Looked, SetupLook } from '../preload/contract/asks/setup.ts';
import type { ParamsOf } from '../preload/contract/asks.ts';
import { callbackTrouble } from './callback-trouble.ts';
import type { Config } from './config.ts';
import { listAccountNumbers } from './graph/account-numbers.ts';
import { readAppSubscription } from './graph/callbacks.ts';
import { type Answer, createGraph, type Graph } from './graph/graph.ts';
import type { GraphFailure } from './graph/graph-error.ts';
import { checkToken } from './graph/token-check.ts';
import type { Keyring } from './keyring.ts';
import type { Store } from './store/store.ts';

type Given = ParamsOf<'setup.look'>;

const UNTRIED: Looked = { state: 'unknown', why: null, words: null };
const WELL: Looked = { state: 'green', why: null, words: null };
/** A token names the accounts it may manage; nobody sets up more at once. */
const MOST_ACCOUNTS = 20;

/** Tries at Meta what a person has entered so far, and keeps nothing of it. */
export const createSetupLook =
  ({ graph: meta }: Pick<Config, 'graph'>, keyring: Keyring, store: Store) =>
  async (given: Given): Promise<SetupLook> => {
    const speakWith = (token: string | null): Graph | null =>
      token === null ? null : createGraph({ fetch, now: Date.now, token: () => token, ...meta });
    const secret = given.appSecret ?? secretOf(keyring, given.appId);
    const asApp = given.appId && secret ? speakWith(`${given.appId}|${secret}`) : null;
    const accessToken = given.accessToken ?? (given.phoneNumberId ? keyring.accessToken(given.phoneNumberId) : null);
    const asToken = speakWith(accessToken);

    const app = asApp && given.appId ? looked(await readAppSubscription(asApp, given.appId)) : UNTRIED;
    const check = app.state === 'green' && asApp && accessToken ? await checkToken(asApp, accessToken) : null;
    const wabaIds = new Set([...(given.wabaId ? [given.wabaId] : []), ...(check?.ok ? check.value.accounts : [])]);
    const known = await store.read('numbers');
    const accounts = await Promise.all(
      [...wabaIds].slice(0, MOST_ACCOUNTS).map(async (wabaId) => {
        const numbers = asToken && (await listAccountNumbers(asToken, wabaId));
        const found = numbers?.ok ? numbers.value : [];
        const collegeOf = (id: string): string | null =>
          known.find(({ phoneNumberId }) => phoneNumberId === id)?.collegeId ?? null;
        return {
          ...(numbers ? looked(numbers) : UNTRIED),
          wabaId,
          numbers: found.map((number) => ({ ...number, collegeId: collegeOf(number.phoneNumberId) })),
        };
      }),
    );
    return { app, token: tokenOf(check), accounts };
  };

const secretOf = (keyring: Keyring, appId: string | undefined): string | undefined =>
  keyring.apps()?.find(({ app }) => app === appId)?.secrets[0];

const looked = (answer: Answer<unknown>): Looked => (answer.ok ? WELL : failed(answer.failure));

const failed = (failure: GraphFailure): Looked => {
  const { trouble, words } = callbackTrouble(failure);
  return { state: 'red', why: trouble, words };
};

const tokenOf = (check: Awaited<ReturnType<typeof checkToken>> | null): SetupLook['token'] => {
  const unread = { expiresAt: null, missing: [] };
  if (check === null) return { ...UNTRIED, ...unread };
  if (!check.ok) return { ...failed(check.failure), ...unread };
  const { valid, missing, trouble, expiresAt } = check.value;
  const when = expiresAt === null ? null : new Date(expiresAt).toISOString();
  if (!valid) return { state: 'red', why: 'token_dead', words: trouble, expiresAt: when, missing: [] };
  if (missing.length > 0) return { state: 'red', why: 'no_permission', words: null, expiresAt: when, missing };
  return { ...WELL, expiresAt: when, missing };
};
