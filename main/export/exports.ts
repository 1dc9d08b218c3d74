import { randomBytes } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ExportFormat, ExportRow } from '../../preload/contract/exports.ts';
import { missing, Refusal } from '../refusal.ts';
import type { Manner } from './columns.ts';
import { type Conversation, conversationPdf } from './conversation-pdf.ts';
import { type Pages, writeExport } from './write-export.ts';

/** What is to be exported, and how it is read. */
export type Wish = { readonly name: string; readonly manner: Manner } & (
  | { readonly format: 'csv' | 'xlsx'; readonly pages: Pages }
  | { readonly format: 'pdf'; readonly conversation: Conversation }
);

export type Exports = Disposable & {
  start(collegeId: string, wish: Wish): ExportRow;
  list(collegeId: string): readonly ExportRow[];
  cancel(collegeId: string, id: string): ExportRow;
  /** A path under which the file can be fetched once, soon. */
  ticket(collegeId: string, id: string): string;
  /** Keeps a file that is whole already, for a minute, and gives the path under which it can be fetched once. */
  offer(name: string, bytes: Uint8Array): string;
  /** The file of a ticket; it is void from then on. */
  redeem(ticket: string): { readonly file: string; readonly name: string } | null;
};

type Job = {
  readonly collegeId: string;
  readonly file: string;
  readonly begun: number;
  readonly ended: AbortController;
  row: ExportRow;
};

const AT_ONCE = 3;
const KEPT_MS = 24 * 60 * 60 * 1_000;
const TICKET_MS = 60_000;
export const TICKET_PATH = '/exports/';

/** Exports into a folder of the data folder, one after another or a few at once; what an earlier start left there goes. */
export const openExports = (folder: string, now: () => number, onBug: (error: unknown) => void): Exports => {
  const home = join(folder, 'exports');
  rmSync(home, { recursive: true, force: true });
  const jobs = new Map<string, Job>();
  const tickets = new Map<string, { readonly file: string; readonly name: string; readonly until: number }>();
  const ticketFor = (file: string, name: string): string => {
    const ticket = randomBytes(24).toString('base64url');
    tickets.set(ticket, { file, name, until: now() + TICKET_MS });
    return `${TICKET_PATH}${ticket}`;
  };

  const of = (collegeId: string, id: string): Job => {
    const job = jobs.get(id);
    return job && job.collegeId === collegeId ? job : missing('export');
  };
  const forgetOld = (): void => {
    for (const [id, { begun, file, row }] of jobs)
      if (row.state !== 'running' && now() - begun > KEPT_MS) {
        rmSync(file, { force: true });
        jobs.delete(id);
      }
  };

  const run = async (job: Job, wish: Wish): Promise<void> => {
    const written = (count: number): void => {
      job.row = { ...job.row, written: count };
    };
    try {
      mkdirSync(home, { recursive: true, mode: 0o700 });
      if (wish.format === 'pdf') await writePdf(job.file, wish.conversation, wish.manner);
      else await writeExport(job.file, wish.format, wish.pages, wish.manner, written, job.ended.signal);
      job.row = { ...job.row, state: 'done' };
    } catch (error) {
      if (job.ended.signal.aborted) {
        job.row = { ...job.row, state: 'cancelled' };
        return;
      }
      if (!(error instanceof Refusal)) onBug(error);
      const why = error instanceof Refusal ? error.message : 'Something went wrong here. It has been logged.';
      job.row = { ...job.row, state: 'failed', why };
    }
  };

  return {
    start: (collegeId, wish) => {
      forgetOld();
      const running = [...jobs.values()].filter(({ row }) => row.state === 'running').length;
      if (running >= AT_ONCE)
        throw new Refusal('conflict', `${AT_ONCE} exports are running. Wait for one, or cancel it.`);
      const id = `x_${randomBytes(12).toString('hex')}`;
      const { format, name } = wish;
      const at = new Date(now()).toISOString();
      const row: ExportRow = { id, format, name, at, state: 'running', written: 0, why: null };
      const file = join(home, `${id}.${format}`);
      const job: Job = { collegeId, file, begun: now(), ended: new AbortController(), row };
      jobs.set(id, job);
      run(job, wish);
      return row;
    },
    list: (collegeId) =>
      [...jobs.values()]
        .filter((job) => job.collegeId === collegeId)
        .map(({ row }) => row)
        .reverse(),
    cancel: (collegeId, id) => {
      const job = of(collegeId, id);
      if (job.row.state === 'running') {
        job.ended.abort();
        job.row = { ...job.row, state: 'cancelled' };
      }
      return job.row;
    },
    ticket: (collegeId, id) => {
      const { row, file } = of(collegeId, id);
      if (row.state !== 'done') throw new Refusal('conflict', 'That export is not there yet.');
      return ticketFor(file, row.name);
    },
    offer: (name, bytes) => {
      mkdirSync(home, { recursive: true, mode: 0o700 });
      const file = join(home, `offer-${randomBytes(8).toString('hex')}`);
      writeFileSync(file, bytes, { mode: 0o600 });
      return ticketFor(file, name);
    },
    redeem: (ticket) => {
      const known = tickets.get(ticket);
      tickets.delete(ticket);
      const isThere = known !== undefined && known.until > now() && existsSync(known.file);
      return isThere ? { file: known.file, name: known.name } : null;
    },
    [Symbol.dispose]: () => {
      for (const { ended } of jobs.values()) ended.abort();
    },
  };
};

const writePdf = async (file: string, conversation: Conversation, manner: Manner): Promise<void> => {
  await pipeline(await conversationPdf(conversation, manner), createWriteStream(`${file}.partial`, { mode: 0o600 }));
  await rename(`${file}.partial`, file);
};

/** A name that every system takes. */
export const exportName = (what: string, at: number, format: ExportFormat): string => {
  const plain = what
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);
  return `${plain || 'export'}-${new Date(at).toISOString().slice(0, 10)}.${format}`;
};
