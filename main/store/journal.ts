import { cpSync, existsSync, mkdirSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../refusal.ts';
import { asideFolder } from './damage.ts';

const JOURNAL = 'tickdesk.db-wal';
/** A longer one (a checkpoint begins at an eighth of this) is not walked: it would have to be in memory whole. */
const LARGEST = 512 * 1024 * 1024;

/**
 * SQLite takes a journal to end where its sums do not fit any more, and forgets the rest without a word: right for a write
 * that was cut off, and a loss where later commits follow, for each of those was on disk. Then the journal is kept aside as it
 * is, cut to what is whole, and a `Refusal` says so once.
 */
export const refuseBrokenJournal = (folder: string): void => {
  const file = join(folder, JOURNAL);
  if (!existsSync(file) || statSync(file).size > LARGEST) return;
  const whole = wholeBefore(readFileSync(file));
  if (whole === null) return;
  const aside = asideFolder(folder);
  mkdirSync(aside, { mode: 0o700 });
  cpSync(file, join(aside, JOURNAL));
  truncateSync(file, whole);
  const words = `The journal of the database is damaged, and some of what was kept last is lost. It lies as it was in ${aside}.`;
  throw new Refusal('unavailable', `${words} Start again to go on with all the rest.`);
};

// The format: sqlite.org/fileformat2.html, section 4. Only the byte order that all our platforms have is read.
const MAGIC = 0x377f0682;
const HEADER = 32;
const FRAME = 24;

type Sum = readonly [number, number];

/** How many bytes hold whole commits, where commits follow that nobody can reach; `null`: there are none. */
export const wholeBefore = (journal: Uint8Array): number | null => {
  const words = new DataView(journal.buffer, journal.byteOffset, journal.byteLength);
  if (journal.length < HEADER + FRAME) return null;
  if (words.getUint32(0) !== MAGIC) return isMagicSpoiled(words) ? 0 : null;
  const step = FRAME + words.getUint32(8);
  const sumAt = (at: number): Sum => [words.getUint32(at), words.getUint32(at + 4)];
  const isOfNow = (at: number): boolean =>
    at + step <= journal.length && same(sumAt(at + 8), sumAt(16)) && words.getUint32(at) !== 0;
  const follows = (at: number, before: Sum): boolean =>
    isOfNow(at) && same(sumOver(words, at + FRAME, at + step, sumOver(words, at, at + 8, before)), sumAt(at + 16));
  const isCommit = (at: number): boolean => words.getUint32(at + 4) !== 0;

  if (!same(sumOver(words, 0, 24, [0, 0]), sumAt(24))) return 0;
  let at = HEADER;
  let whole = HEADER;
  for (let before = sumAt(24); follows(at, before); at += step) {
    before = sumAt(at + 16);
    if (isCommit(at)) whole = at + step;
  }
  // One commit beyond may be a write that was cut off; a frame after it was written when that commit was on disk.
  for (; at + 2 * step <= journal.length; at += step)
    if (isOfNow(at) && isCommit(at) && follows(at + step, sumAt(at + 16))) return whole;
  return null;
};

/** Nearly the magic number: nothing but a journal begins so. */
const isMagicSpoiled = (words: DataView): boolean => {
  const version = 3_007_000;
  return words.getUint32(4) === version;
};

const same = (a: Sum, b: Sum): boolean => a[0] === b[0] && a[1] === b[1];

const sumOver = (words: DataView, from: number, to: number, [first, second]: Sum): Sum => {
  let [a, b] = [first, second];
  for (let at = from; at < to; at += 8) {
    a = (a + words.getUint32(at, true) + b) >>> 0;
    b = (b + words.getUint32(at + 4, true) + a) >>> 0;
  }
  return [a, b];
};
