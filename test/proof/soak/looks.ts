import { residentMegabytes } from '../../bench/memory.ts';
import type { Sample } from '../../support/slope.ts';
import { handlesOf, watchPage } from '../../support/vital-signs.ts';
import { readHeaps } from './heaps.ts';
import type { Stage } from './stage.ts';

export type Sign =
  | 'memory'
  | 'heaps'
  | 'besideHeaps'
  | 'files'
  | 'sockets'
  | 'threads'
  | `${'list' | 'history'}${'Heap' | 'Nodes' | 'Listeners'}`;

export type Looks = {
  readonly look: () => Promise<void>;
  /** What was seen of one sign, oldest first. */
  readonly seen: (sign: Sign) => readonly Sample[];
};

/** Before it looks at a page its garbage is collected, which halts it: each time, and the slowest ticks would be of our making. */
const PAGES_EVERY = 6;

/** Looks at what the program holds, and now and then at what its two pages hold. */
export const startLooking = async ({ program, diary, list, history }: Stage): Promise<Looks> => {
  const [ofList, ofHistory] = [await watchPage(list.page), await watchPage(history.page)];
  const looks: { readonly at: number; readonly signs: Readonly<Partial<Record<Sign, number>>> }[] = [];
  const ofPages = async () => {
    const [one, other] = [await ofList(), await ofHistory()];
    return {
      ...{ listHeap: one.heap, listNodes: one.nodes, listListeners: one.listeners },
      ...{ historyHeap: other.heap, historyNodes: other.nodes, historyListeners: other.listeners },
    };
  };
  return {
    look: async () => {
      const areDue = looks.length % PAGES_EVERY === 0;
      const [memory, heaps] = [residentMegabytes(program.pid), readHeaps(diary)];
      const signs = {
        ...{ memory, heaps: heaps.left, besideHeaps: memory - heaps.held },
        ...handlesOf(program.pid, Number(new URL(program.webhook).port)),
        ...(areDue && (await ofPages())),
      };
      looks.push({ at: performance.now(), signs });
      const words = Object.entries(signs).map(([name, value]) => `${name} ${value.toFixed(1)}`);
      if (areDue) process.stdout.write(`  look ${looks.length}: ${words.join(', ')}\n`);
    },
    seen: (sign) =>
      looks.flatMap(({ at, signs }) => {
        const value = signs[sign];
        return value === undefined ? [] : [{ at, value }];
      }),
  };
};
