import { setTimeout as wait } from 'node:timers/promises';
import type { Replay } from '../../preload/contract/deliveries.ts';
import { missing, Refusal } from '../refusal.ts';
import type { Store } from '../store/store.ts';

export type Replaying = AsyncDisposable & {
  /** Begins with the delivery `from` (else the first), and ends with `to` (else the newest). Refused while one runs. */
  begin(from: number | undefined, to: number | undefined, who: string): Promise<Replay>;
  /** Ends the one that runs after the piece under way; what it has done stays. */
  cancel(): Promise<Replay>;
};

/** After each piece deliveries from outside have the writer to themselves. */
const BREATH_MS = 5;
const UNTIL_THERE_IS_SPACE_MS = 5_000;

/**
 * Gives kept deliveries to today's parser once more, a few at a time. How far it is stands in the database with each
 * piece, so that one which the end of the program cut off goes on at the next start.
 */
export const openReplaying = (store: Pick<Store, 'read' | 'write'>, onBug: (error: unknown) => void): Replaying => {
  const closed = new AbortController();
  let under: { readonly ended: AbortController; readonly done: Promise<void>; hasBegun: boolean } | null = null;

  const goOn = (begun: Promise<Replay>): void => {
    const ended = new AbortController();
    const signal = AbortSignal.any([ended.signal, closed.signal]);
    const done = begun
      .then((replay) => {
        if (under) under.hasBegun = true;
        return run(replay, store, signal, onBug);
      })
      .catch((error) => {
        // Who asked for it hears that it could not begin.
        if (!(error instanceof Refusal)) onBug(error);
      })
      .finally(() => {
        under = null;
      });
    under = { ended, done, hasBegun: false };
  };

  const resumed = store.read('replay').then((replay) => {
    if (replay?.state === 'running') goOn(Promise.resolve(replay));
  }, onBug);

  return {
    begin: async (from = 1, to, who) => {
      await resumed;
      const newest = await store.read('lastDelivery');
      if (from > newest) missing('delivery');
      // The end of the last one may be on disk, and not have come to us yet.
      if (under?.hasBegun && (await store.read('replay'))?.state !== 'running') await under?.done;
      if (under) throw new Refusal('conflict', 'Deliveries are being replayed. Wait for that, or cancel it.');
      const begun = store.write('beginReplay', from, Math.min(to ?? newest, newest), who);
      goOn(begun);
      return begun;
    },
    cancel: async () => {
      await resumed;
      under?.ended.abort();
      await under?.done;
      return (await store.write('endReplay', 'cancelled')) ?? missing('replay');
    },
    [Symbol.asyncDispose]: async () => {
      closed.abort();
      await resumed;
      await under?.done;
    },
  };
};

const run = async (
  begun: Replay,
  { read, write }: Pick<Store, 'read' | 'write'>,
  signal: AbortSignal,
  onBug: (error: unknown) => void,
): Promise<void> => {
  let replay: Replay | null = begun;
  while (replay?.state === 'running' && !signal.aborted) {
    try {
      const ids: readonly number[] = await read('replayable', replay.upTo, replay.to);
      replay = ids.length === 0 ? await write('endReplay', 'done') : await piece(write, ids, onBug);
      await breath(BREATH_MS, signal);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await breath(UNTIL_THERE_IS_SPACE_MS, signal);
    }
  }
};

/** All of them in one commit; where a bug of ours stops that, one by one, and the one it stops at stays as it was. */
const piece = async (
  write: Store['write'],
  ids: readonly number[],
  onBug: (error: unknown) => void,
): Promise<Replay> => {
  try {
    return await write('replayPiece', ids);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const [first, ...rest] = ids;
    if (first !== undefined && rest.length === 0) {
      onBug(error);
      return write('passOver', first);
    }
    let replay: Replay | null = null;
    for (const id of ids) replay = await piece(write, [id], onBug);
    if (!replay) throw error;
    return replay;
  }
};

const breath = (ms: number, signal: AbortSignal): Promise<void> =>
  wait(ms, undefined, { signal }).catch(() => undefined);
