import type { Edge, NumberProfile } from '../graph.ts';

const fields = ({ displayPhone, verifiedName }: NumberProfile): Record<string, unknown> => ({
  display_phone_number: `+${displayPhone}`,
  verified_name: verifiedName,
  quality_rating: 'GREEN',
  throughput: { level: 'STANDARD' },
  status: 'CONNECTED',
  name_status: 'APPROVED',
  code_verification_status: 'VERIFIED',
  whatsapp_business_manager_messaging_limit: 'TIER_2K',
});

const DEFAULT = 'display_phone_number,verified_name,quality_rating,code_verification_status';

/** `GET /{phone-number-id}?fields=...` (PLATFORM 7.8). Fields nobody knows are left out; `id` is always there. */
export const readNumber: Edge = (_graph, { number, query }) => {
  const known = fields(number);
  const wanted = (query.get('fields') ?? DEFAULT).split(',').filter((name) => Object.hasOwn(known, name));
  return { ...Object.fromEntries(wanted.map((name) => [name, known[name]])), id: number.phoneNumberId };
};
