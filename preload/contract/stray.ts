/** Why a signed line had no effect. */
export const STRAY_REASONS = [
  'not_json',
  'not_an_envelope',
  'unknown_object',
  'unknown_field',
  'unknown_status',
  'unknown_shape',
  'account_error',
  'unknown_number',
  'foreign_app',
  'unmatched_preference',
  'quarantined',
] as const;
export type StrayReason = (typeof STRAY_REASONS)[number];
