import type { Edge } from '../graph.ts';
import { GraphError } from '../graph-error.ts';
import type { Graph } from '../graph-state.ts';

const DEFAULT = 'name,status,category,language,components,parameter_format';

const cursorAt = (index: number, now: number): string => Buffer.from(`${index}.${now}`).toString('base64url');

/** Where a page begins; 131059 if its cursor was given too long ago. */
const startOf = ({ now, options }: Graph, cursor: string | null): number => {
  if (cursor === null) return 0;
  const [index = '', givenAt = ''] = Buffer.from(cursor, 'base64url').toString().split('.');
  if (!/^\d+$/.test(index)) throw new GraphError(100, 'Invalid parameter', { details: 'after is no cursor' });
  if (now() - Number(givenAt) > (options.cursorLifeMs ?? 3_600_000)) throw new GraphError(131_059, 'Cursor expired');
  return Number(index);
};

/** `GET /{waba-id}/message_templates` (PLATFORM 7.7). Like Meta's, `paging.next` is a whole address, token included. */
export const listTemplates: Edge = (graph, { id, query, origin }) => {
  const { templates, now, accessToken } = graph;
  const start = startOf(graph, query.get('after'));
  const end = start + Number(query.get('limit') ?? 25);
  const fields = ['id', ...(query.get('fields') ?? DEFAULT).split(',')];
  const page = templates.slice(start, end);
  const data = page.map((template) =>
    Object.fromEntries(Object.entries(template).filter(([name]) => fields.includes(name))),
  );
  if (page.length === 0) return { kind: 'value', value: { data } };
  const after = cursorAt(end, now());
  const next = `${origin}/v26.0/${id}/message_templates?access_token=${accessToken}&limit=${end - start}&after=${after}`;
  const paging = { cursors: { before: cursorAt(start, now()), after }, ...(end < templates.length && { next }) };
  return { kind: 'value', value: { data, paging } };
};
