import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Refusal } from '../../../main/refusal.ts';
import { damaged } from '../../../main/store/damage.ts';
import { type Db, openForWriting } from '../../../main/store/database.ts';
import { findDamage } from '../../../main/store/find-damage.ts';
import { createWriter } from '../../../main/store/writer.ts';
import type { Figure } from '../../figures/figure.ts';
import { type Random, seededRandom } from '../../support/random.ts';
import { temporaryFolder } from '../../support/temp-folder.ts';
import { type Base, type Contents, contentsOf, lay } from './spoiled-base.ts';

const none = { kind: 'at most', value: 0 } as const;

const flipped = (random: Random, bytes: Buffer): { readonly bytes: Buffer; readonly at: number } => {
  const at = random.between(0, bytes.length - 1);
  const spoiled = Buffer.from(bytes);
  spoiled[at] = (spoiled[at] ?? 0) ^ (1 << random.between(0, 7));
  return { bytes: spoiled, at };
};

/** Opens as the program does: the database, or the sentence that refuses it. */
const open = (folder: string): Db | Refusal => {
  try {
    return openForWriting(folder);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
};

const isClear = ({ message }: Refusal): boolean =>
  /^The (database|journal of the database) is damaged\b.*\b(backup|Start again|start empty)\b/.test(message);

/** What was set aside is what was found, bit for bit. */
const isKeptAside = (folder: string, name: string, bytes: Buffer): boolean =>
  readdirSync(folder)
    .filter((aside) => aside.startsWith('damaged-'))
    .some((aside) => readFileSync(join(folder, aside, name)).equals(bytes));

/** One bit of the database is another: refused, or of no consequence, or noticed by the check after the start; if none, told. */
export const flipDatabase = ({ database, states }: Base, times: number, seed: number): Figure[] => {
  const random = seededRandom(seed);
  const [good = {}] = states;
  const again = rebuilt(database);
  const counts = { refused: 0, unclear: 0, harmless: 0, noticed: 0, raw: 0, mended: 0, unseen: 0 };
  for (let time = 0; time < times; time += 1) {
    using folder = temporaryFolder('flip');
    const { bytes } = flipped(random, database);
    lay(folder.path, bytes, Buffer.alloc(0));
    const opened = open(folder.path);
    if (opened instanceof Refusal) {
      counts.refused += 1;
      if (!isClear(opened) || !isKeptAside(folder.path, 'tickdesk.db', bytes)) counts.unclear += 1;
      continue;
    }
    counts[judge(opened, good, again)] += 1;
    opened.close();
  }
  return [
    { name: 'bits flipped in the database', value: times, unit: '' },
    { name: '… refused at the start', value: counts.refused, unit: '' },
    { name: '… refused without a clear sentence or a copy', value: counts.unclear, unit: '', bar: none },
    { name: '… of no consequence', value: counts.harmless, unit: '' },
    { name: '… noticed by the check after the start', value: counts.noticed, unit: '' },
    { name: '… unnoticed in a raw body', value: counts.raw, unit: '', bar: none },
    { name: '… unnoticed, and mended by a rebuild', value: counts.mended, unit: '' },
    { name: '… unnoticed in a value of no raw body', value: counts.unseen, unit: '' },
  ];
};

/** What a rebuild makes of the sound one. */
const rebuilt = (database: Buffer): Contents => {
  using folder = temporaryFolder('sound');
  lay(folder.path, database, Buffer.alloc(0));
  const db = openForWriting(folder.path);
  createWriter(db, Date.now).write('rebuild', []);
  const contents = contentsOf(db);
  db.close();
  return contents;
};

type Verdict = 'harmless' | 'noticed' | 'raw' | 'mended' | 'unseen';

const judge = (db: Db, good: Contents, again: Contents): Verdict => {
  if (findDamage(db) !== null) return 'noticed';
  const found = contentsOf(db);
  if (isDeepStrictEqual(found, good)) return 'harmless';
  if (bodiesIn(found) !== bodiesIn(good)) return 'raw';
  try {
    createWriter(db, Date.now).write('rebuild', []);
  } catch (error) {
    return damaged(error) ? 'noticed' : 'unseen';
  }
  return isDeepStrictEqual(withoutSeq(contentsOf(db)), withoutSeq(again)) ? 'mended' : 'unseen';
};

const bodiesIn = ({ deliveries = '' }: Contents): string =>
  JSON.stringify((JSON.parse(deliveries) as readonly { readonly body: unknown }[]).map(({ body }) => body));

/** What a rebuild mends takes a new place in the sequence: that is how windows hear of it. */
const withoutSeq = (contents: Contents): Contents =>
  Object.fromEntries(
    Object.entries(contents).map(([table, rows]) => [table, rows.replaceAll(/"\w*seq":(\d+|null)/g, '"seq":0')]),
  );

/** One bit of the journal is another: whole commits are there, and it is said when later ones are not. */
export const flipJournal = ({ database, journal, states, ends }: Base, times: number, seed: number): Figure[] => {
  const random = seededRandom(seed);
  const counts = { all: 0, said: 0, unclear: 0, cutOff: 0, silent: 0, half: 0 };
  const last = states.length - 1;
  for (let time = 0; time < times; time += 1) {
    using folder = temporaryFolder('flip');
    const { bytes, at } = flipped(random, journal);
    lay(folder.path, database, bytes);
    const first = open(folder.path);
    if (first instanceof Refusal) {
      counts.said += 1;
      if (!isClear(first) || !isKeptAside(folder.path, 'tickdesk.db-wal', bytes)) counts.unclear += 1;
    }
    const db = first instanceof Refusal ? openForWriting(folder.path) : first;
    const contents = contentsOf(db);
    db.close();
    const holds = states.findLastIndex((state) => isDeepStrictEqual(state, contents));
    if (holds < 0) counts.half += 1;
    else if (holds === last) counts.all += 1;
    else if (!(first instanceof Refusal) && at >= (ends[last - 1] ?? 0)) counts.cutOff += 1;
    else if (!(first instanceof Refusal)) counts.silent += 1;
  }
  return [
    { name: 'bits flipped in the journal', value: times, unit: '' },
    { name: '… nothing lost', value: counts.all, unit: '' },
    { name: '… said at the start, the commits before kept', value: counts.said, unit: '' },
    { name: '… said without a clear sentence or a copy', value: counts.unclear, unit: '', bar: none },
    { name: '… in the last commit, which looks cut off', value: counts.cutOff, unit: '' },
    { name: '… earlier commits lost in silence', value: counts.silent, unit: '', bar: none },
    { name: '… half a commit', value: counts.half, unit: '', bar: none },
  ];
};
