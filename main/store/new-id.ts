import { randomUUID } from 'node:crypto';

/**
 * An id for the outside: unique among all desks, and rising with time, so that rows made one after another lie beside
 * one another in an index. `at` is milliseconds UTC.
 */
export const newId = (prefix: 'm' | 'r' | 'c', at: number): string =>
  `${prefix}_${Math.max(at, 0).toString(36).padStart(9, '0')}${randomUUID().replaceAll('-', '').slice(12)}`;
