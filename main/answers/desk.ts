import type { DESK_ASKS } from '../../preload/contract/asks/desk.ts';
import type { HealthReport } from '../health.ts';
import { notFound } from '../refusal.ts';
import type { Answers } from '../relay/answer-to.ts';
import type { DeskSettings } from '../settings/settings.ts';
import type { Store } from '../store/store.ts';

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
): Pick<Answers, keyof typeof DESK_ASKS> => ({
  'health.get': (_params, caller) => health(caller),
  'listening.repair': async () => {
    listening.wake();
    return null;
  },
  'listening.takeOver': async ({ what, id }, { who }) => {
    if (!listening.allow(what, id)) throw notFound(what);
    await store.write('note', null, who, 'listening.takeOver', id);
    return null;
  },
  'settings.get': async () => settings.get(),
  'settings.save': (patch, { who }) => settings.save(patch, who),
});
