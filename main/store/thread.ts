import { Worker } from 'node:worker_threads';
import type { CollegeFrame } from '../../preload/contract/frames.ts';
import { Refusal } from '../refusal.ts';
import type { Standing } from './standing.ts';
import { type Close, type FromThread, type Outcome, thrown } from './thread-words.ts';

/** A thread that answers by number. Whatever happens to it, every promise it owes is settled. */
export type Thread<Words> = {
  /** Notes who waits for an answer, under the next number. */
  owe<T>(resolve: (value: T) => void, reject: (error: Error) => void): number;
  post(words: Words, transfer?: readonly ArrayBuffer[]): void;
  /** Ends it once everything posted before has been done. */
  close(): Promise<void>;
};

export type Ears = {
  readonly onFrames: (frames: readonly CollegeFrame[]) => void;
  readonly onStanding: (standing: Standing) => void;
  /** A bug the thread survived, or the reason it died. */
  readonly onBug: (error: Error) => void;
};

/** What a thread makes is mostly gone by its next message; left to itself, each would take several times this. */
const YOUNG_MB = 6;

type Owed = { readonly resolve: (value: never) => void; readonly reject: (error: Error) => void };

/** Resolves when the thread says it is ready; rejects with what kept it from that. */
export const startThread = async <Words>(file: URL, folder: string, ears: Ears): Promise<Thread<Words>> => {
  const worker = new Worker(file, { workerData: { folder }, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
  const owed = new Map<number, Owed>();
  let lastId = 0;
  let dead: Error | null = null;

  const settle = (outcome: Outcome): void => {
    const waiting = owed.get(outcome.id);
    owed.delete(outcome.id);
    if (outcome.ok) waiting?.resolve(outcome.value as never);
    else waiting?.reject(thrown(outcome.error));
  };
  const die = (error: Error): void => {
    dead = error;
    for (const { reject } of owed.values()) reject(error);
    owed.clear();
  };
  const ready = Promise.withResolvers<void>();
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));

  worker.on('message', (words: FromThread) => {
    switch (words.kind) {
      case 'ready':
        return ready.resolve();
      case 'failed':
        return ears.onBug(thrown(words.error));
      case 'standing':
        return ears.onStanding(words.standing);
      case 'done':
        // Windows hear of a change no later than Meta hears that we have it.
        if (words.frames.length > 0) ears.onFrames(words.frames);
        for (const { firstId, count } of words.kept)
          for (let id = firstId; id < firstId + count; id += 1) settle({ id, ok: true, value: undefined });
        for (const outcome of words.outcomes) settle(outcome);
        return;
      default:
        return words satisfies never;
    }
  });
  worker.once('error', (error: Error) => {
    const refusal = error.name === 'Refusal' ? asRefusal(error) : error;
    ready.reject(refusal);
    die(new Refusal('unavailable', 'The store has stopped.', { cause: error }));
    ears.onBug(error);
  });
  worker.once('exit', () => die(dead ?? new Refusal('unavailable', 'The store is closed.')));
  await ready.promise;

  return {
    owe: (resolve, reject) => {
      lastId += 1;
      if (dead) reject(dead);
      else owed.set(lastId, { resolve, reject });
      return lastId;
    },
    post: (words, transfer = []) => worker.postMessage(words, [...transfer]),
    close: async () => {
      worker.postMessage({ kind: 'close' } satisfies Close);
      await exited;
    },
  };
};

/** A thread's error arrives as a plain copy; its own class is lost on the way. */
const asRefusal = (error: Error): Refusal => new Refusal('unavailable', error.message, { cause: error });
