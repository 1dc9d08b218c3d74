import type { TemplateLine } from '../meta/line.ts';
import type { Source } from './apply-line.ts';
import type { Db } from './database.ts';
import type { Routes } from './routes.ts';

/** The newest word about a template counts, whether a list or a webhook brought it; of one we never listed nothing is kept. */
export const createApplyTemplate = (db: Db, routes: Routes) => {
  const update = db.prepare(`
    UPDATE templates SET
      status      = CASE WHEN :status IS NOT NULL AND :at > status_at THEN :status ELSE status END,
      status_at   = CASE WHEN :status IS NOT NULL THEN max(status_at, :at) ELSE status_at END,
      category    = CASE WHEN :category IS NOT NULL AND :at > category_at THEN :category ELSE category END,
      category_at = CASE WHEN :category IS NOT NULL THEN max(category_at, :at) ELSE category_at END,
      quality     = CASE WHEN :quality IS NOT NULL AND :at > quality_at THEN :quality ELSE quality END,
      quality_at  = CASE WHEN :quality IS NOT NULL THEN max(quality_at, :at) ELSE quality_at END
    WHERE waba_id = :wabaId AND name = :name AND language = :language`);
  return (line: TemplateLine, { apps, heardAt }: Source): void => {
    const { wabaId, name, language, status, category, quality } = line;
    if (routes.collegesOfAccount(wabaId, apps).length === 0) return;
    update.run({ wabaId, name, language, status, category, quality, at: line.toldAt ?? heardAt });
  };
};
