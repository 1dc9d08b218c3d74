import type { Logger } from 'pino';

const LOG_EVERY_MS = 60_000;

/** Strangers' POSTs leave a count, and one line a minute at most. */
export const countUnsigned = (
  log: Logger,
  now: () => number,
): { count(): void; total(): number; lastAt(): number | null } => {
  let total = 0;
  let lastAt: number | null = null;
  let logged = 0;
  let loggedAt = Number.NEGATIVE_INFINITY;
  return {
    count: () => {
      total += 1;
      lastAt = now();
      if (now() - loggedAt < LOG_EVERY_MS) return;
      log.warn({ since: total - logged, total }, 'unsigned or wrongly signed requests were refused');
      logged = total;
      loggedAt = now();
    },
    total: () => total,
    lastAt: () => lastAt,
  };
};
