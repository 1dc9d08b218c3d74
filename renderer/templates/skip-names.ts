import type { SkipReason } from '../../preload/contract/outgoing.ts';

/** Why somebody is left out of a send, in the words of a clerk. */
export const SKIP_NAMES = {
  no_such_registration: 'skip.no_such_registration',
  no_address: 'skip.no_address',
  opted_out: 'skip.opted_out',
  window_closed: 'skip.window_closed',
  already_got_it: 'skip.already_got_it',
  no_number: 'skip.no_number',
  template_missing: 'skip.template_missing',
  template_not_approved: 'skip.template_not_approved',
  variable_missing: 'skip.variable_missing',
  variable_unfit: 'skip.variable_unfit',
  variable_unknown: 'skip.variable_unknown',
  file_missing: 'skip.file_missing',
  too_long: 'skip.too_long',
  empty: 'skip.empty',
} as const satisfies Record<SkipReason, string>;
