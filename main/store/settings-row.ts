import { mergeSettings, readSettings, type Settings, type SettingsPatch } from '../../preload/contract/settings.ts';
import type { Db } from './database.ts';

/** The settings of the desk are one row of JSON. */
const ROW = 'desk';

export const createReadSettings = (db: Db): (() => Settings) => {
  const select = db.prepare<[string], { value: string }>('SELECT value FROM settings WHERE name = ?');
  return () => readSettings(jsonOr(select.get(ROW)?.value));
};

/** Within a transaction, so that two saves at once both count. */
export const createSaveSettings = (db: Db): ((patch: SettingsPatch) => Settings) => {
  const read = createReadSettings(db);
  const upsert = db.prepare<[string, string]>(
    'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  return (patch) => {
    const merged = mergeSettings(read(), patch);
    upsert.run(ROW, JSON.stringify(merged));
    return merged;
  };
};

/** Small things the desk remembers over a restart, each by its name. */
export const createRemembered = (db: Db): ((name: string) => string | null) => {
  const select = db.prepare<[string], { value: string }>('SELECT value FROM settings WHERE name = ?');
  return (name) => select.get(remembered(name))?.value ?? null;
};

export const createRemember = (db: Db): ((name: string, value: string) => null) => {
  const upsert = db.prepare<[string, string]>(
    'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  return (name, value) => {
    upsert.run(remembered(name), value);
    return null;
  };
};

const remembered = (name: string): string => `remembered ${name}`;

/** A text that is no JSON is as good as none: the settings then are the defaults. */
const jsonOr = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? '{}');
  } catch {
    return {};
  }
};
