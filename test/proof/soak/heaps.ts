import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** All heaps of the program together, in megabytes: what the last full collection of each left, and what they hold. */
export type Heaps = { readonly left: number; readonly held: number };

const entry = z.object({ at: z.number(), left: z.number(), held: z.number() });

/** Whoever has written nothing for so long has ended. */
const SILENT_MS = 15_000;

/** Reads what diary.ts wrote into the folder. */
export const readHeaps = (folder: string): Heaps => {
  const living = readdirSync(folder)
    .flatMap((file) => lastIn(readFileSync(join(folder, file), 'utf8')))
    .filter(({ at }) => at > Date.now() - SILENT_MS);
  const sum = (what: 'left' | 'held'): number => living.reduce((all, each) => all + each[what], 0) / 2 ** 20;
  return { left: sum('left'), held: sum('held') };
};

/** None where a thread is about to write its first. */
const lastIn = (diary: string): readonly z.infer<typeof entry>[] => {
  const last = diary.trimEnd().split('\n').at(-1);
  return last ? [entry.parse(JSON.parse(last))] : [];
};
