import { appendFileSync, existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where lines are kept: the newest in `tickdesk.log`, older ones in `tickdesk.1.log` and so on. */
export type RotatingFile = { write(line: string): void };

export type RotatingOptions = { readonly largest?: number; readonly kept?: number };

const LARGEST = 5_000_000;
const KEPT = 4;

/** The files of a folder's log, the newest first; not all of them need to be there. */
export const logFiles = (folder: string, kept = KEPT): readonly string[] =>
  Array.from({ length: kept + 1 }, (_, n) => join(folder, n === 0 ? 'tickdesk.log' : `tickdesk.${n}.log`));

/**
 * Appends lines to a file for its owner only. Before it grows too large it is put aside, and the oldest of those that
 * were put aside goes. A log that cannot be written (full disk) stops nothing else.
 */
export const openRotatingFile = (folder: string, options: RotatingOptions = {}): RotatingFile => {
  const { largest = LARGEST, kept = KEPT } = options;
  const files = logFiles(folder, kept);
  const [newest = ''] = files;
  let size = existsSync(newest) ? statSync(newest).size : 0;

  const rotate = (): void => {
    rmSync(files.at(-1) ?? '', { force: true });
    for (let n = files.length - 2; n >= 0; n -= 1) {
      const [from = '', to = ''] = [files[n], files[n + 1]];
      if (existsSync(from)) renameSync(from, to);
    }
    size = 0;
  };
  return {
    write: (line) => {
      const bytes = Buffer.byteLength(line);
      try {
        if (size > 0 && size + bytes > largest) rotate();
        if (size === 0) writeFileSync(newest, line, { mode: 0o600 });
        else appendFileSync(newest, line);
        size += bytes;
      } catch {
        // Nobody is there to be told; the next line is tried again.
      }
    },
  };
};
