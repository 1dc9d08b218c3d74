import { z } from 'zod';
import type { Answer, Graph } from './graph.ts';

/** An address, and the word by which Meta's question at it is known to be Meta's. */
export type Callback = { readonly url: string; readonly verifyToken: string };

/** Longer ones Meta refuses (PLATFORM 5.2). */
export const LONGEST_CALLBACK = 200;

const OBJECT = 'whatsapp_business_account';
const success = z.object({ success: z.literal(true) });

const done = async (answer: Promise<Answer<unknown>>): Promise<Answer<null>> => {
  const told = await answer;
  return told.ok ? { ok: true, value: null } : told;
};

const apps = z.object({
  data: z.array(
    z
      .object({ whatsapp_business_api_data: z.object({ id: z.coerce.string() }) })
      .nullable()
      .catch(null),
  ),
});

/** Ids of the apps that get an account's deliveries: `GET /{waba-id}/subscribed_apps` (PLATFORM 5.2). */
export const readSubscribedApps = async (graph: Graph, wabaId: string): Promise<Answer<readonly string[]>> => {
  const answer = await graph({ method: 'GET', path: [wabaId, 'subscribed_apps'], schema: apps });
  if (!answer.ok) return answer;
  return { ok: true, value: answer.value.data.flatMap((row) => row?.whatsapp_business_api_data.id ?? []) };
};

/** Plain, so it also takes the account's own address away: only for who is not subscribed, or wants that (PLATFORM 5.2). */
export const subscribePlainly = (graph: Graph, wabaId: string): Promise<Answer<null>> =>
  done(graph({ method: 'POST', path: [wabaId, 'subscribed_apps'], schema: success }));

/** Meta asks the address within this call: it must lead here already. Flat body. */
export const overrideAccount = (graph: Graph, wabaId: string, { url, verifyToken }: Callback): Promise<Answer<null>> =>
  done(
    graph({
      method: 'POST',
      path: [wabaId, 'subscribed_apps'],
      body: { json: { override_callback_uri: url, verify_token: verifyToken } },
      schema: success,
      secrets: [verifyToken],
    }),
  );

/** The same for one number, with a nested body; `null` takes its address away. */
export const overrideNumber = (graph: Graph, numberId: string, callback: Callback | null): Promise<Answer<null>> => {
  const told = callback
    ? { override_callback_uri: callback.url, verify_token: callback.verifyToken }
    : { override_callback_uri: '' };
  return done(
    graph({
      method: 'POST',
      path: [numberId],
      body: { json: { webhook_configuration: told } },
      schema: success,
      secrets: callback ? [callback.verifyToken] : [],
    }),
  );
};

/** What the app itself has; `null`: nothing for WhatsApp accounts. */
export type AppSubscription = {
  readonly url: string | null;
  readonly active: boolean;
  readonly fields: readonly string[];
};

const subscriptions = z.object({
  data: z.array(
    z
      .object({
        object: z.string(),
        callback_url: z.string().min(1).nullable().catch(null),
        active: z.boolean().catch(true),
        fields: z.array(z.object({ name: z.string() })).catch([]),
      })
      .nullable()
      .catch(null),
  ),
});

/** `GET /{app-id}/subscriptions` (PLATFORM 5.3). `graph` must speak with the app's own token, `{app-id}|{app-secret}`. */
export const readAppSubscription = async (graph: Graph, appId: string): Promise<Answer<AppSubscription | null>> => {
  const answer = await graph({ method: 'GET', path: [appId, 'subscriptions'], schema: subscriptions });
  if (!answer.ok) return answer;
  const found = answer.value.data.find((row) => row?.object === OBJECT);
  if (!found) return { ok: true, value: null };
  return {
    ok: true,
    value: { url: found.callback_url, active: found.active, fields: found.fields.map(({ name }) => name) },
  };
};

/** Adds these fields and sets the address. Meta's pages contradict each other on whether it may be done so: read it back (PLATFORM 5.3). */
export const setAppSubscription = (
  graph: Graph,
  appId: string,
  { url, verifyToken }: Callback,
  fields: readonly string[],
): Promise<Answer<null>> =>
  done(
    graph({
      method: 'POST',
      path: [appId, 'subscriptions'],
      body: {
        form: new URLSearchParams({
          object: OBJECT,
          callback_url: url,
          verify_token: verifyToken,
          fields: fields.join(','),
          include_values: 'true',
        }),
      },
      schema: success,
      secrets: [verifyToken],
    }),
  );
