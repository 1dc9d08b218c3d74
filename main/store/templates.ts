import type { Template } from '../../preload/contract/template.ts';
import type { Db } from './database.ts';

/** A template with the time of the newest word about it, ms UTC. */
export type KeptTemplate = { readonly template: Template; readonly toldAt: number };

type TemplateRecord = {
  readonly name: string;
  readonly language: string;
  readonly id: string;
  readonly status: Template['status'];
  readonly category: Template['category'];
  readonly quality: Template['quality'];
  readonly content: string;
  readonly told_at: number;
};

/** Takes a whole list of an account: what is not on it any more is deleted, and stays readable. Within a transaction. */
export const createSaveTemplates = (db: Db) => {
  const upsert = db.prepare(`
    INSERT INTO templates (
      waba_id, name, language, id, status, category, quality, content, listed_at, status_at, category_at, quality_at
    ) VALUES (
      :wabaId, :name, :language, :id, :status, :category, :quality, :content, :at, :at, :at, :at
    )
    ON CONFLICT (waba_id, name, language) DO UPDATE SET
      id          = excluded.id,
      content     = excluded.content,
      listed_at   = excluded.listed_at,
      status      = CASE WHEN excluded.status_at >= status_at THEN excluded.status ELSE status END,
      status_at   = max(status_at, excluded.status_at),
      category    = CASE WHEN excluded.category_at >= category_at THEN excluded.category ELSE category END,
      category_at = max(category_at, excluded.category_at),
      quality     = CASE WHEN excluded.quality_at >= quality_at THEN excluded.quality ELSE quality END,
      quality_at  = max(quality_at, excluded.quality_at)
    WHERE excluded.listed_at >= listed_at`);
  const dropUnlisted = db.prepare<[number, string, number]>(`
    UPDATE templates SET status = 'deleted', status_at = ? WHERE waba_id = ? AND listed_at < ?`);
  return (wabaId: string, templates: readonly Template[], at: number): void => {
    for (const { name, language, id, status, category, quality, ...rest } of templates)
      upsert.run({ wabaId, name, language, id, status, category, quality, content: JSON.stringify(rest), at });
    dropUnlisted.run(at, wabaId, at);
  };
};

/** The templates of the college's accounts, by name and language. */
export const createReadTemplates = (db: Db): ((collegeId: string) => readonly KeptTemplate[]) => {
  const select = db.prepare<[string], TemplateRecord>(`
    SELECT
      name, language, id, status, category, quality, content,
      max(listed_at, status_at, category_at, quality_at) AS told_at
    FROM templates
    WHERE waba_id IN (SELECT waba_id FROM numbers WHERE college_id = ?)
    ORDER BY name, language`);
  return (collegeId) =>
    select.all(collegeId).map(({ told_at, content, ...known }) => ({
      template: { ...known, ...(JSON.parse(content) as Omit<Template, keyof typeof known>) },
      toldAt: told_at,
    }));
};
