import type { Placeholder } from '../../preload/contract/placeholders.ts';

export const PLACEHOLDER_NAMES = {
  name: 'placeholder.name',
  first_name: 'placeholder.first_name',
  course: 'placeholder.course',
  batch: 'placeholder.batch',
  external_id: 'placeholder.external_id',
  phone: 'placeholder.phone',
  email: 'placeholder.email',
} as const satisfies Record<Placeholder, string>;
