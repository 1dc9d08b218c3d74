import type { Route } from './route.ts';

export type PageName = Route['page'];

/** Every page, with the one whose entry in the rail it belongs to. */
export const ENTRY_OF = {
  registrations: 'registrations',
  conversations: 'conversations',
  campaigns: 'campaigns',
  'new-campaign': 'campaigns',
  history: 'history',
  message: 'history',
  analytics: 'analytics',
  health: 'health',
  setup: 'health',
  deliveries: 'health',
  settings: 'settings',
  connection: 'settings',
} as const satisfies Record<PageName, PageName>;
