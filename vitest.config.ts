import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import LongestFirst from './test/support/longest-first.ts';

// What one process of the tests compiled, the next one reads: the workers, and the programs they start.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'out/compiled');

export default defineConfig({
  test: {
    include: ['test/*.test.{ts,tsx}'],
    pool: 'forks',
    // A file leaves nothing behind: no global, no environment, no clock. So the next one in its process finds modules and browser there.
    isolate: false,
    // A test mostly waits: with one file for each processor they would be idle half of the time.
    maxWorkers: availableParallelism() + 3,
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', './test/support/closing-line.ts'],
  },
});
