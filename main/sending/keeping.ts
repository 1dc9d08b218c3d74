import type { Ending, Keeping } from '../outbox/keeping.ts';
import type { Outcome } from '../outbox/outcome.ts';
import { pauseId } from '../outbox/pause.ts';
import type { Decision } from '../outbox/retry.ts';
import type { Waiting } from '../outbox/waiting.ts';
import type { EndedTry, PauseEntry } from '../store/sending.ts';
import type { Store } from '../store/store.ts';
import { together } from './together.ts';

/** So many ends share a commit at most, so that no delivery waits long behind them. */
const MOST_ENDS = 100;

/** The store, as the outbox sees it. */
export const keepIn = (store: Pick<Store, 'read' | 'write'>): Keeping => ({
  waiting: (after, limit) => store.read('waiting', after, limit),
  begin: (ids, at) => store.write('beginTries', ids, at),
  end: together((endings) => store.write('endTries', endings.map(endedTry)), MOST_ENDS),
  orphans: (awaitStatusMs) => store.write('adoptOrphans', awaitStatusMs),
  unjudged: (at) => store.read('unjudged', at),
  judge: ({ message, attempt, outcome }, decision) =>
    store.write('judge', { id: message.id, attempt }, decision, pauseEntry(message, outcome, decision)),
  history: (newest) => store.read('history', newest),
  nextDue: () => store.read('nextDue'),
  sentSince: (at) => store.read('begunSince', at),
  pauses: async (at) => {
    const pauses = await store.read('pauses', null, at);
    return pauses.map(({ what, id, until }) => ({ what, id, until: until ?? Number.POSITIVE_INFINITY }));
  },
});

const endedTry = ({ message, attempt, ended, decision }: Ending): EndedTry => ({
  key: { id: message.id, attempt },
  end: ended,
  next: decision,
  pause: pauseEntry(message, ended.outcome, decision),
});

/** What is held back, as the store keeps it; `null`: nothing, or what this message has no part in. */
const pauseEntry = (message: Waiting, outcome: Outcome, { pause }: Decision): PauseEntry | null => {
  const id = pause && pauseId(pause.what, message);
  if (!pause || id === null) return null;
  return {
    what: pause.what,
    id,
    collegeId: message.college,
    until: pause.until === Number.POSITIVE_INFINITY ? null : pause.until,
    code: outcome.is === 'failed' ? outcome.code : null,
  };
};
