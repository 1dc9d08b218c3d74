import type { Person } from '../meta/line.ts';
import { alter, type Draft } from './draft.ts';
import type { Moves } from './moves.ts';
import type { People } from './people.ts';

/** Notes what a line, or a message that gave way to this one, says of whom a message is with. Within a transaction. */
export type Identify = (draft: Draft, person: Pick<Person, 'phone' | 'bsuid'>, moves: Moves) => void;

/**
 * A later line may know what an earlier one left out: the phone, the BSUID, and with them the student, who is then known by
 * all that the message knows. So it does not matter which of them was told first.
 */
export const createIdentify =
  (people: People): Identify =>
  (draft, person, moves) => {
    const { row } = draft;
    const phone = row.phone ?? person.phone;
    const bsuid = row.bsuid ?? person.bsuid;
    if (row.group_id !== null || (phone === row.phone && bsuid === row.bsuid)) return;
    const known = { phone, bsuid, name: null };
    const registration = row.registration ?? people.find(row.college_id, known);
    if (registration !== row.registration) draft.announced = true;
    alter(draft, { phone, bsuid, registration });
    if (registration !== null) people.learn(row.college_id, registration, known, moves);
  };
