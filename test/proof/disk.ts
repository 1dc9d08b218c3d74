import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Figure } from '../figures/figure.ts';
import { report } from '../figures/report.ts';
import { cutJournal } from './disk/cut-journal.ts';
import { flipDatabase, flipJournal } from './disk/flipped-bits.ts';
import { fullDisk } from './disk/full-disk.ts';
import { readOnly } from './disk/read-only.ts';
import { slowDisk } from './disk/slow-disk.ts';
import { makeBase } from './disk/spoiled-base.ts';

/**
 * The disk fills up, may only be read, is slow, loses the end of the journal, turns bits over: what was answered 200 is there,
 * and whatever is wrong is said.
 */
const { values } = parseArgs({
  options: {
    flips: { type: 'string', default: '600' },
    frames: { type: 'string', default: '2' },
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
const [flips, frames, seed] = [values.flips, values.frames, values.seed].map(Number) as [number, number, number];
const say = (text: string): void => void process.stdout.write(`${text}\n`);
say(`disk: ${flips} flips, every byte of ${frames} frames, seed ${seed}`);

const figures: Figure[] = [];
const part = async (name: string, run: () => Figure[] | Promise<Figure[]>): Promise<void> => {
  if (values.only === undefined || values.only === name) figures.push(...(await run()));
};
await part('full', () => fullDisk(seed, say));
await part('read-only', () => readOnly(say));
await part('slow', () => slowDisk(say));
// What follows opens thousands of databases, and asks nothing of the disk that they lie on.
if (existsSync('/dev/shm')) process.env.TMPDIR = '/dev/shm';
const base = await makeBase(seed);
await part('cut', () => cutJournal(base, frames));
await part('flips', () => [...flipDatabase(base, flips, seed), ...flipJournal(base, Math.ceil(flips / 2), seed)]);

report({
  name: 'disk',
  title: 'A disk that is full, read-only, slow, cut short or wrong',
  about:
    'The real program on a file system that fills up while Meta delivers, on folders and files that may only be read, and with each sync held up; then the program’s own opening code on a journal cut at every byte of its last frames, and on databases and journals with one bit turned over.',
  command: `npm run proof -- disk --flips ${flips} --frames ${frames} --seed ${seed}`,
  seed,
  figures,
});
