import { existsSync, mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { databaseFile } from '../../main/store/database.ts';
import { writeSeason } from './write-season.ts';

/** `npm run season -- --folder F [--messages N] [--seed S]`: a season's database, the same for the same numbers. */
const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    messages: { type: 'string', default: '1000000' },
    registrations: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
if (!values.folder) throw new Error('Say where: --folder F');
const messages = Number(values.messages);
const registrations = Number(values.registrations ?? Math.max(1, Math.round(messages / 20)));
mkdirSync(values.folder, { recursive: true, mode: 0o700 });
if (existsSync(databaseFile(values.folder))) throw new Error(`There is a database in ${values.folder} already.`);

const begun = performance.now();
const plan = { folder: values.folder, seed: Number(values.seed), messages, registrations };
const UNTIL = Date.UTC(2026, 10, 24);
const say = (words: string): void => void (process.stderr.isTTY && process.stderr.write(words));
const tally = writeSeason({ ...plan, until: UNTIL, days: 180 }, ({ messages: written }) => {
  const seconds = (performance.now() - begun) / 1_000;
  say(`\r${written.toLocaleString('en')} messages, ${Math.round(seconds)} s `);
});
say('\n');
process.stdout.write(
  `${JSON.stringify({ ...tally, registrations, seconds: Math.round((performance.now() - begun) / 1_000) })}\n`,
);
