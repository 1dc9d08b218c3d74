import type { Db } from './database.ts';

/** The one rising number of each college, kept in memory within a transaction and written once before its end. */
export type Sequence = {
  next(college: string): number;
  flush(): void;
  forget(): void;
};

export const createSequence = (db: Db): Sequence => {
  const select = db.prepare<[string], { seq: number }>('SELECT seq FROM colleges WHERE id = ?');
  const update = db.prepare<[number, string]>('UPDATE colleges SET seq = ? WHERE id = ?');
  const last = new Map<string, number>();
  const moved = new Set<string>();
  return {
    next: (college) => {
      const seq = (last.get(college) ?? select.get(college)?.seq ?? 0) + 1;
      last.set(college, seq);
      moved.add(college);
      return seq;
    },
    flush: () => {
      for (const college of moved) update.run(last.get(college) ?? 0, college);
      moved.clear();
    },
    forget: () => {
      last.clear();
      moved.clear();
    },
  };
};
