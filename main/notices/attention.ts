import type { Clock } from '../clock.ts';

/** The number for badge and tray, kept up to date while somebody looks at it. */
export type Attention = Disposable & {
  /** Something was committed: the number may be another. */
  moved(): void;
  /** Calls with the number now, and whenever it is another. Returns its undo. */
  subscribe(listener: (count: number) => void): () => void;
};

/** So often at most is the database asked. */
const EVERY_MS = 500;

export const watchAttention = (
  count: () => Promise<number>,
  clock: Clock,
  onBug: (error: unknown) => void,
): Attention => {
  const listeners = new Map<(count: number) => void, number | null>();
  let cancel: (() => void) | null = null;

  const ask = async (): Promise<void> => {
    cancel = null;
    const now = await count();
    for (const [listener, told] of listeners) {
      if (told === now) continue;
      listeners.set(listener, now);
      listener(now);
    }
  };
  const moved = (): void => {
    if (listeners.size > 0) cancel ??= clock.after(EVERY_MS, () => ask().catch(onBug));
  };

  return {
    moved,
    subscribe: (listener) => {
      listeners.set(listener, null);
      ask().catch(onBug);
      return () => listeners.delete(listener);
    },
    [Symbol.dispose]: () => {
      listeners.clear();
      cancel?.();
    },
  };
};
