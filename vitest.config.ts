import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/*.test.{ts,tsx}'],
    pool: 'forks',
    // Most of a test's time it waits; one file a processor would leave both idle.
    maxWorkers: 2 * availableParallelism() + 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', './test/support/closing-line.ts'],
  },
});
