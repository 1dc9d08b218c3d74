import { AskFailure } from '../connection/ask-failure.ts';

/** The environment sets this secret, and wins. */
export const isLocked = (error: unknown): boolean => error instanceof AskFailure && error.code === 'conflict';
