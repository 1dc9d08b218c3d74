import type { ImportReason } from '../../preload/contract/rows.ts';

/** Why a row was not imported, as keys of the dictionaries. */
export const REJECTIONS = {
  not_a_row: 'rejection.not_a_row',
  external_id_missing: 'rejection.external_id_missing',
  external_id_too_long: 'rejection.external_id_too_long',
  name_missing: 'rejection.name_missing',
  name_too_long: 'rejection.name_too_long',
  phone_missing: 'rejection.phone_missing',
  phone_invalid: 'rejection.phone_invalid',
  duplicate_in_file: 'rejection.duplicate_in_file',
} as const satisfies Record<ImportReason, string>;
