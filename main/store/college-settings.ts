import {
  type CollegeSettings,
  type CollegeSettingsPatch,
  readCollegeSettings,
} from '../../preload/contract/college-settings.ts';
import type { Db } from './database.ts';

export const createReadCollegeSettings = (db: Db): ((collegeId: string) => CollegeSettings) => {
  const select = db.prepare<[string], { value: string }>('SELECT value FROM college_settings WHERE college_id = ?');
  return (collegeId) => readCollegeSettings(JSON.parse(select.get(collegeId)?.value ?? '{}'));
};

/** Within a transaction, so that two saves at once both count. */
export const createSaveCollegeSettings = (db: Db) => {
  const read = createReadCollegeSettings(db);
  const upsert = db.prepare<[string, string]>(`
    INSERT INTO college_settings (college_id, value)
    VALUES (?, ?)
    ON CONFLICT (college_id) DO UPDATE SET value = excluded.value`);
  return (collegeId: string, patch: CollegeSettingsPatch): CollegeSettings => {
    const saved = readCollegeSettings({ ...read(collegeId), ...patch });
    upsert.run(collegeId, JSON.stringify(saved));
    return saved;
  };
};
