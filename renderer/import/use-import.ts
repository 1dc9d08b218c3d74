import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useDesk } from '../desk/desk-context.ts';
import { guessMapping } from './guess-mapping.ts';
import type { Field, Mapping } from './mapping.ts';
import { readTable } from './read-table.ts';
import { type SendEnd, type SendProgress, sendRows } from './send-rows.ts';
import { type Table, TableRefusal } from './table.ts';
import { type ImportRow, toRows } from './to-rows.ts';

export type ImportStep =
  | { readonly kind: 'source'; readonly refusal: TableRefusal | null }
  | { readonly kind: 'reading' }
  | { readonly kind: 'mapping'; readonly table: Table; readonly mapping: Mapping }
  | { readonly kind: 'sending'; readonly table: Table; readonly progress: SendProgress; readonly stopping: boolean }
  | { readonly kind: 'ended'; readonly table: Table; readonly rows: readonly ImportRow[]; readonly end: SendEnd };

const SAMPLE = 50;
const CHUNK_MS = 60_000;

/** The way of a list into the desk, step by step: read, say what its columns mean, send, see what became of it. */
export const useImport = (given: Blob | null, onImported: () => void) => {
  const { connection } = useDesk();
  const [step, setStep] = useState<ImportStep>(given ? { kind: 'reading' } : { kind: 'source', refusal: null });
  const work = useRef(new AbortController());

  const begin = (): AbortSignal => {
    work.current.abort();
    work.current = new AbortController();
    return work.current.signal;
  };

  const read = async (file: Blob): Promise<void> => {
    const signal = begin();
    setStep({ kind: 'reading' });
    try {
      const table = await readTable(file, { signal });
      setStep({ kind: 'mapping', table, mapping: guessMapping(table.header, table.rows.slice(0, SAMPLE)) });
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof TableRefusal)) throw error;
      setStep({ kind: 'source', refusal: error });
    }
  };

  const send = async (table: Table, rows: readonly ImportRow[], from?: SendProgress): Promise<void> => {
    const signal = begin();
    const sending = (progress: SendProgress): void =>
      setStep({ kind: 'sending', table, progress, stopping: signal.aborted });
    sending(from ?? { done: 0, total: rows.length, outcome: { added: 0, updated: 0, unchanged: 0, rejected: [] } });
    const end = await sendRows(
      rows,
      (ask, params) => connection.ask(ask, params, { timeoutMs: CHUNK_MS }),
      from ? { onProgress: sending, signal, from } : { onProgress: sending, signal },
    );
    if (end.done > 0) onImported();
    setStep({ kind: 'ended', table, rows, end });
  };

  const readGiven = useEffectEvent(read);
  useEffect(() => {
    if (given) readGiven(given);
    return () => work.current.abort();
  }, [given]);

  return {
    step,
    read,
    restart: () => setStep({ kind: 'source', refusal: null }),
    remap: (field: Field, column: number | null) => {
      if (step.kind !== 'mapping') return;
      const mapping = { ...step.mapping };
      for (const other of Object.keys(mapping) as Field[]) if (mapping[other] === column) mapping[other] = null;
      mapping[field] = column;
      setStep({ ...step, mapping });
    },
    send: () => {
      if (step.kind === 'mapping') void send(step.table, toRows(step.table, step.mapping));
    },
    resume: () => {
      if (step.kind === 'ended') void send(step.table, step.rows, step.end);
    },
    stop: () => {
      work.current.abort();
      if (step.kind === 'sending') setStep({ ...step, stopping: true });
    },
  };
};
