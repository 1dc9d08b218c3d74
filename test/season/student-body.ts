import type { Party } from '../support/meta/party.ts';
import { inventStudents, type Student } from '../support/meta/students.ts';
import type { Random } from '../support/random.ts';
import { hindiName } from './words.ts';

export type Applicant = { readonly row: Student; readonly party: Party };

/** All who applied. Some are written to far more often than others. */
export type StudentBody = {
  readonly rows: readonly Student[];
  readonly somebody: () => Applicant;
  /** Members of a group of a course, each by phone. */
  readonly members: (most: number) => readonly Party[];
};

export const inventStudentBody = (random: Random, count: number): StudentBody => {
  const rows = inventStudents(random, count).map((row) =>
    random.chance(0.12) ? { ...row, name: hindiName(random) } : row,
  );
  const applicant = (index: number): Applicant => {
    const row = rows[index] ?? rows[0];
    if (!row) throw new RangeError('A season needs at least one registration');
    return { row, party: { phone: row.phone.slice(1), name: row.name } };
  };
  return {
    rows,
    somebody: () => applicant(Math.floor(count * random.fraction() ** 1.7)),
    members: (most) => {
      const size = Math.min(count, random.between(Math.ceil(most / 4), most));
      const first = random.between(0, count - size);
      return Array.from({ length: size }, (_, place) => applicant(first + place).party);
    },
  };
};
