import type { Settings } from '../../preload/contract/settings.ts';

/** What a person changes in one go: some of the settings, and some parts of a group. */
export type Change = Partial<Omit<Settings, Group>> & { readonly [G in Group]?: Partial<Settings[G]> };
type Group = 'notices' | 'sending' | 'listening';

/** The settings as they will be once the desk has taken the change. */
export const withChange = (before: Settings, change: Change): Settings => ({
  ...before,
  ...change,
  notices: { ...before.notices, ...change.notices },
  sending: { ...before.sending, ...change.sending },
  listening: { ...before.listening, ...change.listening },
});
