import type { Random } from '../random.ts';

/** A row as a college's admission list has it. `phone` is E.164 with the plus. */
export type Student = {
  readonly externalId: string;
  readonly name: string;
  readonly phone: string;
  readonly course: string;
  readonly batch: string;
  readonly email: string;
};

const GIVEN = [
  'Asha',
  'Rohan',
  'Priya',
  'Arjun',
  'Meera',
  'Kabir',
  'Ananya',
  'Vikram',
  'Sneha',
  'Imran',
  'Divya',
  'Rahul',
  'Fatima',
  'Karthik',
  'Pooja',
  'Aditya',
  'Lakshmi',
  'Farhan',
  'Nisha',
  'Gurpreet',
  'Ishita',
  'Manoj',
  'Tara',
  'Suresh',
] as const;

const FAMILY = [
  'Verma',
  'Sharma',
  'Iyer',
  'Khan',
  'Patel',
  'Nair',
  'Singh',
  'Das',
  'Reddy',
  'Kulkarni',
  'Gupta',
  'Mehta',
  'Joshi',
  'Bose',
  'Pillai',
  'Yadav',
  'Chauhan',
  'Shaikh',
  'Deshmukh',
  'Rao',
] as const;

const COURSES = ['BSc', 'BCom', 'BA', 'BCA', 'BBA', 'BSc Nursing'] as const;
const BATCHES = ['2026 Morning', '2026 Evening', '2027 Morning'] as const;
const MOBILE = ['98', '99', '97', '96', '94', '90', '88', '87', '79', '70'] as const;

/** So many sample students, each with a number of its own. */
export const inventStudents = (random: Random, count: number): Student[] => {
  const taken = new Set<string>();
  const freshPhone = (): string => {
    for (;;) {
      const phone = `+91${random.pick(MOBILE)}${String(random.between(0, 99_999_999)).padStart(8, '0')}`;
      if (!taken.has(phone)) {
        taken.add(phone);
        return phone;
      }
    }
  };
  return Array.from({ length: count }, (_, index) => {
    const [given, family] = [random.pick(GIVEN), random.pick(FAMILY)];
    const externalId = `ADM-${String(index + 1).padStart(5, '0')}`;
    return {
      externalId,
      name: `${given} ${family}`,
      phone: freshPhone(),
      course: random.pick(COURSES),
      batch: random.pick(BATCHES),
      email: `${given}.${family}.${index + 1}@example.org`.toLowerCase(),
    };
  });
};
