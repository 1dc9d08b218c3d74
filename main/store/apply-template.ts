import type { TemplateLine } from '../meta/line.ts';
import type { Source } from './apply-line.ts';
import type { Db } from './database.ts';
import type { Moves } from './moves.ts';
import type { Routes } from './routes.ts';
import { createTellTemplate } from './tell-template.ts';

/** Meta's time is in whole seconds: a word may be later than a list that we read in the same one. */
const REST_OF_SECOND_MS = 999;

/** Gives a webhook about a template its effect. Of one that no list has told of nothing is kept, but it is announced. */
export const createApplyTemplate = (db: Db, routes: Routes) => {
  const tell = createTellTemplate(db);
  const known = db.prepare<[string, string, string], { name: string }>(
    'SELECT name FROM templates WHERE waba_id = ? AND name = ? AND language = ?',
  );
  return (line: TemplateLine, { apps, heardAt }: Source, moves: Moves): void => {
    const colleges = routes.collegesOfAccount(line.wabaId, apps);
    if (colleges.length === 0) return;
    const moved = tell(line, line, line.toldAt === null ? heardAt : line.toldAt + REST_OF_SECOND_MS);
    if (moved || !known.get(line.wabaId, line.name, line.language)) for (const id of colleges) moves.templates.add(id);
  };
};
