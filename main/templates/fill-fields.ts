import type { Fillable, Placeholder } from '../../preload/contract/placeholders.ts';

const FIELDS: Readonly<Record<Placeholder, (student: Fillable) => string | null>> = {
  name: ({ name }) => name,
  first_name: ({ name }) => name.trim().split(/\s+/)[0] ?? '',
  external_id: ({ externalId }) => externalId,
  phone: ({ phone }) => phone,
  course: ({ course }) => course,
  batch: ({ batch }) => batch,
  email: ({ email }) => email,
};

/**
 * Text with `{name}`, `{first_name}`, `{course}`, `{batch}`, `{external_id}`, `{phone}` and `{email}` filled in. A field
 * the student has not is empty; braces around anything else are only braces. For nobody (`null`) all stays as it is.
 */
export const fillFields = (text: string, student: Fillable | null): string =>
  student === null
    ? text
    : text.replace(/\{(\w+)\}/g, (whole, name: string) => (isField(name) ? (FIELDS[name](student) ?? '') : whole));

const isField = (name: string): name is Placeholder => Object.hasOwn(FIELDS, name);
