/** What a column can mean. A surname of its own is put behind the name. */
export const FIELDS = ['externalId', 'name', 'surname', 'phone', 'course', 'batch', 'email'] as const;
export type Field = (typeof FIELDS)[number];

/** Which column each field is read from, counted from 0; `null` for none. */
export type Mapping = Record<Field, number | null>;
