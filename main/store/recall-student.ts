import { CANCELLED } from '../../preload/contract/failures/own.ts';
import { Refusal } from '../refusal.ts';
import type { Db } from './database.ts';
import type { Moves } from './moves.ts';
import type { createTries } from './tries.ts';

/**
 * Takes back all that waits to be sent to a student, and gives up what waits for a person. A `Refusal` while a message to
 * them is being sent: what becomes of it is told in a moment, and must not be written after they are forgotten.
 */
export const createRecallStudent = (db: Db, tries: Pick<ReturnType<typeof createTries>, 'cancel' | 'decide'>) => {
  const open = db.prepare<[string, string], { id: string; state: 'waiting' | 'underway' | 'person' }>(`
    SELECT m.id, o.state
    FROM registrations AS r
      JOIN messages AS m ON m.registration = r.n
      JOIN outbox AS o ON o.message = m.n
    WHERE r.college_id = ? AND r.id = ? AND o.state IN ('waiting', 'underway', 'person')`);

  return (collegeId: string, registrationId: string, now: number, moves: Moves): number => {
    const entries = open.all(collegeId, registrationId);
    if (entries.some(({ state }) => state === 'underway'))
      throw new Refusal(
        'conflict',
        'A message to this student is being sent at this moment. Try again in a few seconds.',
      );
    for (const { id, state } of entries)
      if (state === 'waiting') tries.cancel(collegeId, id, CANCELLED, now, moves);
      else tries.decide(collegeId, id, 'give_up', now, moves);
    return entries.length;
  };
};
