import type { CollegeFrame } from '../../preload/contract/frames.ts';
import type { Db } from './database.ts';
import { FRAME_COLUMNS, type FrameRecord, frameOf } from './frame-of.ts';
import type { Reads } from './store.ts';

/** What a window missed: each message that changed after `since`, once, as it stands now. */
export const createChanges = (db: Db): Reads['changes'] => {
  const select = db.prepare<[string, number, number], FrameRecord>(`
    SELECT ${FRAME_COLUMNS}
    FROM messages AS m
    LEFT JOIN registrations AS r ON r.n = m.registration
    WHERE m.college_id = ? AND m.seq > ?
    ORDER BY m.seq
    LIMIT ?`);
  const marks = db.prepare<[string], { registrations: number; templates: number }>(
    'SELECT registrations_seq AS registrations, templates_seq AS templates FROM colleges WHERE id = ?',
  );
  const notesOf = (collegeId: string): readonly CollegeFrame[] => {
    const { registrations = 0, templates = 0 } = marks.get(collegeId) ?? {};
    return [
      { type: 'registration_changed', seq: registrations, collegeId, registrationId: null },
      { type: 'templates_changed', seq: templates, collegeId },
    ];
  };
  // One snapshot for both questions.
  return db.transaction((collegeId: string, since: number, limit: number): readonly CollegeFrame[] => {
    const frames = select.all(collegeId, since, limit).map(frameOf);
    const last = frames.length < limit ? Number.POSITIVE_INFINITY : (frames.at(-1)?.seq ?? 0);
    const notes = notesOf(collegeId).filter(({ seq }) => seq > since && seq <= last);
    return notes.length === 0 ? frames : [...frames, ...notes].sort((a, b) => a.seq - b.seq);
  });
};
