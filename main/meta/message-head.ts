import type { Change } from './change.ts';
import type { Person } from './line.ts';
import { type Acquaint, NOBODY, readPerson } from './person.ts';
import { type Fields, id, own, time } from './read.ts';

/** What every kind of message says of itself. */
export type MessageHead = {
  readonly direction: 'in' | 'out';
  readonly phoneNumberId: string;
  readonly wamid: string;
  readonly at: number;
  /** The student: sender of an incoming message, recipient of an echo; nobody where an echo went to a group. */
  readonly person: Person;
};

/** `null` for a message without id, time or number of ours. */
export const readHead = (
  message: Fields,
  direction: 'in' | 'out',
  { phoneNumberId }: Change,
  acquaint: Acquaint,
): MessageHead | null => {
  const wamid = id(message, 'id');
  const at = time(message, 'timestamp');
  if (phoneNumberId === null || wamid === null || at === null) return null;
  return { direction, phoneNumberId, wamid, at, person: readStudent(message, direction, acquaint) };
};

const readStudent = (message: Fields, direction: 'in' | 'out', acquaint: Acquaint): Person => {
  if (direction === 'in') return acquaint(readPerson(message, 'from', 'from_user_id'));
  return isToGroup(message) ? NOBODY : acquaint(readPerson(message, 'to', 'to_user_id'));
};

export const isToGroup = (message: Fields): boolean => own(message, 'recipient_type') === 'group';
