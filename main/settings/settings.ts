import type { Settings, SettingsPatch } from '../../preload/contract/settings.ts';

/** What settings need of whatever keeps them. */
export type Keeping = {
  read(): Promise<Settings>;
  /** Merges, keeps, and notes who did it. */
  save(patch: SettingsPatch, who: string): Promise<Settings>;
};

/** The settings as they stand, without waiting. */
export type DeskSettings = {
  get(): Settings;
  save(patch: SettingsPatch, who: string): Promise<Settings>;
  /** Calls after each save. Returns its undo. */
  subscribe(listener: (settings: Settings) => void): () => void;
};

export const openSettings = async (keeping: Keeping): Promise<DeskSettings> => {
  const listeners = new Set<(settings: Settings) => void>();
  let settings = await keeping.read();
  return {
    get: () => settings,
    save: async (patch, who) => {
      settings = await keeping.save(patch, who);
      for (const listener of listeners) listener(settings);
      return settings;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
