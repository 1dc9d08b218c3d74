import type { StrayReason } from '../../preload/contract/stray.ts';

/** Why a line had no effect, for people. */
export const STRAY_WORDS = {
  not_json: 'stray.not_json',
  not_an_envelope: 'stray.not_an_envelope',
  unknown_object: 'stray.unknown_object',
  unknown_field: 'stray.unknown_field',
  unknown_status: 'stray.unknown_status',
  unknown_shape: 'stray.unknown_shape',
  account_error: 'stray.account_error',
  unknown_number: 'stray.unknown_number',
  foreign_app: 'stray.foreign_app',
  unmatched_preference: 'stray.unmatched_preference',
  quarantined: 'stray.quarantined',
} as const satisfies Record<StrayReason, string>;
