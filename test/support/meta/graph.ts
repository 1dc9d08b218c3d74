import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { Random } from '../random.ts';
import { sendMessage } from './edges/messages.ts';
import { readNumber } from './edges/number.ts';
import { GraphError, graphErrorBody } from './graph-error.ts';
import type { Party, Sender } from './party.ts';

/** A business number as the Graph API knows it. */
export type NumberProfile = Sender & { readonly displayPhone: string; readonly verifiedName: string };

/** A message the Graph API took, before its life begins. */
export type Accepted = {
  readonly wamid: string;
  readonly sender: Sender;
  readonly to: Party;
  readonly type: string;
  readonly callbackData?: string;
};

/** What the edges share. */
export type Graph = {
  readonly numbers: readonly NumberProfile[];
  readonly random: Random;
  readonly accept: (message: Accepted) => void;
};

export type GraphCall = {
  readonly number: NumberProfile;
  readonly query: URLSearchParams;
  readonly body: unknown;
};

/** An edge of the API: answers with a JSON-able value or throws a `GraphError`. */
export type Edge = (graph: Graph, call: GraphCall) => unknown;

/** By method and what follows the number's id. A new edge is a new file and a line here. */
const EDGES: Readonly<Record<string, Edge>> = {
  'POST messages': sendMessage,
  'GET ': readNumber,
};

const readJson = async (request: IncomingMessage): Promise<unknown> => {
  const text = (await request.toArray()).join('');
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new GraphError(100, 'Invalid parameter', { details: `The body is not JSON: ${String(cause)}` });
  }
};

const answer = async (graph: Graph, accessToken: string | null, request: IncomingMessage): Promise<unknown> => {
  if (accessToken !== null && request.headers.authorization !== `Bearer ${accessToken}`) {
    throw new GraphError(190, 'Invalid OAuth access token - Cannot parse access token', { status: 401 });
  }
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://graph');
  const [version = '', id = '', ...rest] = pathname.slice(1).split('/');
  const number = graph.numbers.find(({ phoneNumberId }) => phoneNumberId === id);
  const edge = EDGES[`${request.method} ${rest.join('/')}`];
  if (!/^v\d+\.\d+$/.test(version) || !number || !edge) {
    throw new GraphError(
      100,
      `Unsupported ${(request.method ?? '').toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
    );
  }
  return edge(graph, { number, query: searchParams, body: await readJson(request) });
};

/** The Graph API's side of the simulated Meta. Without an access token it asks for none. */
export const createGraphServer = (graph: Graph, accessToken: string | null): Server => {
  const listener: RequestListener = (request, response) => {
    const reply = (status: number, body: unknown): void => {
      response.writeHead(status, { 'Content-Type': 'application/json; charset=UTF-8' }).end(JSON.stringify(body));
    };
    answer(graph, accessToken, request).then(
      (body) => reply(200, body),
      (error: unknown) => {
        const known = error instanceof GraphError ? error : new GraphError(1, String(error), { status: 500 });
        reply(known.status, graphErrorBody(known, graph.random.hex(11)));
      },
    );
  };
  return createServer(listener);
};
