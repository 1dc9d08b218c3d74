import type { CollegeFrame } from '../../preload/contract/frames.ts';
import type { Db } from './database.ts';
import { FRAME_COLUMNS, type FrameRecord, frameOf } from './frame-of.ts';
import type { MessageRecord } from './message-record.ts';

/** The frame of a message that was just written. */
export const createFraming = (db: Db): ((row: MessageRecord) => CollegeFrame) => {
  const whole = db.prepare<[number], FrameRecord>(`
    SELECT ${FRAME_COLUMNS}
    FROM messages AS m
    LEFT JOIN registrations AS r ON r.n = m.registration
    WHERE m.n = ?`);
  const idOf = db.prepare<[number], { id: string }>('SELECT id FROM registrations WHERE n = ?');
  const nobody = { registration_id: null, registration_name: null, last_in_at: null, unread: 0 };

  return (row) => {
    if (row.direction === 'in') return frameOf(whole.get(row.n) ?? { ...row, ...nobody });
    const registration_id = row.registration === null ? null : (idOf.get(row.registration)?.id ?? null);
    return frameOf({ ...row, ...nobody, registration_id });
  };
};
