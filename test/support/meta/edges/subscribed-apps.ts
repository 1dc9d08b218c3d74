import type { Edge } from '../graph.ts';
import { GraphError } from '../graph-error.ts';

const SUCCESS = { kind: 'value', value: { success: true } } as const;

/** `GET /{waba-id}/subscribed_apps` (PLATFORM 5.2). */
export const readSubscribed: Edge = ({ callbacks, appToken }, { id }) => {
  if (!callbacks.subscribed.has(id)) return { kind: 'value', value: { data: [] } };
  const app = { id: appToken.split('|')[0], name: 'Sample app', link: 'https://www.facebook.com/games/?app_id=1' };
  const override = callbacks.accounts.get(id);
  const row = { whatsapp_business_api_data: app, ...(override !== undefined && { override_callback_uri: override }) };
  return { kind: 'value', value: { data: [row] } };
};

/** `POST /{waba-id}/subscribed_apps`: without a body it subscribes and takes an override away; with one, flat, it sets it. */
export const subscribeApp: Edge = async ({ callbacks }, { id, body }) => {
  const { override_callback_uri: url, verify_token: token = '' } = body as Record<string, string | undefined>;
  if (url === undefined) {
    callbacks.subscribed.add(id);
    callbacks.put('account', id, null);
    return SUCCESS;
  }
  if (!callbacks.subscribed.has(id))
    throw new GraphError(
      100,
      'Before override the current callback uri, your app must be subscribed to receive messages for the WhatsApp Business Account',
    );
  await callbacks.set('account', id, url, token);
  return SUCCESS;
};

/** `DELETE /{waba-id}/subscribed_apps` ends everything. */
export const unsubscribeApp: Edge = ({ callbacks }, { id }) => {
  callbacks.subscribed.delete(id);
  callbacks.put('account', id, null);
  return SUCCESS;
};
