/** What sleeps until a time, the earliest first; at the same time, in the order of `place`. Adding and taking are O(log n). */
export type Sleeper = { readonly until: number; readonly place: number };

export type TimedHeap<T extends Sleeper> = {
  add(sleeper: T): void;
  first(): T | undefined;
  takeFirst(): T | undefined;
};

const earlier = (a: Sleeper, b: Sleeper): boolean => a.until < b.until || (a.until === b.until && a.place < b.place);

export const createTimedHeap = <T extends Sleeper>(): TimedHeap<T> => {
  const heap: T[] = [];

  const rise = (sleeper: T): void => {
    let hole = heap.length;
    heap.push(sleeper);
    while (hole > 0) {
      const above = (hole - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || !earlier(sleeper, parent)) break;
      heap[hole] = parent;
      hole = above;
    }
    heap[hole] = sleeper;
  };

  const earlierChild = (hole: number): number => {
    const [left, right] = [heap[2 * hole + 1], heap[2 * hole + 2]];
    return left !== undefined && right !== undefined && earlier(right, left) ? 2 * hole + 2 : 2 * hole + 1;
  };

  const sink = (sleeper: T): void => {
    let hole = 0;
    for (;;) {
      const below = earlierChild(hole);
      const child = heap[below];
      if (child === undefined || !earlier(child, sleeper)) break;
      heap[hole] = child;
      hole = below;
    }
    heap[hole] = sleeper;
  };

  return {
    add: rise,
    first: () => heap[0],
    takeFirst: () => {
      const first = heap[0];
      const last = heap.pop();
      if (last !== undefined && heap.length > 0) sink(last);
      return first;
    },
  };
};
