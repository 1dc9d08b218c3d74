import { Refusal } from '../refusal.ts';

/** The start failed only because another program has one of our ports. */
export const isPortTaken = (error: unknown): error is Refusal =>
  error instanceof Refusal &&
  error.cause instanceof Error &&
  'code' in error.cause &&
  error.cause.code === 'EADDRINUSE';
