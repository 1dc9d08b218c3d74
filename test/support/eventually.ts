import { setTimeout as wait } from 'node:timers/promises';

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Waits until `check` returns something truthy and gives that back. A throwing `check` counts as "not yet".
 * Past the deadline it throws, saying what was hoped for and what was last seen.
 */
export const eventually = async <T>(
  hope: string,
  check: () => T | Promise<T>,
  { within = 10_000, every = 20 }: { readonly within?: number; readonly every?: number } = {},
): Promise<NonNullable<T>> => {
  const deadline = performance.now() + within;
  for (;;) {
    let seen: string;
    try {
      const value = await check();
      if (value) return value;
      seen = `last seen: ${String(value)}`;
    } catch (error) {
      seen = `last error: ${reason(error)}`;
    }
    if (performance.now() > deadline) throw new Error(`Not within ${within} ms: ${hope} (${seen})`);
    await wait(every);
  }
};
