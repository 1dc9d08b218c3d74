import { TEMPLATE_STATUSES } from '../../preload/contract/template.ts';
import type { TemplateLine, TemplateWords } from '../meta/line.ts';
import type { Db } from './database.ts';

export type TemplateKey = Pick<TemplateLine, 'wabaId' | 'name' | 'language'>;

/** What was told of one template, by a list or by a webhook; `null` of what it did not tell. */
export type TemplateTold = Pick<TemplateLine, 'status' | 'reason' | 'category' | 'quality'> & {
  readonly words: TemplateWords | null;
};

/**
 * Keeps the newest word about each side of a template, and says whether that moved anything. Of two statuses told for
 * the same time the one that a template comes to later stands; of other words the later in the alphabet, as any rule does
 * that does not ask which of them came first.
 */
export const createTellTemplate = (db: Db): ((key: TemplateKey, told: TemplateTold, at: number) => boolean) => {
  const where = 'WHERE waba_id = :wabaId AND name = :name AND language = :language';
  const setStatus = db.prepare(`
    UPDATE templates SET status = :word, reason = :reason, status_at = :at
    ${where} AND (:at, ${rankOf(':word')}, coalesce(:reason, '')) > (status_at, ${rankOf('status')}, coalesce(reason, ''))`);
  const [setCategory, setQuality, setWords] = (['category', 'quality', 'words'] as const).map((side) =>
    db.prepare(`
      UPDATE templates SET ${side} = :word, ${side}_at = :at
      ${where} AND (:at, :word) > (${side}_at, coalesce(${side}, ''))`),
  );
  return ({ wabaId, name, language }, { status, reason, category, quality, words }, at) => {
    const key = { wabaId, name, language };
    const sides = [
      status !== null && setStatus.run({ ...key, word: status, reason, at }),
      category !== null && setCategory?.run({ ...key, word: category, at }),
      quality !== null && setQuality?.run({ ...key, word: quality, at }),
      words !== null && setWords?.run({ ...key, word: JSON.stringify(words), at }),
    ];
    return sides.some((side) => side && side.changes > 0);
  };
};

const rankOf = (status: string): string =>
  `CASE ${status} ${TEMPLATE_STATUSES.map((word, rank) => `WHEN '${word}' THEN ${rank}`).join(' ')} ELSE -1 END`;
