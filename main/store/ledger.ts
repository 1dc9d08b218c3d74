import type { CollegeFrame } from '../../preload/contract/frames.ts';
import type { Line } from '../meta/line.ts';
import { parse } from '../meta/parse.ts';
import type { ApplyLine, Source } from './apply-line.ts';
import { assertWhole, sumOf } from './body-sum.ts';
import type { Db } from './database.ts';
import type { Drafts } from './drafts.ts';
import { type Moves, noMoves } from './moves.ts';
import type { Settle } from './settle.ts';
import type { SignedDelivery } from './store.ts';

/** What keeps deliveries and gives their lines effect. Each call is one transaction. */
export type Ledger = {
  /** Keeps all of them or none: bytes first, then every line, then the folds, then the commit. */
  record(deliveries: readonly SignedDelivery[]): readonly CollegeFrame[];
  /** Keeps one whose lines would not apply (a bug of ours): its bytes, and a stray that says so. */
  quarantine(delivery: SignedDelivery): void;
  /** Gives kept deliveries effect again, within the caller's transaction; applying twice changes nothing. */
  replay(ids: Iterable<number>, moves: Moves): Replayed;
};

/** Deliveries whose bytes are kept and were replayed; lines that were strays and have a place now; lines that have none. */
export type Replayed = { readonly replayed: number; readonly placed: number; readonly strays: number };

type Kept = {
  readonly id: number;
  readonly received_at: number;
  readonly apps: string;
  readonly body: Uint8Array;
  readonly sum: number | null;
  readonly lines: number;
};

export const createLedger = (
  db: Db,
  applyLine: ApplyLine,
  settle: Settle,
  draft: () => Drafts,
  undo: () => void,
): Ledger => {
  const insert = db.prepare<[number, string, Uint8Array, number, number, number]>(
    'INSERT INTO deliveries (received_at, apps, body, sum, size, lines) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const select = db.prepare<[number], Kept>(
    'SELECT id, received_at, apps, body, sum, lines FROM deliveries WHERE id = ?',
  );
  const setLines = db.prepare<[number, number]>('UPDATE deliveries SET lines = ? WHERE id = ?');
  const strayLines = db.prepare<[number], { line: number }>('SELECT line FROM strays WHERE delivery = ?');
  const forgetStrays = db.prepare<[number]>('DELETE FROM strays WHERE delivery = ?');
  const addStray = db.prepare<[number, number, string, string | null, string | null]>(
    'INSERT INTO strays (delivery, line, reason, field, phone_number_id) VALUES (?, ?, ?, ?, ?)',
  );

  /** True when it had a place; else it is a stray from now on. */
  const applyOne = (line: Line, index: number, source: Source, moves: Moves): boolean => {
    const reason = applyLine(line, source, moves);
    if (reason === null) return true;
    const field = 'field' in line ? line.field : null;
    addStray.run(source.delivery, index, reason, field, line.phoneNumberId);
    return false;
  };

  const replayOne = ({ id, received_at, apps, body, sum, lines: before }: Kept, moves: Moves) => {
    assertWhole(id, body, sum);
    const lines = parse(body);
    const strays = new Set(strayLines.all(id).map(({ line }) => line));
    // Where the parser tells its lines apart otherwise by now, any of them may be one that had no effect.
    const hadEffect = (index: number): boolean => strays.size === 0 || (lines.length === before && !strays.has(index));
    const source = { delivery: id, apps: apps.split(' '), heardAt: received_at };
    forgetStrays.run(id);
    if (lines.length !== before) setLines.run(lines.length, id);
    let left = 0;
    const said = new Set<string>();
    for (const [index, line] of lines.entries()) {
      if (moves.again !== 'rebuilt') moves.again = hadEffect(index) ? 'replayed' : false;
      // Of a message that one delivery tells twice, the first words stand.
      const isAgain = (line.kind === 'message' || line.kind === 'identity') && said.size === said.add(line.wamid).size;
      if (isAgain && moves.again === 'replayed') continue;
      if (!applyOne(line, index, source, moves)) left += 1;
    }
    return { placed: Math.max(0, strays.size - left), strays: left };
  };

  const keep = ({ apps, body, at }: SignedDelivery, moves: Moves): void => {
    const lines = parse(body);
    const { lastInsertRowid } = insert.run(at, apps.join(' '), body, sumOf(body), body.length, lines.length);
    const source = { delivery: Number(lastInsertRowid), apps, heardAt: at };
    for (const [index, line] of lines.entries()) applyOne(line, index, source, moves);
  };

  const all = db.transaction((deliveries: readonly SignedDelivery[]) => {
    const moves = noMoves(draft());
    for (const delivery of deliveries) keep(delivery, moves);
    return settle(moves);
  });

  return {
    record: (deliveries) => {
      try {
        return all.immediate(deliveries);
      } catch (error) {
        undo();
        throw error;
      }
    },

    quarantine: db.transaction(({ apps, body, at }: SignedDelivery) => {
      const { lastInsertRowid } = insert.run(at, apps.join(' '), body, sumOf(body), body.length, 0);
      addStray.run(Number(lastInsertRowid), 0, 'quarantined', null, null);
    }),

    replay: (ids, moves) => {
      const whole = { replayed: 0, placed: 0, strays: 0 };
      for (const id of ids) {
        const kept = select.get(id);
        if (!kept || kept.body.length === 0) continue;
        const { placed, strays } = replayOne(kept, moves);
        whole.replayed += 1;
        whole.placed += placed;
        whole.strays += strays;
      }
      if (moves.again !== 'rebuilt') moves.again = false;
      return whole;
    },
  };
};
