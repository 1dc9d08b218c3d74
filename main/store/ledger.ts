import type { CollegeFrame } from '../../preload/contract/frames.ts';
import { parse } from '../meta/parse.ts';
import type { ApplyLine, Source } from './apply-line.ts';
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
  replay(ids: Iterable<number>, moves: Moves): number;
};

type Kept = { readonly id: number; readonly received_at: number; readonly apps: string; readonly body: Uint8Array };

export const createLedger = (
  db: Db,
  applyLine: ApplyLine,
  settle: Settle,
  draft: () => Drafts,
  undo: () => void,
): Ledger => {
  const insert = db.prepare<[number, string, Uint8Array, number, number]>(
    'INSERT INTO deliveries (received_at, apps, body, size, lines) VALUES (?, ?, ?, ?, ?)',
  );
  const select = db.prepare<[number], Kept>('SELECT id, received_at, apps, body FROM deliveries WHERE id = ?');
  const forgetStrays = db.prepare<[number]>('DELETE FROM strays WHERE delivery = ?');
  const addStray = db.prepare<[number, number, string, string | null, string | null]>(
    'INSERT INTO strays (delivery, line, reason, field, phone_number_id) VALUES (?, ?, ?, ?, ?)',
  );

  const applyBody = (lines: ReturnType<typeof parse>, source: Source, moves: Moves): void => {
    for (const [index, line] of lines.entries()) {
      const reason = applyLine(line, source, moves);
      if (reason === null) continue;
      const field = 'field' in line ? line.field : null;
      addStray.run(source.delivery, index, reason, field, line.phoneNumberId);
    }
  };

  const keep = ({ apps, body, at }: SignedDelivery, moves: Moves): void => {
    const lines = parse(body);
    const { lastInsertRowid } = insert.run(at, apps.join(' '), body, body.length, lines.length);
    applyBody(lines, { delivery: Number(lastInsertRowid), apps, heardAt: at }, moves);
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
      const { lastInsertRowid } = insert.run(at, apps.join(' '), body, body.length, 0);
      addStray.run(Number(lastInsertRowid), 0, 'quarantined', null, null);
    }),

    replay: (ids, moves) => {
      let count = 0;
      for (const id of ids) {
        const kept = select.get(id);
        if (!kept || kept.body.length === 0) continue;
        forgetStrays.run(id);
        const source = { delivery: id, apps: kept.apps.split(' '), heardAt: kept.received_at };
        applyBody(parse(kept.body), source, moves);
        count += 1;
      }
      return count;
    },
  };
};
