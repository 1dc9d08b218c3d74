import type { Replay } from '../../preload/contract/deliveries.ts';
import type { Db } from './database.ts';
import { instant } from './frame-of.ts';
import type { Ledger } from './ledger.ts';
import type { WithMoves } from './moves.ts';
import { createRemember, createRemembered } from './settings-row.ts';
import type { Note } from './tenants.ts';

/** How the raw log is given to today's parser once more: piece by piece, each of them one transaction. */
export type ReplayWrites = {
  beginReplay(from: number, to: number, who: string): Replay;
  /** Replays these deliveries, and notes in the same commit how far the replay that runs has come. */
  replayPiece(ids: readonly number[]): Replay;
  /** Passes over one that a bug of ours does not let through. */
  passOver(id: number): Replay;
  endReplay(state: 'done' | 'cancelled'): Replay | null;
};

const NAME = 'replay';

export const createReadReplay = (db: Db): (() => Replay | null) => {
  const remembered = createRemembered(db);
  return () => {
    const text = remembered(NAME);
    return text === null ? null : (JSON.parse(text) as Replay);
  };
};

export const createReplays = (db: Db, ledger: Ledger, note: Note, now: () => number): WithMoves<ReplayWrites> => {
  const read = createReadReplay(db);
  const remember = createRemember(db);
  const keep = (replay: Replay): Replay => {
    remember(NAME, JSON.stringify(replay));
    return replay;
  };
  const running = (): Replay => {
    const replay = read();
    if (replay?.state !== 'running') throw new Error('no replay is running');
    return replay;
  };

  return {
    beginReplay: (_moves, from, to, who) => {
      note(null, who, 'deliveries.replay', from === to ? String(from) : `${from}-${to}`);
      const nothing = { replayed: 0, placed: 0, changed: 0, strays: 0, failed: 0 };
      return keep({
        ...{ state: 'running', from, to, upTo: from - 1, begunAt: instant(now()), endedAt: null },
        ...nothing,
      });
    },

    replayPiece: (moves, ids) => {
      const before = running();
      const { replayed, placed, strays } = ledger.replay(ids, moves);
      const changed = [...moves.drafts.all()].filter((draft) => draft.touched && !draft.gone).length;
      return keep({
        ...before,
        upTo: Math.max(before.upTo, ...ids),
        replayed: before.replayed + replayed,
        placed: before.placed + placed,
        changed: before.changed + changed,
        strays: before.strays + strays,
      });
    },

    passOver: (_moves, id) => {
      const before = running();
      return keep({ ...before, upTo: Math.max(before.upTo, id), failed: before.failed + 1 });
    },

    endReplay: (_moves, state) => {
      const before = read();
      if (before?.state !== 'running') return before;
      const upTo = state === 'done' ? before.to : before.upTo;
      return keep({ ...before, state, upTo, endedAt: instant(now()) });
    },
  };
};
