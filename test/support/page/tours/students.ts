import type { Enrolled } from '../../campus.ts';

const student = (id: number, name: string, course: string): Enrolled => ({
  ...{ externalId: `A-${id}`, name, phone: `+9198123457${String(id).padStart(2, '0')}`, course, batch: '2026 Morning' },
});

export const ASHA = student(1, 'Asha Verma', 'BSc Nursing');
export const IMRAN = student(2, 'Imran Khan', 'BCom');
/** A name that is longer than its column. */
export const MEERA = student(3, 'Meera Lakshmi Nair Subramaniam', 'BSc');
export const ROHAN = student(4, 'रोहन दास', 'BA');
