import type { Logger } from 'pino';

/** Closes everything; what is being committed is committed first. The exit code: a bug on the way is logged, and is a 1. */
export const close = async (everything: AsyncDisposable, log: Logger): Promise<number> => {
  try {
    await everything[Symbol.asyncDispose]();
    return 0;
  } catch (error) {
    log.error({ err: error }, 'a bug while closing');
    return 1;
  }
};
