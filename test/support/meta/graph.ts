import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { readSubscriptions, setSubscriptions } from './edges/app-subscriptions.ts';
import { checkToken } from './edges/debug-token.ts';
import { readFile, readMedia, uploadMedia } from './edges/media.ts';
import { sendMessage } from './edges/messages.ts';
import { listNumbers, readNumber, setNumber } from './edges/number.ts';
import { readSubscribed, subscribeApp, unsubscribeApp } from './edges/subscribed-apps.ts';
import { listTemplates } from './edges/templates.ts';
import { GraphError } from './graph-error.ts';
import type { Graph } from './graph-state.ts';
import { type Outcome, speak } from './speak.ts';

export type GraphCall = {
  /** The node that is called: a number, an account, a file. */
  readonly id: string;
  readonly query: URLSearchParams;
  /** Where this server is, without a slash at the end. */
  readonly origin: string;
  readonly contentType: string;
  readonly bytes: Buffer;
  /** The body, if it is JSON. */
  readonly body: unknown;
  /** The fields of a body that is a form. */
  readonly form: URLSearchParams;
};

/** An edge of the API: answers with an outcome or throws a `GraphError`. */
export type Edge = (graph: Graph, call: GraphCall) => Outcome | Promise<Outcome>;

/** By method and what stands in the path after the version. A new edge is a new file and a line here. */
const EDGES: Readonly<Record<string, Edge>> = {
  'POST number/messages': sendMessage,
  'POST number/media': uploadMedia,
  'GET number': readNumber,
  'POST number': setNumber,
  'GET account/phone_numbers': listNumbers,
  'GET account/subscribed_apps': readSubscribed,
  'POST account/subscribed_apps': subscribeApp,
  'DELETE account/subscribed_apps': unsubscribeApp,
  'GET app/subscriptions': readSubscriptions,
  'POST app/subscriptions': setSubscriptions,
  'GET account/message_templates': listTemplates,
  'GET media': readMedia,
  'GET file': readFile,
  'GET debug_token': checkToken,
};

const kindOf = ({ numbers, media, appToken }: Graph, id: string): string => {
  if (appToken.startsWith(`${id}|`)) return 'app';
  if (numbers.some(({ phoneNumberId }) => phoneNumberId === id)) return 'number';
  if (numbers.some(({ wabaId }) => wabaId === id)) return 'account';
  return media.get(id) ? 'media' : id;
};

type Route = { readonly edge: string; readonly id: string; readonly wabaId: string | null };

const routeOf = (graph: Graph, method: string, pathname: string): Route => {
  const [version = '', id = '', ...rest] = pathname.slice(1).split('/');
  if (version === 'files') return { edge: `${method} file`, id, wabaId: null };
  const kind = /^v\d+\.\d+$/.test(version) ? kindOf(graph, id) : 'nothing';
  const number = graph.numbers.find(({ phoneNumberId, wabaId }) => phoneNumberId === id || wabaId === id);
  return { edge: [`${method} ${kind}`, ...rest].join('/'), id, wabaId: number?.wabaId ?? null };
};

const jsonOf = (bytes: Buffer, contentType: string): unknown => {
  if (bytes.length === 0 || !contentType.includes('json')) return {};
  try {
    return JSON.parse(bytes.toString());
  } catch (cause) {
    throw new GraphError(100, 'Invalid parameter', { details: `The body is not JSON: ${String(cause)}` });
  }
};

const authorise = ({ accessToken, appToken }: Graph, edge: string, told: string | undefined): void => {
  const wanted = edge === 'GET debug_token' || edge.includes(' app/') ? appToken : accessToken;
  if (wanted === null || told === `Bearer ${wanted}`) return;
  throw new GraphError(190, 'Invalid OAuth access token - Cannot parse access token', { status: 401 });
};

const outcomeOf = async (graph: Graph, { edge, id, wabaId }: Route, request: IncomingMessage): Promise<Outcome> => {
  const { searchParams: query } = new URL(request.url ?? '/', 'http://graph');
  const contentType = request.headers['content-type'] ?? '';
  const bytes = Buffer.concat(await request.toArray());
  const heard = { edge, query: Object.fromEntries(query), authorization: request.headers.authorization };
  try {
    const body = jsonOf(bytes, contentType);
    graph.heard.push({ ...heard, body });
    authorise(graph, edge, request.headers.authorization);
    const answer = EDGES[edge];
    if (!answer) {
      throw new GraphError(
        100,
        `Unsupported ${(request.method ?? '').toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
      );
    }
    graph.limits.app();
    if (edge.includes(' account')) graph.limits.account(wabaId ?? '');
    const form = new URLSearchParams(contentType.includes('urlencoded') ? bytes.toString() : '');
    return await answer(graph, { id, query, origin: `http://${request.headers.host}`, contentType, bytes, body, form });
  } catch (error) {
    const known = error instanceof GraphError ? error : new GraphError(1, String(error), { status: 500 });
    return { kind: 'error', error: known };
  }
};

const NOTHING: Outcome = { kind: 'value', value: { success: true } };

/** The Graph API's side of the simulated Meta. Without an access token it asks for none. */
export const createGraphServer = (graph: Graph): Server => {
  const listener: RequestListener = async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://graph');
    const route = routeOf(graph, request.method ?? '', pathname);
    const fault = graph.faults.take(route.edge);
    // What does nothing still reads the request: to its sender it looks the same.
    const outcome =
      fault?.does === 'nothing' ? await request.toArray().then(() => NOTHING) : await outcomeOf(graph, route, request);
    for (const [name, value] of Object.entries(graph.limits.headers(route.wabaId))) response.setHeader(name, value);
    response.setHeader('Date', new Date(graph.now()).toUTCString());
    speak(response, outcome, fault?.says ?? null, graph.random.hex(11));
  };
  return createServer(listener);
};
