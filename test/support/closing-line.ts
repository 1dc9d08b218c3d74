import type { Reporter, TestModule } from 'vitest/node';

/** Ends every run with one plain line that any machine can read: `N passed, N failed`. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    let passed = 0;
    let failed = errors.length;
    for (const file of modules) {
      if (file.state() === 'failed' && file.children.size === 0) failed += 1;
      for (const test of file.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed += 1;
        if (state === 'failed') failed += 1;
      }
    }
    // After the summary of the default reporter, which is written in the same turn.
    process.once('exit', () => process.stdout.write(`\n${passed} passed, ${failed} failed\n`));
  }
}
