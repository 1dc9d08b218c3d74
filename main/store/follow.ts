import { isReceipt, type Status } from '../../preload/contract/status.ts';
import type { Db } from './database.ts';
import type { Draft } from './draft.ts';
import type { OutboxRecord } from './outbox-entry.ts';

type Report = { readonly attempt: number; readonly status: Status; readonly heardAt: number };

/**
 * What reports mean for the outbox. A try that left Meta's servers ends every waiting for it and every try that has not
 * begun: nothing goes out twice because its receipt came late. A try reported as failed is to be judged, once. Asked at
 * the end of each transaction that touched a message of ours, so the order of reports and answers cannot matter.
 */
export const createFollow = (db: Db): ((draft: Draft) => void) => {
  const find = db.prepare<[number], OutboxRecord>('SELECT * FROM outbox WHERE message = ?');
  const reports = db.prepare<[number], Report>(
    'SELECT attempt, status, heard_at AS heardAt FROM reports WHERE message = ?',
  );
  const judged = db.prepare<[number, number], { judged: number }>(
    'SELECT judged FROM tries WHERE message = ? AND ordinal = ?',
  );
  const close = db.prepare<[number]>(`UPDATE outbox SET state = 'done', due_at = NULL, why = NULL WHERE message = ?`);
  const dropTry = db.prepare<[number, number]>(
    'DELETE FROM tries WHERE message = ? AND ordinal = ? AND begun_at IS NULL',
  );
  const stepBack = db.prepare<[number]>('UPDATE outbox SET attempt = attempt - 1 WHERE message = ?');
  const toJudge = db.prepare<[number, number]>(`UPDATE outbox SET state = 'judge', due_at = ? WHERE message = ?`);

  return ({ row: { n, origin } }) => {
    if (origin !== 'desk') return;
    const row = find.get(n);
    if (!row) return;
    const told = reports.all(n);
    if (told.some((report) => hasGoneOut(report, told))) {
      // One under way cannot be called back; its answer closes it.
      if (row.state === 'done' || row.state === 'underway') return;
      if (row.state === 'waiting' && dropTry.run(n, row.attempt).changes > 0) stepBack.run(n);
      close.run(n);
      return;
    }
    const failed = told.find((report) => report.attempt === row.attempt && report.status === 'failed');
    if (!failed || !WAITS_FOR_WORD.has(row.state) || judged.get(n, row.attempt)?.judged === 1) return;
    toJudge.run(failed.heardAt, n);
  };
};

/** A failure told of a try that was only sent is the later word; nothing takes back a receipt. */
const hasGoneOut = (report: Report, told: readonly Report[]): boolean =>
  isReceipt(report.status) ||
  (report.status === 'sent' && !told.some((other) => other.attempt === report.attempt && other.status === 'failed'));

const WAITS_FOR_WORD: ReadonlySet<OutboxRecord['state']> = new Set(['done', 'await_status', 'person']);
