import type { Edge } from '../graph.ts';
import { GraphError } from '../graph-error.ts';

const OBJECT = 'whatsapp_business_account';

const ownApp = (appToken: string, id: string): void => {
  if (!appToken.startsWith(`${id}|`)) throw new GraphError(100, 'This method must be called with an app access token');
};

/** `GET /{app-id}/subscriptions` (PLATFORM 5.3). */
export const readSubscriptions: Edge = ({ callbacks: { app }, appToken }, { id }) => {
  ownApp(appToken, id);
  if (app === null) return { kind: 'value', value: { data: [] } };
  const fields = app.fields.map((name) => ({ name, version: 'v26.0' }));
  return { kind: 'value', value: { data: [{ object: OBJECT, callback_url: app.url, active: true, fields }] } };
};

/** `POST /{app-id}/subscriptions`: adds to the fields there are. Where `options.appByHand`, only the dashboard may (5.3). */
export const setSubscriptions: Edge = async ({ callbacks, appToken, options }, { id, query, form }) => {
  ownApp(appToken, id);
  if (options.appByHand) throw new GraphError(100, `Unsupported object: ${OBJECT}. Use the app dashboard`);
  const given = (name: string): string => form.get(name) ?? query.get(name) ?? '';
  if (given('object') !== OBJECT) throw new GraphError(100, 'Invalid parameter: object');
  await callbacks.verified(given('callback_url'), given('verify_token'));
  const fields = given('fields').split(',').filter(Boolean);
  callbacks.app = { url: given('callback_url'), fields: [...new Set([...(callbacks.app?.fields ?? []), ...fields])] };
  return { kind: 'value', value: { success: true } };
};
