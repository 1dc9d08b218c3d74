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
  const listed = db.prepare<[string, number], { seq: number }>(
    'SELECT registrations_seq AS seq FROM colleges WHERE id = ? AND registrations_seq > ?',
  );
  // One snapshot for both questions.
  return db.transaction((collegeId: string, since: number, limit: number): readonly CollegeFrame[] => {
    const frames = select.all(collegeId, since, limit).map(frameOf);
    const changed = listed.get(collegeId, since);
    const last = frames.length < limit ? Number.POSITIVE_INFINITY : (frames.at(-1)?.seq ?? 0);
    if (!changed || changed.seq > last) return frames;
    const note: CollegeFrame = { type: 'registration_changed', seq: changed.seq, collegeId, registrationId: null };
    return [...frames, note].sort((a, b) => a.seq - b.seq);
  });
};
