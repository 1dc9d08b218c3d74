import type { Ask } from '../../preload/contract/asks.ts';

/** A read may be asked again when its answer was lost; a write may have happened, so only its asker can decide. */
export const ASK_KINDS = {
  'colleges.list': 'read',
  'colleges.save': 'write',
  'numbers.list': 'read',
  'numbers.save': 'write',
  'tokens.create': 'write',
  'tokens.revoke': 'write',
  'registrations.import': 'write',
  'registrations.list': 'read',
  'registrations.get': 'read',
  'registrations.facets': 'read',
  'registrations.seen': 'write',
  'messages.list': 'read',
  'messages.timeline': 'read',
  'health.get': 'read',
  'settings.get': 'read',
  'settings.save': 'write',
} as const satisfies Record<Ask, 'read' | 'write'>;
