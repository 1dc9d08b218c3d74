import type { Template, TemplateHeader } from '../../preload/contract/template.ts';
import type { TemplateWords } from '../meta/line.ts';
import type { Db } from './database.ts';
import type { Moves } from './moves.ts';
import { createTellTemplate } from './tell-template.ts';

/** A template with the time of the newest word about it, ms UTC. */
export type KeptTemplate = { readonly template: Template; readonly toldAt: number };

/** What has a column of its own, because webhooks tell it too. */
type Sides = Pick<Template, 'id' | 'name' | 'language' | 'status' | 'category' | 'quality'>;
type Content = Omit<Template, keyof Sides | 'rejectedReason'>;

type TemplateRecord = Sides & {
  readonly reason: string | null;
  readonly content: string;
  /** Only where they are newer than the content. */
  readonly words: string | null;
  readonly told_at: number;
};

/** Takes a whole list of an account: what is not on it any more is deleted, and stays readable. Within a transaction. */
export const createSaveTemplates = (db: Db) => {
  const tell = createTellTemplate(db);
  const upsert = db.prepare(`
    INSERT INTO templates (
      waba_id, name, language, id, status, reason, category, quality, content,
      listed_at, status_at, category_at, quality_at
    ) VALUES (
      :wabaId, :name, :language, :id, :status, :reason, :category, :quality, :content,
      :at, :at, :at, :at
    )
    ON CONFLICT (waba_id, name, language) DO UPDATE SET
      id        = excluded.id,
      content   = excluded.content,
      listed_at = excluded.listed_at
    WHERE excluded.listed_at >= listed_at`);
  const dropUnlisted = db.prepare<{ wabaId: string; at: number }>(`
    UPDATE templates SET status = 'deleted', reason = NULL, status_at = :at
    WHERE waba_id = :wabaId AND listed_at < :at AND status_at < :at AND status <> 'deleted'`);
  const collegesOf = db.prepare<[string], { id: string }>(
    'SELECT DISTINCT college_id AS id FROM numbers WHERE waba_id = ?',
  );
  return (wabaId: string, templates: readonly Template[], at: number, moves: Moves): void => {
    for (const { name, language, id, status, category, quality, rejectedReason: reason, ...rest } of templates) {
      const told = { status, reason, category, quality };
      upsert.run({ wabaId, name, language, id, ...told, content: JSON.stringify(rest satisfies Content), at });
      tell({ wabaId, name, language }, { ...told, words: null }, at);
    }
    dropUnlisted.run({ wabaId, at });
    for (const { id } of collegesOf.all(wabaId)) moves.templates.add(id);
  };
};

/** The templates of the college's accounts, by name and language; one that several have as its first number's has it. */
export const createReadTemplates = (db: Db): ((collegeId: string) => readonly KeptTemplate[]) => {
  const select = db.prepare<[string], TemplateRecord>(`
    WITH accounts AS (
      SELECT waba_id, min(created_at) AS since
      FROM numbers
      WHERE college_id = ? AND waba_id IS NOT NULL
      GROUP BY waba_id
    )
    SELECT
      t.name, t.language, t.id, t.status, t.reason, t.category, t.quality, t.content,
      CASE WHEN t.words_at > t.listed_at THEN t.words END AS words,
      max(t.listed_at, t.status_at, t.category_at, t.quality_at, t.words_at) AS told_at
    FROM templates AS t
    JOIN accounts AS a USING (waba_id)
    ORDER BY t.name, t.language, t.status = 'deleted', a.since, t.waba_id`);
  return (collegeId) => {
    const rows = select.all(collegeId);
    return rows.filter((row, at) => !isSame(row, rows[at - 1])).map(keptTemplate);
  };
};

const isSame = (a: TemplateRecord, b: TemplateRecord | undefined): boolean =>
  a.name === b?.name && a.language === b.language;

const keptTemplate = ({ told_at, content, words, reason, ...sides }: TemplateRecord): KeptTemplate => {
  const template = { ...(JSON.parse(content) as Content), ...sides, rejectedReason: reason };
  return { template: words === null ? template : withWords(template, JSON.parse(words)), toldAt: told_at };
};

/** A file in the header stays: only a header of words is told among the words. */
const withWords = (template: Template, { header, body, footer }: TemplateWords): Template => ({
  ...template,
  header: headerWith(template.header, header),
  body,
  footer,
});

const headerWith = (before: TemplateHeader | null, text: string | null): TemplateHeader | null => {
  if (text !== null) return { kind: 'text', text };
  return before?.kind === 'text' ? null : before;
};
