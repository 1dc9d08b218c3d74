import type { Edge } from '../graph.ts';
import { GraphError } from '../graph-error.ts';
import type { Graph, NumberProfile } from '../graph-state.ts';

const fields = ({ displayPhone, verifiedName, phoneNumberId, wabaId }: NumberProfile): Record<string, unknown> => ({
  display_phone_number: `+${displayPhone}`,
  verified_name: verifiedName,
  quality_rating: 'GREEN',
  throughput: { level: 'STANDARD' },
  status: 'CONNECTED',
  name_status: 'APPROVED',
  code_verification_status: 'VERIFIED',
  webhook_configuration: { application: 'https://desk.example/webhook' },
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
  const known = { ...fields(numberOf(graph, id)), ...graph.options.profile };
  const wanted = (query.get('fields') ?? DEFAULT).split(',').filter((name) => Object.hasOwn(known, name));
  return { kind: 'value', value: { ...Object.fromEntries(wanted.map((name) => [name, known[name]])), id } };
};
