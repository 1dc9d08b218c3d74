import { z } from 'zod';
import type { Template } from '../../preload/contract/template.ts';
import type { Answer, Graph } from './graph.ts';
import { template } from './template.ts';

export type TemplateList = {
  readonly templates: readonly Template[];
  /** How many elements were no templates to us, and were left out. */
  readonly unreadable: number;
};

const FIELDS =
  'id,name,status,category,language,components,parameter_format,quality_score,rejected_reason,previous_category,correct_category,sub_category,message_send_ttl_seconds';
const PAGE = 100;
/** No account has as many; a cursor that leads in a circle ends here. */
const MOST_PAGES = 200;
const CURSOR_EXPIRED = 131_059;
const MOST_STARTS = 3;

const page = z
  .object({
    data: z.array(z.unknown()),
    paging: z
      .object({ cursors: z.object({ after: z.string().min(1) }), next: z.string() })
      .transform(({ cursors }) => cursors.after)
      .nullable()
      .catch(null),
  })
  .transform(({ data, paging }) => ({ items: data.map((item) => template.safeParse(item)), after: paging }));

/**
 * All templates of an account, page by page (PLATFORM 7.7). Counts against the account's hourly limit, so it is for
 * keeping, not for looking up. A cursor that expired on the way (131059) starts the list again. Pages are asked for by
 * cursor: the ready-made `paging.next` holds the token.
 */
export const listTemplates = async (
  graph: Graph,
  wabaId: string,
  stop?: AbortSignal,
): Promise<Answer<TemplateList>> => {
  for (let start = 1; ; start += 1) {
    const list = await readAll(graph, wabaId, stop);
    const expired = !list.ok && list.failure.kind === 'refused' && list.failure.code === CURSOR_EXPIRED;
    if (!expired || start === MOST_STARTS) return list;
  }
};

const readAll = async (graph: Graph, wabaId: string, stop: AbortSignal | undefined): Promise<Answer<TemplateList>> => {
  const templates = new Map<string, Template>();
  let unreadable = 0;
  let after: string | null = null;
  for (let read = 0; read < MOST_PAGES; read += 1) {
    const query: Record<string, string> = { fields: FIELDS, limit: String(PAGE), ...(after !== null && { after }) };
    const answer: Answer<z.infer<typeof page>> = await graph({
      method: 'GET',
      path: [wabaId, 'message_templates'],
      query,
      schema: page,
      stop,
    });
    if (!answer.ok) return answer;
    for (const item of answer.value.items) {
      if (item.success) templates.set(item.data.id, item.data);
      else unreadable += 1;
    }
    if (answer.value.after === null || answer.value.after === after) break;
    after = answer.value.after;
  }
  return { ok: true, value: { templates: [...templates.values()], unreadable } };
};
