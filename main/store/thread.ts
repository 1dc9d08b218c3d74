import { Worker } from 'node:worker_threads';
import type { CollegeFrame } from '../../preload/contract/frames.ts';
import { Refusal } from '../refusal.ts';
import type { Standing } from './standing.ts';
import { type Close, type FromThread, type Outcome, thrown } from './thread-words.ts';

/** A thread that answers by number. Whatever happens to it, every promise it owes is settled. */
export type Thread<Words> = {
  /** Notes who waits for an answer, under a number of its own while it waits. */
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

/** Whoever asks a thread that has ended is answered at once. */
const NOBODY = -1;

/**
 * Those who wait for an answer, by number. A list with holes and not a Map: a Map that is filled and emptied all day leaves
 * outgrown tables behind, and each of them, once it is old, keeps all it held alive until the next full collection: at full
 * speed about half of all deliveries.
 */
const createWaiting = () => {
  const waiting: (Owed | null)[] = [];
  const free: number[] = [];
  return {
    add: (owed: Owed): number => {
      const id = free.pop() ?? waiting.length;
      waiting[id] = owed;
      return id;
    },
    take: (id: number): Owed | null => {
      const owed = waiting[id] ?? null;
      waiting[id] = null;
      free.push(id);
      return owed;
    },
    rejectAll: (error: Error): void => {
      for (const owed of waiting.splice(0)) owed?.reject(error);
    },
  };
};

/** Resolves when the thread says it is ready; rejects with what kept it from that. */
export const startThread = async <Words>(file: URL, folder: string, ears: Ears): Promise<Thread<Words>> => {
  const worker = new Worker(file, { workerData: { folder }, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
  const waiting = createWaiting();
  let dead: Error | null = null;

  const settle = (outcome: Outcome): void => {
    const owed = waiting.take(outcome.id);
    if (outcome.ok) owed?.resolve(outcome.value as never);
    else owed?.reject(thrown(outcome.error));
  };
  const die = (error: Error): void => {
    dead = error;
    waiting.rejectAll(error);
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
      if (!dead) return waiting.add({ resolve, reject });
      reject(dead);
      return NOBODY;
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
