import type { Db } from './database.ts';
import type { Told } from './fold.ts';

type TryRecord = {
  readonly ordinal: number;
  readonly queued_at: number;
  readonly begun_at: number | null;
  readonly ended_at: number | null;
  readonly outcome: 'accepted' | 'not_sent' | 'failed' | 'unknown' | null;
  readonly error: string | null;
};

/** What we know ourselves of a message we send: the rungs below Meta's, and refusals told in the answer to a send. */
export const createToldOfTries = (db: Db): ((message: number) => readonly Told[]) => {
  const tries = db.prepare<[number], TryRecord>(
    'SELECT ordinal, queued_at, begun_at, ended_at, outcome, error FROM tries WHERE message = ?',
  );
  return (message) => tries.all(message).flatMap(toldOf);
};

/** An outcome that nobody knows tells nothing: the try stays `sending` until its status comes. */
const toldOf = ({ ordinal, queued_at, begun_at, ended_at, outcome, error }: TryRecord): readonly Told[] => {
  const line = { attempt: ordinal, participant: '', error: null, pricing: null } as const;
  return [
    { ...line, status: 'queued', at: queued_at },
    ...(begun_at === null ? [] : [{ ...line, status: 'sending', at: begun_at } as const]),
    ...(outcome === 'accepted' && ended_at !== null ? [{ ...line, status: 'accepted', at: ended_at } as const] : []),
    ...(outcome === 'failed' && ended_at !== null ? [{ ...line, status: 'failed', at: ended_at, error } as const] : []),
  ];
};
