import type { Config } from '../config.ts';
import { Refusal } from '../refusal.ts';

/** A port that another program has is a question for the person: with their leave, any free one is taken instead. */
export const startOnAnyPort = async <Started>(
  start: (config: Config) => Promise<Started>,
  config: Config,
  mayUseAnother: (words: string) => boolean,
): Promise<Started> => {
  try {
    return await start(config);
  } catch (error) {
    if (!isPortTaken(error) || !mayUseAnother(error.message)) throw error;
    return start({ ...config, webhookPort: 0, consolePort: 0 });
  }
};

const isPortTaken = (error: unknown): error is Refusal =>
  error instanceof Refusal &&
  error.cause instanceof Error &&
  'code' in error.cause &&
  error.cause.code === 'EADDRINUSE';
