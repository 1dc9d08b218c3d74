import type { Settings } from '../../preload/contract/settings.ts';
import { type Exports, openExports } from '../export/exports.ts';
import type { Store } from '../store/store.ts';
import { type Backups, openBackups } from './backups.ts';
import { keepHouse } from './housekeeping.ts';
import { keepIndexed } from './keep-indexed.ts';

export type Review = Disposable & { readonly backups: Backups; readonly exports: Exports };

type Ground = {
  readonly folder: string;
  readonly store: Store;
  readonly settings: { readonly get: () => Settings };
  readonly now: () => number;
};

/** What looking back needs beside the store: the index of words kept up to date, backups, and old bodies emptied. */
export const openReview = ({ folder, store, settings, now }: Ground, onBug: (error: unknown) => void): Review => {
  const undo = new DisposableStack();
  const backups = openBackups(folder, store, now);
  const exports = undo.use(openExports(folder, now, onBug));
  undo.use(
    keepIndexed(
      { indexWords: (limit) => store.write('indexWords', limit), moved: (listener) => store.subscribe(listener) },
      onBug,
    ),
  );
  const emptyBodies = (before: number, limit: number): Promise<number> => store.write('emptyBodies', before, limit);
  undo.use(keepHouse({ backups, emptyBodies, keepDays: () => settings.get().keepRawDays, now }, onBug));
  return { backups, exports, [Symbol.dispose]: () => undo.dispose() };
};
