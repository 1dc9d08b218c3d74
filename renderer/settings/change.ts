import type { Settings } from '../../preload/contract/settings.ts';

/** What a person changes in one go: some of the settings, and of the notices some kinds. */
export type Change = Partial<Omit<Settings, 'notices'>> & { readonly notices?: Partial<Settings['notices']> };

/** The settings as they will be once the desk has taken the change. */
export const withChange = (before: Settings, change: Change): Settings => ({
  ...before,
  ...change,
  notices: { ...before.notices, ...change.notices },
});
