import type { ServerResponse } from 'node:http';
import type { Said } from './faults.ts';
import { GraphError, graphErrorBody } from './graph-error.ts';

/** What an edge came to: a JSON-able value, bytes as they are, or the error it threw. */
export type Outcome =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'bytes'; readonly bytes: Buffer; readonly type: string }
  | { readonly kind: 'error'; readonly error: GraphError };

type Written = { readonly status: number; readonly type: string; readonly bytes: Buffer };

const JSON_TYPE = 'application/json; charset=UTF-8';

const written = (outcome: Outcome, traceId: string): Written => {
  if (outcome.kind === 'bytes') return { status: 200, type: outcome.type, bytes: outcome.bytes };
  const { status, body } =
    outcome.kind === 'value'
      ? { status: 200, body: outcome.value }
      : { status: outcome.error.status, body: graphErrorBody(outcome.error, traceId) };
  return { status, type: JSON_TYPE, bytes: Buffer.from(JSON.stringify(body)) };
};

const write = (response: ServerResponse, { status, type, bytes }: Written): void =>
  void response.writeHead(status, { 'Content-Type': type, 'Content-Length': bytes.length }).end(bytes);

/** Answers with the outcome, or in the way a fault says. */
export const speak = (response: ServerResponse, outcome: Outcome, said: Said | null, traceId: string): void => {
  const truth = written(outcome, traceId);
  const half = truth.bytes.subarray(0, Math.floor(truth.bytes.length / 2));
  if (said === null) return write(response, truth);
  switch (said.kind) {
    case 'error': {
      const { code, message = 'Something went wrong', ...more } = said;
      return write(response, written({ kind: 'error', error: new GraphError(code, message, more) }, traceId));
    }
    case 'body':
      return write(response, { status: said.status, type: said.type ?? 'text/html', bytes: Buffer.from(said.text) });
    case 'half':
      return write(response, { ...truth, bytes: half });
    case 'torn':
    case 'stall':
      response.writeHead(truth.status, { 'Content-Type': truth.type, 'Content-Length': truth.bytes.length });
      return void response.write(half, () => (said.kind === 'torn' ? response.socket?.destroy() : undefined));
    case 'close':
      return void response.socket?.destroy();
    case 'hang':
      return;
    case 'late':
      // Whoever has left meanwhile does not hear it.
      return void setTimeout(() => write(response, truth), said.ms).unref();
    default:
      return said satisfies never;
  }
};
