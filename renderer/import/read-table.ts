import { parseText } from './parse-table.ts';
import { TABLE_LIMITS, type Table, TableRefusal } from './table.ts';
import type { TablePart } from './table-parts.ts';

/** Who reads a file away from the page: `hear` is told each part, `broke` that no more will come. Returns how to end it. */
export type TableReader = (file: Blob, hear: (part: TablePart) => void, broke: () => void) => () => void;

export type ReadOptions = { readonly signal?: AbortSignal; readonly reader?: TableReader };

/** The table in a file of any size up to the limit, read in a worker. Rejects with a `TableRefusal`, or the signal's reason. */
export const readTable = (file: Blob, { signal, reader = inWorker }: ReadOptions = {}): Promise<Table> =>
  new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    if (file.size > TABLE_LIMITS.bytes) throw new TableRefusal('too_large');
    const rows: string[][] = [];
    const lines: number[] = [];
    const end = reader(file, hear, () => settle(() => reject(new TableRefusal('unreadable'))));
    const stop = (): void => settle(() => reject(signal?.reason));
    signal?.addEventListener('abort', stop);

    function settle(how: () => void): void {
      signal?.removeEventListener('abort', stop);
      end();
      how();
    }

    function hear(part: TablePart): void {
      if (part.kind === 'rows') {
        rows.push(...part.rows);
        lines.push(...part.lines);
      } else if (part.kind === 'whole') settle(() => resolve({ ...part.head, rows, lines }));
      else settle(() => reject(new TableRefusal(part.reason, part.line)));
    }
  });

/** The table in a short pasted text, at once. Longer ones belong in `readTable(new Blob([text]))`. Throws a `TableRefusal`. */
export const readText = (text: string): Table => {
  if (text.length > TABLE_LIMITS.bytes) throw new TableRefusal('too_large');
  return parseText(text, 'utf-8');
};

const inWorker: TableReader = (file, hear, broke) => {
  const worker = new Worker(new URL('./read-table.worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<TablePart>): void => hear(data);
  worker.onerror = broke;
  worker.onmessageerror = broke;
  worker.postMessage(file);
  return () => worker.terminate();
};
