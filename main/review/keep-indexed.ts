/** What keeps the index of words needs of the store. */
type Indexing = {
  readonly indexWords: (limit: number) => Promise<{ left: number }>;
  readonly moved: (listener: () => void) => () => void;
};

/** In quiet moments the index catches up; while deliveries keep coming it follows a little at a time. */
const QUIET_MS = 400;
const BUSY_MS = 5_000;
const BREATH_MS = 10;
/** Some ten milliseconds of the writing thread. */
const AT_ONCE = 300;

/** Has the index of words follow the messages, so that a search finds them. Ends when disposed of. */
export const keepIndexed = ({ indexWords, moved }: Indexing, onBug: (error: unknown) => void): Disposable => {
  let next: NodeJS.Timeout | null = null;
  let lastRunAt = 0;
  let over = false;

  const runIn = (ms: number): void => {
    if (next) clearTimeout(next);
    next = over ? null : setTimeout(run, ms);
  };
  /** Later, as long as something comes; but never later than `BUSY_MS` after the last time. */
  const putOff = (): void => {
    const busy = lastRunAt + BUSY_MS - performance.now();
    runIn(Math.max(BREATH_MS, Math.min(QUIET_MS, busy)));
  };
  const run = (): void => {
    next = null;
    lastRunAt = performance.now();
    indexWords(AT_ONCE).then(({ left }) => {
      if (left > 0 && next === null) runIn(BREATH_MS);
    }, onBug);
  };

  const undo = moved(putOff);
  putOff();
  return {
    [Symbol.dispose]: () => {
      over = true;
      undo();
      if (next) clearTimeout(next);
    },
  };
};
