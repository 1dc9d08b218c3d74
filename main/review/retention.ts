const A_DAY_MS = 86_400_000;
/** Some milliseconds of the writing thread. */
const AT_ONCE = 500;
const BREATH_MS = 50;

/** Empties raw bodies that are older than so many days, a few at a time. */
export const emptyOldBodies = async (
  empty: (before: number, limit: number) => Promise<number>,
  keepDays: number,
  now: number,
  signal: AbortSignal,
): Promise<void> => {
  for (;;) {
    const emptied = await empty(now - keepDays * A_DAY_MS, AT_ONCE);
    if (emptied < AT_ONCE || signal.aborted) return;
    await new Promise((resolve) => setTimeout(resolve, BREATH_MS));
  }
};
