import { type Fillable, PLACEHOLDERS, type Placeholder } from '../../preload/contract/placeholders.ts';

/** What each stands for; empty where the college does not know it. */
const wordOf = (name: Placeholder, student: Fillable): string => {
  switch (name) {
    case 'name':
      return student.name;
    case 'first_name':
      return student.name.split(/\s+/)[0] ?? '';
    case 'course':
      return student.course ?? '';
    case 'batch':
      return student.batch ?? '';
    case 'external_id':
      return student.externalId ?? '';
    case 'phone':
      return student.phone ?? '';
    case 'email':
      return student.email ?? '';
    default:
      return name satisfies never;
  }
};

const isPlaceholder = (name: string): name is Placeholder => PLACEHOLDERS.some((known) => known === name);

/** The text with a student's own words in it. What the college does not know stays in its braces, to be seen and written. */
export const fillPlaceholders = (text: string, student: Fillable): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => (isPlaceholder(name) && wordOf(name, student)) || whole);

/** The first placeholder that nobody has filled. */
export const unfilled = (text: string): string | null =>
  [...text.matchAll(/\{(\w+)\}/g)].find(([, name]) => name !== undefined && isPlaceholder(name))?.[0] ?? null;
