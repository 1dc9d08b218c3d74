import type { AutoReplyRule } from '../../preload/contract/auto-reply.ts';

export const WHEN_KINDS = [
  'first',
  'keywords',
  'out_of_office',
] as const satisfies readonly AutoReplyRule['when']['kind'][];

/** What has a reply go out. */
export const WHEN_NAMES = {
  first: 'auto.first',
  keywords: 'auto.keywords',
  out_of_office: 'auto.out_of_office',
} as const satisfies Record<AutoReplyRule['when']['kind'], string>;
