import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { threadId } from 'node:worker_threads';

// Loaded before a program (`--import`), this gives it the time that stands in a file, so that a day can be played to it
// in seconds and every picture of it shows the same hours. Without the file's name it changes nothing.

export const CLOCK_FILE = 'PLAYED_CLOCK_FILE';

/** Sets the time of whoever reads the file. Written aside first: nobody ever reads half a number. */
export const setPlayedClock = (file: string, at: number): void => {
  writeFileSync(`${file}.${threadId}`, String(at));
  renameSync(`${file}.${threadId}`, file);
};

const file = process.env[CLOCK_FILE];
if (file !== undefined) {
  const now = (): number => Number(readFileSync(file, 'utf8'));
  globalThis.Date = new Proxy(Date, {
    construct: (target, args, as) => Reflect.construct(target, args.length === 0 ? [now()] : args, as),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
}
