import type { Config } from './config.ts';
import { createGraph, type Graph } from './graph/graph.ts';
import type { Usage } from './graph/usage.ts';
import type { Keyring } from './keyring.ts';

/** Meta's Graph API as each number may use it. */
export type Graphs = (phoneNumberId: string) => Graph;

export const createGraphs = (
  { graph }: Pick<Config, 'graph'>,
  keyring: Pick<Keyring, 'accessToken'>,
  onUsage: (phoneNumberId: string, usage: Usage) => void,
): Graphs => {
  const graphs = new Map<string, Graph>();
  const open = (phoneNumberId: string): Graph =>
    createGraph({
      fetch,
      now: Date.now,
      token: () => keyring.accessToken(phoneNumberId),
      onUsage: (usage) => onUsage(phoneNumberId, usage),
      ...graph,
    });
  return (phoneNumberId) => {
    const known = graphs.get(phoneNumberId) ?? open(phoneNumberId);
    graphs.set(phoneNumberId, known);
    return known;
  };
};
