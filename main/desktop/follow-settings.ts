import type { Settings } from '../../preload/contract/settings.ts';

type Followed = { get(): Settings; subscribe(listener: (settings: Settings) => void): () => void };

/** Applies the settings as they are and after each change; what was applied before is undone first. */
export const followSettings = (settings: Followed, apply: (now: Settings) => Disposable): Disposable => {
  let applied = apply(settings.get());
  const undo = settings.subscribe((now) => {
    applied[Symbol.dispose]();
    applied = apply(now);
  });
  return {
    [Symbol.dispose]: () => {
      undo();
      applied[Symbol.dispose]();
    },
  };
};
