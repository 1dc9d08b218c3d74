import { createGraph, type Graph, type GraphNeeds } from '../../main/graph/graph.ts';
import type { GraphOptions } from './meta/graph-state.ts';
import { A_NUMBER, type Meta, type MetaOptions, startMeta } from './meta/meta.ts';

/** Odd on purpose: found in any text, and changed by being part of an address. */
export const TOKEN = 'EAAsample/token+with=signs|42';

export type GraphDesk = AsyncDisposable & { readonly meta: Meta; readonly graph: Graph };

/** A simulated Meta that wants `TOKEN`, and a client that has it. */
export const startGraph = async (
  needs: Partial<GraphNeeds> = {},
  options: GraphOptions = {},
  more: MetaOptions = {},
): Promise<GraphDesk> => {
  const meta = await startMeta({ accessToken: TOKEN, graph: options, ...more });
  return {
    meta,
    graph: clientOf(meta, needs),
    [Symbol.asyncDispose]: () => meta[Symbol.asyncDispose](),
  };
};

export const clientOf = ({ address }: Pick<Meta, 'address'>, needs: Partial<GraphNeeds> = {}): Graph =>
  createGraph({ fetch, now: Date.now, token: () => TOKEN, url: address, version: 'v26.0', ...needs });

export const PHONE_NUMBER_ID = A_NUMBER.phoneNumberId;
export const WABA_ID = A_NUMBER.wabaId;
