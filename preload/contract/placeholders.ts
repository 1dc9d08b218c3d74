/** What of a registration can stand in a text, in single braces. */
export const PLACEHOLDERS = ['name', 'first_name', 'course', 'batch', 'external_id', 'phone', 'email'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

export type Fillable = {
  readonly name: string;
  readonly course: string | null;
  readonly batch: string | null;
  readonly externalId: string | null;
  readonly phone: string | null;
  readonly email: string | null;
};
