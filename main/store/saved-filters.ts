import { randomUUID } from 'node:crypto';
import { historyFilters } from '../../preload/contract/asks/history.ts';
import type { SavedFilters } from '../../preload/contract/asks/saved-filters.ts';
import { notFound, Refusal } from '../refusal.ts';
import type { Db } from './database.ts';
import type { WithMoves } from './moves.ts';
import type { ReviewReads, ReviewWrites } from './reviewing.ts';
import type { Note } from './tenants.ts';

/** A filter that an older or newer version wrote, and this one does not know, is left out. */
const kept = historyFilters.partial().catch({});

export const createReadSavedFilters = (db: Db): ReviewReads['savedFilters'] => {
  const select = db.prepare<[string], { id: string; name: string; filters: string }>(
    'SELECT id, name, filters FROM saved_filters WHERE college_id = ? ORDER BY name',
  );
  return (college) => select.all(college).map((row) => ({ ...row, filters: kept.parse(JSON.parse(row.filters)) }));
};

/** Within a transaction. Names are unique in a college, whatever their case. */
export const createWriteSavedFilters = (
  db: Db,
  note: Note,
): WithMoves<Pick<ReviewWrites, 'saveFilters' | 'removeFilters'>> => {
  const named = db.prepare<[string, string], { id: string }>(
    'SELECT id FROM saved_filters WHERE college_id = ? AND name = ?',
  );
  const insert = db.prepare<unknown[]>(
    'INSERT INTO saved_filters (id, college_id, name, filters) VALUES (:id, :college, :name, :filters)',
  );
  const update = db.prepare<unknown[]>(
    'UPDATE saved_filters SET name = :name, filters = :filters WHERE id = :id AND college_id = :college',
  );
  const remove = db.prepare<[string, string], { name: string }>(
    'DELETE FROM saved_filters WHERE id = ? AND college_id = ? RETURNING name',
  );

  return {
    saveFilters: (_moves, college, { id, name, filters }, who): SavedFilters => {
      const holder = named.get(college, name);
      if (holder && holder.id !== id) throw new Refusal('conflict', `There are already saved filters named ${name}.`);
      const saved = { id: id ?? randomUUID(), name, filters };
      const row = { id: saved.id, name, filters: JSON.stringify(filters), college };
      if (id === undefined) insert.run(row);
      else if (update.run(row).changes === 0) throw notFound('saved filter');
      note(college, who, 'savedFilters.save', name);
      return saved;
    },
    removeFilters: (_moves, college, id, who) => {
      const removed = remove.get(id, college);
      if (!removed) throw notFound('saved filter');
      note(college, who, 'savedFilters.remove', removed.name);
      return { id };
    },
  };
};
