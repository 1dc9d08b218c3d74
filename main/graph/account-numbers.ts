import { z } from 'zod';
import type { Answer, Graph } from './graph.ts';

export type AccountNumber = {
  readonly phoneNumberId: string;
  readonly displayPhone: string | null;
  readonly verifiedName: string | null;
};

const text = z.string().min(1).nullable().catch(null);
const page = z.object({
  data: z.array(
    z.object({ id: z.coerce.string(), display_phone_number: text, verified_name: text }).nullable().catch(null),
  ),
});

/** An account has at most 20 numbers unless Meta raises it; one page holds them. */
const PAGE = '100';

/** `GET /{waba-id}/phone_numbers`: the numbers of an account (S21). */
export const listAccountNumbers = async (graph: Graph, wabaId: string): Promise<Answer<readonly AccountNumber[]>> => {
  const answer = await graph({
    method: 'GET',
    path: [wabaId, 'phone_numbers'],
    query: { fields: 'id,display_phone_number,verified_name', limit: PAGE },
    schema: page,
  });
  if (!answer.ok) return answer;
  const numbers = answer.value.data.flatMap((row) =>
    row ? [{ phoneNumberId: row.id, displayPhone: row.display_phone_number, verifiedName: row.verified_name }] : [],
  );
  return { ok: true, value: numbers };
};
