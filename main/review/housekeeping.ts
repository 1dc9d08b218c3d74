import type { Backups } from './backups.ts';
import { emptyOldBodies } from './retention.ts';

export type Housekeeping = {
  readonly backups: Pick<Backups, 'whenDue'>;
  readonly emptyBodies: (before: number, limit: number) => Promise<number>;
  readonly keepDays: () => number;
  readonly now: () => number;
};

/** The first round waits until the windows have what they need. */
const FIRST_AFTER_MS = 5 * 60_000;
const EVERY_MS = 60 * 60_000;

/** Once an hour: a backup when it is due, and raw bodies that are old enough are emptied. Ends when disposed of. */
export const keepHouse = (
  { backups, emptyBodies, keepDays, now }: Housekeeping,
  onBug: (error: unknown) => void,
): Disposable => {
  const ended = new AbortController();
  const round = async (): Promise<void> => {
    try {
      await backups.whenDue();
      await emptyOldBodies(emptyBodies, keepDays(), now(), ended.signal);
    } catch (error) {
      // A full disk today is no reason not to try again in an hour.
      if (!ended.signal.aborted) onBug(error);
    }
    if (!ended.signal.aborted) next = setTimeout(round, EVERY_MS);
  };
  let next = setTimeout(round, FIRST_AFTER_MS);
  return {
    [Symbol.dispose]: () => {
      ended.abort();
      clearTimeout(next);
    },
  };
};
