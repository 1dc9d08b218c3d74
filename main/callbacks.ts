import { z } from 'zod';
import type { Settings } from '../preload/contract/settings.ts';
import { type Callbacks, superviseCallbacks } from './callback/supervise.ts';
import { verifyAddress } from './callback/verify-address.ts';
import type { Clock } from './clock.ts';
import type { Graph } from './graph/graph.ts';
import type { AppGraphs, Graphs } from './graphs.ts';
import type { Keyring } from './keyring.ts';
import { appSide, numberSide } from './meta-sides.ts';
import type { Store } from './store/store.ts';

export type CallbacksNeeds = {
  readonly store: Store;
  readonly keyring: Keyring;
  readonly graphs: Graphs;
  readonly appGraphs: AppGraphs;
  readonly settings: () => Settings;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onChange: () => void;
  readonly report: (trouble: unknown) => void;
};

const OURS = 'callback addresses';
const isAppId = (appId: string): boolean => /^\d+$/.test(appId);

/** Joins the callbacks' supervisor to the store and to Meta. */
export const openCallbacks = async (needs: CallbacksNeeds): Promise<Callbacks> => {
  const { store, keyring, graphs, appGraphs, settings, clock, random, onChange, report } = needs;
  const ofApp = (appId: string): Graph | null => (isAppId(appId) ? appGraphs(appId) : null);
  return superviseCallbacks({
    numbers: () => store.read('numbers'),
    numberSide: (number) => {
      const accessToken = keyring.accessToken(number.phoneNumberId);
      if (accessToken === null) return null;
      const { phoneNumberId, appId, wabaId } = number;
      const app = { appId: isAppId(appId) ? appId : null, appGraph: ofApp(appId) };
      return numberSide(
        { graph: graphs(phoneNumberId), phoneNumberId, wabaId, accessToken, ...app },
        keyring.verifyToken,
      );
    },
    appSide: (appId) => {
      const graph = ofApp(appId);
      return graph && appSide(graph, appId, keyring.verifyToken);
    },
    verify: verifyAddress(keyring.verifyToken),
    level: () => {
      const way = settings().listening.callback;
      return way === 'by_hand' ? null : way;
    },
    release: () => settings().listening.release,
    ours: oursIn(await store.read('remembered', OURS)),
    keepOurs: async (ours) => void (await store.write('remember', OURS, JSON.stringify(ours))),
    clock,
    random,
    onChange,
    report,
  });
};

const addresses = z.array(z.string()).catch([]);
/** What was remembered is ours; should it be broken, addresses of before are somebody's, and a person is asked. */
const oursIn = (text: string | null): readonly string[] => addresses.parse(text === null ? [] : JSON.parse(text));
