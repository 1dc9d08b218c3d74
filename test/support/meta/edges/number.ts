import type { Edge } from '../graph.ts';
import { GraphError } from '../graph-error.ts';
import type { Graph, NumberProfile } from '../graph-state.ts';

/** All three levels that have an address; a number without any still has the app's key. */
const webhooks = ({ callbacks }: Graph, { phoneNumberId, wabaId }: NumberProfile): Record<string, string> => {
  const number = callbacks.numbers.get(phoneNumberId);
  const account = callbacks.accounts.get(wabaId);
  return {
    ...(number !== undefined && { phone_number: number }),
    ...(account !== undefined && { whatsapp_business_account: account }),
    ...(callbacks.app !== null && { application: callbacks.app.url }),
  };
};

const fields = (
  graph: Graph,
  { displayPhone, verifiedName, phoneNumberId, wabaId }: NumberProfile,
): Record<string, unknown> => ({
  display_phone_number: `+${displayPhone}`,
  verified_name: verifiedName,
  quality_rating: 'GREEN',
  throughput: { level: 'STANDARD' },
  status: 'CONNECTED',
  name_status: 'APPROVED',
  code_verification_status: 'VERIFIED',
  webhook_configuration: webhooks(graph, numberOf(graph, phoneNumberId)),
  health_status: {
    can_send_message: 'AVAILABLE',
    entities: [
      { entity_type: 'PHONE_NUMBER', id: phoneNumberId, can_send_message: 'AVAILABLE' },
      { entity_type: 'WABA', id: wabaId, can_send_message: 'AVAILABLE' },
    ],
  },
  whatsapp_business_manager_messaging_limit: 'TIER_2K',
});

const DEFAULT = 'display_phone_number,verified_name,quality_rating,code_verification_status';

export const numberOf = ({ numbers }: Graph, id: string): NumberProfile => {
  const number = numbers.find(({ phoneNumberId }) => phoneNumberId === id);
  if (!number) throw new GraphError(33, `This object does not exist: ${id}`);
  return number;
};

/** `GET /{phone-number-id}?fields=...` (PLATFORM 7.8). Fields nobody knows are left out; `id` is always there. */
export const readNumber: Edge = (graph, { id, query }) => {
  const known = { ...fields(graph, numberOf(graph, id)), ...graph.options.profile };
  const wanted = (query.get('fields') ?? DEFAULT).split(',').filter((name) => Object.hasOwn(known, name));
  return { kind: 'value', value: { ...Object.fromEntries(wanted.map((name) => [name, known[name]])), id } };
};

/** `GET /{waba-id}/phone_numbers`. */
export const listNumbers: Edge = (graph, { id }) => ({
  kind: 'value',
  value: {
    data: graph.numbers
      .filter(({ wabaId }) => wabaId === id)
      .map(({ phoneNumberId, displayPhone, verifiedName }) => ({
        id: phoneNumberId,
        display_phone_number: `+${displayPhone}`,
        verified_name: verifiedName,
      })),
  },
});

/** `POST /{phone-number-id}` with the nested body sets the number's own address; an empty one takes it away (PLATFORM 5.2). */
export const setNumber: Edge = async (graph, { id, body }) => {
  const { wabaId } = numberOf(graph, id);
  const { webhook_configuration: told } = body as { webhook_configuration?: Record<string, string | undefined> };
  const url = told?.override_callback_uri;
  if (url === undefined) throw new GraphError(100, 'Invalid parameter');
  if (url === '') {
    graph.callbacks.put('number', id, null);
    return { kind: 'value', value: { success: true } };
  }
  if (!graph.callbacks.subscribed.has(wabaId))
    throw new GraphError(
      100,
      'Before override the current callback uri, your app must be subscribed to receive messages for the WhatsApp Business Account',
    );
  await graph.callbacks.set('number', id, url, told?.verify_token ?? '');
  return { kind: 'value', value: { success: true } };
};
