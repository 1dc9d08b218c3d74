import type { Db } from './database.ts';
import type { MessageRecord } from './message-record.ts';

/** What a message is counted under beyond its own row. `campaign` is 0 where it has none. */
export type Labels = { readonly course: string; readonly template: string; readonly campaign: number };

const MOST_REMEMBERED = 20_000;

export const createLabels = (db: Db) => {
  const courseOf = db.prepare<[number], { course: string | null }>('SELECT course FROM registrations WHERE n = ?');
  const sentAs = db.prepare<[number], { template: string | null; campaign: number | null }>(
    'SELECT template, campaign FROM outbox WHERE message = ?',
  );
  const courses = new Map<number, string>();
  const course = (registration: number | null): string => {
    if (registration === null) return '';
    const known = courses.get(registration);
    if (known !== undefined) return known;
    if (courses.size >= MOST_REMEMBERED) courses.clear();
    const found = courseOf.get(registration)?.course ?? '';
    courses.set(registration, found);
    return found;
  };

  return {
    of: (row: MessageRecord): Labels => {
      const sent = row.origin === 'desk' ? sentAs.get(row.n) : undefined;
      return { course: course(row.registration), template: sent?.template ?? '', campaign: sent?.campaign ?? 0 };
    },
    forget: (): void => courses.clear(),
  };
};
