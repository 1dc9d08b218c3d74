import { NEEDED_FIELDS, type NumberProfile } from '../preload/contract/callback.ts';
import type { AppSide, NumberSide, Told } from './callback/meta-side.ts';
import { callbackTrouble } from './callback-trouble.ts';
import {
  LONGEST_CALLBACK,
  overrideAccount,
  overrideNumber,
  readAppSubscription,
  readSubscribedApps,
  setAppSubscription,
  subscribePlainly,
} from './graph/callbacks.ts';
import type { Answer, Graph } from './graph/graph.ts';
import { type NumberHealth, readNumberHealth } from './graph/number-health.ts';
import { checkToken } from './graph/token-check.ts';

/** Where a number stands, and what it may be asked with. */
export type NumberAt = {
  readonly graph: Graph;
  readonly phoneNumberId: string;
  readonly wabaId: string | null;
  /** The app's id; `null` while it is known by its secret only. */
  readonly appId: string | null;
  readonly accessToken: string;
  /** Speaks as the app; `null` while its id or its secret is not known. */
  readonly appGraph: Graph | null;
};

const TOO_LONG = {
  ok: false,
  trouble: 'address_too_long',
  words: `Meta takes addresses of ${LONGEST_CALLBACK} characters at most.`,
} as const;

/** One number, over the Graph API. */
export const numberSide = (
  { graph, phoneNumberId, wabaId, appId, accessToken, appGraph }: NumberAt,
  verifyToken: () => string,
): NumberSide => ({
  read: async () => {
    const answer = told(await readNumberHealth(graph, phoneNumberId));
    return answer.ok
      ? { ok: true, value: { levels: answer.value.webhooks, profile: profileOf(answer.value) } }
      : answer;
  },
  subscribed: async () => {
    if (wabaId === null) return { ok: true, value: null };
    const answer = told(await readSubscribedApps(graph, wabaId));
    if (!answer.ok) return answer;
    // Without the app's id, any app counts: whether it was ours shows when the address is set.
    return { ok: true, value: appId === null ? answer.value.length > 0 : answer.value.includes(appId) };
  },
  subscribe: async () => told(await subscribePlainly(graph, wabaId ?? '')),
  lead: async (level, url) => {
    const callback = url === null ? null : { url, verifyToken: verifyToken() };
    if (callback && callback.url.length > LONGEST_CALLBACK) return TOO_LONG;
    if (level === 'account') {
      if (wabaId === null) return { ok: false, trouble: 'no_account', words: null };
      return told(await (callback ? overrideAccount(graph, wabaId, callback) : subscribePlainly(graph, wabaId)));
    }
    const answer = told(await overrideNumber(graph, phoneNumberId, callback));
    const isAccountWanted = !answer.ok && answer.trouble === 'not_subscribed' && wabaId === null;
    return isAccountWanted ? { ...answer, trouble: 'no_account' } : answer;
  },
  token: async () => {
    if (appGraph === null) return null;
    const answer = await checkToken(appGraph, accessToken);
    if (!answer.ok) return null;
    const { valid, expiresAt, missing } = answer.value;
    return { valid, missing, expiresAt: expiresAt === null ? null : new Date(expiresAt).toISOString() };
  },
});

/** The app itself. */
export const appSide = (graph: Graph, appId: string, verifyToken: () => string): AppSide => ({
  read: async () => {
    const answer = told(await readAppSubscription(graph, appId));
    if (!answer.ok) return answer;
    // One that is switched off gets nothing.
    const { url, active, fields } = answer.value ?? { url: null, active: false, fields: [] };
    return { ok: true, value: { url, fields: active ? fields : [] } };
  },
  lead: async (url) => told(await setAppSubscription(graph, appId, { url, verifyToken: verifyToken() }, NEEDED_FIELDS)),
});

const told = <T>(answer: Answer<T>): Told<T> =>
  answer.ok ? answer : { ok: false, ...callbackTrouble(answer.failure) };

const profileOf = (health: NumberHealth): NumberProfile => ({
  displayPhone: health.displayPhone,
  verifiedName: health.verifiedName,
  quality: health.quality,
  throughput: health.throughput,
  status: health.status,
  messagingLimit: health.messagingLimit,
  canSend: health.canSend,
  troubles: health.troubles.map(({ of, words, solution }) => ({ of, words, solution })),
});
