import type { DESK_ASKS } from '../../preload/contract/asks/desk.ts';
import type { HealthReport } from '../health.ts';
import type { Answers } from '../relay/answer-to.ts';
import type { DeskSettings } from '../settings/settings.ts';

export const createDeskAnswers = (
  health: HealthReport,
  settings: DeskSettings,
  listening: { wake(): void },
): Pick<Answers, keyof typeof DESK_ASKS> => ({
  'health.get': (_params, { desk }) => health(desk),
  'listening.repair': async () => {
    listening.wake();
    return null;
  },
  'settings.get': async () => settings.get(),
  'settings.save': (patch, { who }) => settings.save(patch, who),
});
