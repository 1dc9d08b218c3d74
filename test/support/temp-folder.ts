import { mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type TemporaryFolder = Disposable & AsyncDisposable & { readonly path: string };

/** A folder of one test's own; `using` and `await using` both remove it with all that is in it. */
export const temporaryFolder = (label = 'test'): TemporaryFolder => {
  const path = mkdtempSync(join(tmpdir(), `tickdesk-${label}-`));
  // Retries: on Windows a database just closed may be held for a moment longer.
  const options = { recursive: true, force: true, maxRetries: 5, retryDelay: 50 };
  return {
    path,
    [Symbol.dispose]: () => rmSync(path, options),
    [Symbol.asyncDispose]: () => rm(path, options),
  };
};
