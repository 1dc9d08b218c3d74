/**
 * A map that is never altered: `put` returns another one. It is kept in many small drawers so that putting copies one
 * drawer, not ten thousand entries, however often frames come.
 */
export type Shelf<V> = readonly (ReadonlyMap<string, V> | undefined)[];

const DRAWERS = 1_024;

export const emptyShelf = <V>(): Shelf<V> => [];

export const take = <V>(shelf: Shelf<V>, key: string): V | undefined => shelf[drawerOf(key)]?.get(key);

export const put = <V>(shelf: Shelf<V>, key: string, value: V): Shelf<V> => {
  const at = drawerOf(key);
  const next = shelf.slice();
  next[at] = new Map(shelf[at]).set(key, value);
  return next;
};

/** Any even spread will do; this one is the hash Java gives its strings. */
const drawerOf = (key: string): number => {
  let hash = 0;
  for (let i = 0; i < key.length; i += 1) hash = (Math.imul(hash, 31) + key.charCodeAt(i)) | 0;
  return (hash >>> 0) % DRAWERS;
};
