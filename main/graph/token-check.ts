import { z } from 'zod';
import type { Answer, Graph } from './graph.ts';
import { redact } from './token.ts';

/** What Meta knows of a token. */
export type TokenCheck = {
  readonly valid: boolean;
  readonly appId: string | null;
  /** Such as `SYSTEM_USER`; the dashboard's quick-start token is a `USER`'s and lasts 24 hours (PLATFORM 7.10). */
  readonly type: string | null;
  /** Milliseconds UTC; `null` for never, and for a token that is dead already. */
  readonly expiresAt: number | null;
  readonly scopes: readonly string[];
  /** Of what this program needs, what the token may not. */
  readonly missing: readonly string[];
  /** The accounts it was given, where Meta names them; none for a token that covers all of a business. */
  readonly accounts: readonly string[];
  /** Meta's words for what is wrong with it. */
  readonly trouble: string | null;
};

const NEEDED = ['whatsapp_business_messaging', 'whatsapp_business_management'] as const;

const isAccountScope = (scope: string): boolean => NEEDED.some((needed) => needed === scope);

const text = z.string().min(1).nullable().catch(null);
const seconds = z.number().nonnegative().catch(0);

const checked = z
  .object({
    data: z.object({
      is_valid: z.boolean(),
      app_id: text,
      type: text,
      // 0 is never.
      expires_at: seconds,
      scopes: z.array(z.string()).catch([]),
      granular_scopes: z
        .array(z.object({ scope: z.string(), target_ids: z.array(z.coerce.string()).catch([]) }))
        .catch([]),
      error: z
        .object({ message: text })
        .transform(({ message }) => message)
        .nullable()
        .catch(null),
    }),
  })
  .transform(
    ({ data }): TokenCheck => ({
      valid: data.is_valid,
      appId: data.app_id,
      type: data.type,
      expiresAt: data.expires_at === 0 ? null : data.expires_at * 1_000,
      scopes: data.scopes,
      missing: NEEDED.filter((scope) => !data.scopes.includes(scope)),
      accounts: [
        ...new Set(
          data.granular_scopes.filter(({ scope }) => isAccountScope(scope)).flatMap(({ target_ids }) => target_ids),
        ),
      ],
      trouble: data.error,
    }),
  );

/**
 * `GET /debug_token` (PLATFORM 7.10). `graph` must speak with the app's own token, `{app-id}|{app-secret}`. The token
 * that is asked about travels in the address, as Meta wants it, and shows up in nothing that comes back.
 */
export const checkToken = async (graph: Graph, token: string): Promise<Answer<TokenCheck>> => {
  const answer = await graph({
    method: 'GET',
    path: ['debug_token'],
    query: { input_token: token },
    schema: checked,
    secrets: [token],
  });
  return answer.ok ? { ok: true, value: redact(answer.value, [token]) } : answer;
};
