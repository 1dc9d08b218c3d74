import type { Db } from './database.ts';
import type { Draft } from './draft.ts';
import { type Face, fold, type Told } from './fold.ts';
import type { MessageRecord } from './message-record.ts';
import { createToldOfTries } from './told-of-tries.ts';

/** The row as it follows from everything told of the message. */
export const createRefold = (db: Db): ((draft: Draft) => MessageRecord) => {
  const reports = db.prepare<[number], Told>(
    'SELECT attempt, participant, status, at, error, pricing FROM reports WHERE message = ?',
  );
  /** Of a try that has none yet: the newest before it. */
  const attempt = db.prepare<[number, number], { wamid: string }>(
    'SELECT wamid FROM attempts WHERE message = ? AND ordinal <= ? ORDER BY ordinal DESC LIMIT 1',
  );
  const amendments = db.prepare<[string, string], { kind: 'edit' | 'revoke'; text: string }>(`
    SELECT kind, text FROM amendments
    WHERE college_id = ? AND target = ?
    ORDER BY at DESC, wamid DESC`);

  const ofTries = createToldOfTries(db);
  const toldOf = (row: MessageRecord): readonly Told[] => {
    if (row.direction === 'in') return [];
    return row.origin === 'desk' ? [...ofTries(row.n), ...reports.all(row.n)] : reports.all(row.n);
  };

  const wamidOf = (row: MessageRecord, face: Face): string | null =>
    face.attempt === 1 && row.origin !== 'desk' ? row.wamid : (attempt.get(row.n, face.attempt)?.wamid ?? row.wamid);

  return ({ row }) => {
    const face = faceOf(row, toldOf(row));
    const words = row.wamid === null || row.said_at === null ? [] : amendments.all(row.college_id, row.wamid);
    const edit = words.find((word) => word.kind === 'edit');
    return {
      ...row,
      wamid: wamidOf(row, face),
      at: Math.min(row.said_at ?? Number.POSITIVE_INFINITY, ...Object.values(face.times)),
      status: face.status,
      status_at: face.statusAt,
      times: JSON.stringify(face.times),
      conflict: face.conflict ? 1 : 0,
      error: face.error,
      pricing: face.pricing,
      text: edit?.text ?? row.said,
      edited: edit ? 1 : 0,
      revoked: words.some((word) => word.kind === 'revoke') ? 1 : 0,
    };
  };
};

/** What a message is before any report: one from a student has reached us; one from elsewhere that we know the words of was at least accepted. */
const faceOf = (row: MessageRecord, told: readonly Told[]): Face => {
  const said = row.said_at === null || row.origin === 'desk' ? [] : [saidOf(row, row.said_at)];
  const [first, ...rest] = [...said, ...told];
  if (!first) throw new Error(`message ${row.id} has neither words nor reports`);
  return fold([first, ...rest]);
};

const saidOf = (row: MessageRecord, at: number): Told => ({
  attempt: 1,
  participant: '',
  status: row.direction === 'in' ? 'delivered' : 'accepted',
  at,
  error: null,
  pricing: null,
});
