import { once } from 'node:events';
import type { WriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Refusal } from '../refusal.ts';
import type { ExportRow } from '../store/export-rows.ts';
import { cellsOf, headings, type Manner } from './columns.ts';
import { BYTE_ORDER_MARK, csvLines } from './csv.ts';
import { openWorkbook } from './xlsx.ts';

export type Format = 'csv' | 'xlsx';

/** Pages of rows, the first first, until there is none. */
export type Pages = AsyncIterable<readonly ExportRow[]>;

/**
 * Writes pages into a file as they come; nothing of them is kept. The file has its name only once it is whole, and there
 * is none when it fails or is given up (`signal`). `Refusal`: the folder is full, gone, or not to be written.
 */
export const writeExport = async (
  file: string,
  format: Format,
  pages: Pages,
  manner: Manner,
  progress: (written: number) => void,
  signal: AbortSignal,
): Promise<number> => {
  const partial = `${file}.partial`;
  try {
    const opened = await open(partial, 'w', 0o600);
    const stream = opened.createWriteStream();
    try {
      const written = await fill(stream, format, pages, manner, progress, signal);
      await rename(partial, file);
      return written;
    } finally {
      stream.destroy();
      if (!stream.closed) await once(stream, 'close');
    }
  } catch (cause) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw refusalOf(cause) ?? cause;
  }
};

/** Resolves once the last byte is written and the stream is closed. */
const fill = async (
  stream: WriteStream,
  format: Format,
  pages: Pages,
  manner: Manner,
  progress: (written: number) => void,
  signal: AbortSignal,
): Promise<number> => {
  const failed = once(stream, 'error').then(([error]) => Promise.reject(error));
  // Whoever waits next hears of it.
  failed.catch(() => undefined);
  const sheet = format === 'csv' ? csvSheet : xlsxSheet;
  const { add, end } = sheet(headings(manner.language), (bytes) => void stream.write(bytes));
  let written = 0;
  for await (const page of pages) {
    signal.throwIfAborted();
    add(page.map((row) => cellsOf(row, manner)));
    written += page.length;
    progress(written);
    if (stream.writableNeedDrain) await Promise.race([once(stream, 'drain', { signal }), failed]);
  }
  end();
  stream.end();
  await Promise.race([once(stream, 'close'), failed]);
  return written;
};

type Sheet = { add(rows: readonly (readonly string[])[]): void; end(): void };
type OpenSheet = (heading: readonly string[], write: (bytes: Uint8Array | string) => void) => Sheet;

const csvSheet: OpenSheet = (heading, write) => {
  write(`${BYTE_ORDER_MARK}${csvLines([heading])}`);
  return { add: (rows) => write(csvLines(rows)), end: () => undefined };
};

const xlsxSheet: OpenSheet = (heading, write) => openWorkbook(heading, write);

const WHY: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full. Nothing was kept of the export; make room or choose another folder.',
  EDQUOT: 'The disk is full. Nothing was kept of the export; make room or choose another folder.',
  ENOENT: 'The folder is not there any more. Was the stick removed? Choose a folder and begin again.',
  ENODEV: 'The folder is not there any more. Was the stick removed? Choose a folder and begin again.',
  EIO: 'The disk could not be written. Choose another folder and begin again.',
  EACCES: 'The folder may not be written. Choose another and begin again.',
  EPERM: 'The folder may not be written. Choose another and begin again.',
  EROFS: 'The folder may not be written. Choose another and begin again.',
  ENOTDIR: 'That is no folder. Choose another and begin again.',
};

const refusalOf = (cause: unknown): Refusal | null => {
  const why = cause instanceof Error && 'code' in cause ? WHY[String(cause.code)] : undefined;
  return why === undefined ? null : new Refusal('unavailable', why, { cause });
};
