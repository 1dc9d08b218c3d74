import type { Config } from './config.ts';
import { createGraph, type Graph } from './graph/graph.ts';
import type { Usage } from './graph/usage.ts';
import type { Keyring } from './keyring.ts';

/** Meta's Graph API as each number may use it. */
export type Graphs = (phoneNumberId: string) => Graph;

/** Meta's Graph API as an app itself uses it; `null` while its secret is not known. */
export type AppGraphs = (appId: string) => Graph | null;

export const createGraphs = (
  { graph }: Pick<Config, 'graph'>,
  keyring: Pick<Keyring, 'accessToken'>,
  onUsage: (phoneNumberId: string, usage: Usage) => void,
  onClock: (aheadMs: number) => void = () => undefined,
): Graphs => {
  const graphs = new Map<string, Graph>();
  const open = (phoneNumberId: string): Graph =>
    createGraph({
      fetch,
      now: Date.now,
      token: () => keyring.accessToken(phoneNumberId),
      onUsage: (usage) => onUsage(phoneNumberId, usage),
      onClock,
      ...graph,
    });
  return (phoneNumberId) => {
    const known = graphs.get(phoneNumberId) ?? open(phoneNumberId);
    graphs.set(phoneNumberId, known);
    return known;
  };
};

/** With the app's own token, `{app-id}|{app-secret}` (PLATFORM 5.3, 7.10); of two secrets the first. */
export const createAppGraphs =
  ({ graph }: Pick<Config, 'graph'>, keyring: Pick<Keyring, 'apps'>): AppGraphs =>
  (appId) => {
    const secret = keyring.apps()?.find(({ app }) => app === appId)?.secrets[0];
    if (secret === undefined) return null;
    return createGraph({ fetch, now: Date.now, token: () => `${appId}|${secret}`, ...graph });
  };
