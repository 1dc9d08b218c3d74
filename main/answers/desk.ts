import type { DESK_ASKS } from '../../preload/contract/asks/desk.ts';
import type { Health } from '../../preload/contract/health.ts';
import type { HealthReport } from '../health.ts';
import { notFound } from '../refusal.ts';
import type { Answers } from '../relay/answer-to.ts';
import type { DeskSettings } from '../settings/settings.ts';
import type { Store } from '../store/store.ts';
import { PAGE } from './page.ts';

/** What leads Meta here. */
export type Listening = {
  wake(): void;
  /** False: there is no foreign address at this number or app. */
  allow(what: 'number' | 'app', id: string): boolean;
};

export const createDeskAnswers = (
  store: Store,
  health: HealthReport,
  settings: DeskSettings,
  listening: Listening,
  now: () => number,
  pack: (health: Health) => Uint8Array,
  offer: (name: string, bytes: Uint8Array) => string,
): Pick<Answers, keyof typeof DESK_ASKS> => ({
  'health.get': (_params, caller) => health(caller),
  'health.news': async ({ limit = PAGE }, { desk, collegeId }) => ({
    rows: await store.read('accountNews', desk ? null : collegeId, limit),
  }),
  'listening.repair': async () => {
    listening.wake();
    return null;
  },
  'listening.takeOver': async ({ what, id }, { who }) => {
    if (!listening.allow(what, id)) throw notFound(what);
    await store.write('note', null, who, 'listening.takeOver', id);
    return null;
  },
  'support.report': async (_params, caller) => {
    const name = `tickdesk-support-${new Date(now()).toISOString().slice(0, 10)}.zip`;
    await store.write('note', null, caller.who, 'support.report', '');
    return { path: offer(name, pack(await health(caller))) };
  },
  'settings.get': async () => settings.get(),
  'settings.save': (patch, { who }) => settings.save(patch, who),
});
