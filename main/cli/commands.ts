import { createWriteStream } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pagesOf, wholeThread } from '../answers/exports.ts';
import { conversationPdf } from '../export/conversation-pdf.ts';
import { writeExport } from '../export/write-export.ts';
import { rebuild } from '../rebuild.ts';
import { missing, Refusal } from '../refusal.ts';
import { searchDigits } from '../registrations/search-digits.ts';
import { backupName } from '../review/backup-names.ts';
import { lockFolder } from '../store/lock-folder.ts';
import { openReader, type StoreReader } from '../store/open-reader.ts';
import { applyRestore, planRestore, stageRestore } from '../store/restore.ts';
import { examine } from './doctor.ts';
import { filtersOf, languageOf, needed, type Options } from './options.ts';

/** A command: what it is told, where the data lies, and a line of its answer. `false`: done, and not well. */
export type Command = (options: Options, folder: string, say: (line: object) => void) => Promise<unknown>;

const PAGE = 500;
const PROGRESS_EVERY = 50_000;

const collegeOf = async (reader: StoreReader, { college }: Options): Promise<string> => {
  const colleges = await reader.read('colleges');
  const found = college === undefined ? colleges[0] : colleges.find(({ id }) => id === college);
  return found?.id ?? missing('college');
};

const search: Command = async (options, folder, say) => {
  using reader = openReader(folder, Date.now);
  const college = await collegeOf(reader, options);
  const filters = filtersOf(options);
  const digits = searchDigits(filters.text ?? '');
  let left = options.limit === undefined ? PAGE : Number(options.limit);
  if (!Number.isSafeInteger(left) || left < 1) throw new Refusal('bad_request', 'limit: a number of messages');
  let after: string | undefined;
  do {
    const page = await reader.read('searchHistory', college, {
      ...filters,
      digits,
      limit: Math.min(PAGE, left),
      after,
    });
    for (const row of page.rows) say(row);
    left -= page.rows.length;
    after = page.next ?? undefined;
  } while (after !== undefined && left > 0);
};

const exporting: Command = async (options, folder, say) => {
  using reader = openReader(folder, Date.now);
  const college = await collegeOf(reader, options);
  const { name, offsetMinutes } = await reader.read('collegeClock', college);
  const manner = { language: languageOf(options), offsetMinutes };
  const file = resolve(needed(options.out, '--out FILE'));
  const format = options.format ?? 'csv';
  if (format === 'csv' || format === 'xlsx') {
    let told = 0;
    const progress = (written: number): void => {
      if (written - told < PROGRESS_EVERY) return;
      told = written;
      say({ written });
    };
    const pages = pagesOf(reader, college, filtersOf(options));
    const written = await writeExport(file, format, pages, manner, progress, new AbortController().signal);
    return say({ file, written });
  }
  if (format !== 'pdf') throw new Refusal('bad_request', 'format: csv, xlsx or pdf');
  const id = needed(options.registration, '--registration ID');
  const registration = (await reader.read('registration', college, id)) ?? missing('registration');
  const messages = await wholeThread(reader, college, id);
  const pdf = await conversationPdf({ college: name, registration, messages, printedAt: Date.now() }, manner);
  await pipeline(pdf, createWriteStream(file, { mode: 0o600 }));
  say({ file, written: messages.length });
};

const backup: Command = async ({ out }, folder, say) => {
  using reader = openReader(folder, Date.now);
  const file = resolve(out ?? join(folder, backupName(Date.now())));
  say({ file, ...(await reader.backup(file)) });
};

const restore: Command = async ({ positionals: [given], yes = false }, folder, say) => {
  const file = resolve(needed(given, 'which file'));
  if (!yes) return say({ restored: false, ...planRestore(folder, file), hint: 'Add --yes to go back to it.' });
  using _lock = lockFolder(folder);
  const plan = stageRestore(folder, file);
  say({ restored: true, ...plan, kept: applyRestore(folder, Date.now()) });
};

const doctor: Command = async ({ console, token }, folder, say) => {
  const desk = console === undefined ? null : { console, token: needed(token, '--token TOKEN') };
  const findings = await examine(folder, desk, Date.now);
  for (const finding of findings) say(finding);
  return findings.every(({ state }) => state !== 'red');
};

/** By name; each is told in docs/cli.md. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  search,
  export: exporting,
  backup,
  restore,
  doctor,
  rebuild: async (_options, folder, say) => say(await rebuild(folder)),
};
