import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { lockFile } from '../lock-file.ts';

const AGAIN_MS = 100;

/** Takes this file, waiting until whoever holds it lets go or is gone. */
export const holdFile = async (file: string): Promise<Disposable> => {
  mkdirSync(dirname(file), { recursive: true });
  for (;;) {
    const lock = lockFile(file);
    if (lock) return lock;
    await wait(AGAIN_MS);
  }
};
