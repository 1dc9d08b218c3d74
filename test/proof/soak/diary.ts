import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, type NodeGCPerformanceDetail, type PerformanceEntry, PerformanceObserver } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';
import { threadId } from 'node:worker_threads';

/**
 * Runs inside the program, in each of its threads (`--import`), and writes down how its heap stands: `left` by the last full
 * collection, and `held` of the system. Nothing is collected for its sake.
 */
const EVERY_MS = 5_000;
const { SOAK_DIARY: folder } = process.env;
if (!folder) throw new Error('SOAK_DIARY does not say into which folder');
const file = join(folder, `${threadId}.jsonl`);

/** As Node gives them; its types do not know it yet. */
type Collection = PerformanceEntry & { readonly detail: NodeGCPerformanceDetail };

let left = getHeapStatistics().used_heap_size;
new PerformanceObserver((seen) => {
  const collections = seen.getEntries() as Collection[];
  if (collections.some(({ detail }) => detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR))
    left = getHeapStatistics().used_heap_size;
}).observe({ entryTypes: ['gc'] });
setInterval(() => {
  const entry = { at: Date.now(), left, held: getHeapStatistics().total_heap_size };
  appendFileSync(file, `${JSON.stringify(entry)}\n`);
}, EVERY_MS).unref();
