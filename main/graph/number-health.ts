import { z } from 'zod';
import type { Answer, Graph } from './graph.ts';
import { oneOf } from './one-of.ts';

export type Ability = 'available' | 'limited' | 'blocked' | 'unknown';

/** What Meta holds against a number, or the account, business or app behind it. */
export type HealthTrouble = {
  /** Such as `PHONE_NUMBER`, `WABA`, `BUSINESS`, `APP`. */
  readonly of: string;
  readonly ability: Ability;
  readonly code: number | null;
  readonly words: string;
  readonly solution: string | null;
};

export type NumberHealth = {
  readonly displayPhone: string | null;
  readonly verifiedName: string | null;
  readonly quality: 'green' | 'yellow' | 'red' | 'unknown';
  /** Meta's word, such as `STANDARD` or `HIGH`. */
  readonly throughput: string | null;
  /** Such as `CONNECTED`. */
  readonly status: string | null;
  readonly nameStatus: string | null;
  readonly verification: string | null;
  /** Unique people outside the window in 24 hours, shared by the whole portfolio (S26); `null` if not told. */
  readonly messagingLimit: number | 'unlimited' | null;
  readonly canSend: Ability;
  readonly troubles: readonly HealthTrouble[];
  /** Where deliveries go, at each level that has an address of its own (PLATFORM 5.2). */
  readonly webhooks: {
    readonly number: string | null;
    readonly account: string | null;
    readonly app: string | null;
  };
};

const FIELDS =
  'display_phone_number,verified_name,quality_rating,throughput,status,name_status,code_verification_status,webhook_configuration,health_status,whatsapp_business_manager_messaging_limit';

const LIMITS: Readonly<Record<string, number | 'unlimited'>> = {
  TIER_250: 250,
  TIER_2K: 2_000,
  TIER_10K: 10_000,
  TIER_100K: 100_000,
  TIER_UNLIMITED: 'unlimited',
};

const text = z.string().min(1).nullable().catch(null);
const ability = oneOf(['available', 'limited', 'blocked']);

const entity = z.object({
  entity_type: z.string().catch(''),
  can_send_message: ability,
  errors: z
    .array(
      z.object({
        error_code: z.coerce.number().int().nullable().catch(null),
        error_description: z.string().catch(''),
        possible_solution: text,
      }),
    )
    .catch([]),
});

const NO_WEBHOOKS = { phone_number: null, whatsapp_business_account: null, application: null };
const NO_HEALTH = { can_send_message: 'unknown' as const, entities: [] };

const profile = z
  .object({
    display_phone_number: text,
    verified_name: text,
    quality_rating: oneOf(['green', 'yellow', 'red']),
    throughput: z
      .object({ level: text })
      .transform(({ level }) => level)
      .nullable()
      .catch(null),
    status: text,
    name_status: text,
    code_verification_status: text,
    whatsapp_business_manager_messaging_limit: z.string().catch(''),
    webhook_configuration: z
      .object({ phone_number: text, whatsapp_business_account: text, application: text })
      .catch(NO_WEBHOOKS),
    health_status: z.object({ can_send_message: ability, entities: z.array(entity).catch([]) }).catch(NO_HEALTH),
    id: z.string(),
  })
  .transform(
    (told): NumberHealth => ({
      displayPhone: told.display_phone_number,
      verifiedName: told.verified_name,
      quality: told.quality_rating,
      throughput: told.throughput,
      status: told.status,
      nameStatus: told.name_status,
      verification: told.code_verification_status,
      messagingLimit: LIMITS[told.whatsapp_business_manager_messaging_limit] ?? null,
      canSend: told.health_status.can_send_message,
      troubles: told.health_status.entities.flatMap(troublesOf),
      webhooks: {
        number: told.webhook_configuration.phone_number,
        account: told.webhook_configuration.whatsapp_business_account,
        app: told.webhook_configuration.application,
      },
    }),
  );

/** `GET /{phone-number-id}` with all that tells whether it can send (PLATFORM 7.8). */
export const readNumberHealth = (graph: Graph, phoneNumberId: string): Promise<Answer<NumberHealth>> =>
  graph({ method: 'GET', path: [phoneNumberId], query: { fields: FIELDS }, schema: profile });

const troublesOf = ({ entity_type: of, can_send_message, errors }: z.infer<typeof entity>): HealthTrouble[] =>
  errors.map(({ error_code: code, error_description: words, possible_solution: solution }) => ({
    of,
    ability: can_send_message,
    code,
    words,
    solution,
  }));
