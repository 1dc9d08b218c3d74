import { setImmediate } from 'node:timers';
import type { CollegeFrame } from '../../preload/contract/frames.ts';
import { Refusal } from '../refusal.ts';
import type { Standing } from './standing.ts';
import type { Reads, SignedDelivery, Store } from './store.ts';
import { startThread, type Thread } from './thread.ts';
import {
  type FileCall,
  type ReadCall,
  type ToReader,
  type ToWriter,
  thrown,
  type Unkept,
  type WriteCall,
} from './thread-words.ts';
import { damagedInUse } from './unavailable.ts';

export type StoreOptions = {
  /** Where the database lives; it exists and nobody else writes there. */
  readonly folder: string;
  readonly onBug: (error: Error) => void;
  /** Called whenever `standing` is another. */
  readonly onStanding?: (standing: Standing) => void;
  /** Where the threads' code lies; without it, the sources. */
  readonly threads?: StoreThreads | undefined;
};

/** A program built into few files has the store's threads beside it, under names of its own. */
export type StoreThreads = { readonly writer: URL; readonly reader: URL };

/** So many deliveries are sent on without waiting for the rest of the turn: the writer works while this thread reads on. */
const TURN = 32;

/** Waiting for the disk beyond this, Meta hears 503 and keeps the delivery for us. */
const MOST_WAITING_BYTES = 64 * 1024 * 1024;

/**
 * The store on SQLite: one thread that writes, one that reads, and one for long reads. Rejects with a `Refusal` when the database is damaged
 * or newer than this program.
 */
export const openStore = async ({
  folder,
  onBug,
  onStanding: tell = () => undefined,
  threads = sources(),
}: StoreOptions): Promise<Store> => {
  const listeners = new Set<(frames: readonly CollegeFrame[]) => void>();
  const onFrames = (frames: readonly CollegeFrame[]): void => {
    for (const listener of listeners) listener(frames);
  };
  let standing: Standing = 'well';
  const onStanding = (now: Standing): void => {
    if (standing === now || standing === 'damaged') return;
    standing = now;
    tell(now);
  };
  const ears = { onFrames, onBug, onStanding };
  const startReader = (): Promise<Thread<ToReader>> => startThread(threads.reader, folder, ears);
  const writer = await startThread<ToWriter>(threads.writer, folder, ears);
  const reader = await startReader().catch(async (error) => {
    await writer.close();
    throw error;
  });
  const recordSound = createRecord(writer);
  const record: Store['record'] = (delivery) =>
    standing === 'damaged' ? Promise.reject(damagedInUse()) : recordSound(delivery);
  let long: Promise<Thread<ToReader>> | null = null;
  const longReader = (): Promise<Thread<ToReader>> => {
    long ??= startReader();
    return long;
  };

  /** In a thread of its own, which may take as long as the file is large. */
  const withFile = async <T>(kind: FileCall['kind'], file: string): Promise<T> => {
    const other = await startReader();
    try {
      return await new Promise<T>((resolve, reject) => other.post({ kind, id: other.owe(resolve, reject), file }));
    } finally {
      await other.close();
    }
  };

  return {
    record,
    standing: () => standing,
    write: (name, ...params) =>
      new Promise((resolve, reject) => {
        if (standing === 'damaged') return reject(damagedInUse());
        writer.post({ kind: 'call', id: writer.owe(resolve, reject), name, params } as WriteCall);
      }),
    read: async (name, ...params) => ask(LONG.has(name) ? await longReader() : reader, name, params),
    check: async () => {
      const checker = await startReader();
      try {
        const found = await ask(checker, 'damage', []);
        if (found !== null) onStanding('damaged');
        return found;
      } finally {
        await checker.close();
      }
    },
    backup: (file) => withFile('backup', file),
    planRestore: (file) => withFile('planRestore', file),
    stageRestore: (file) => withFile('stageRestore', file),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    [Symbol.asyncDispose]: async () => {
      // The last to close moves the journal into the file, and the reader may not write.
      await (await long)?.close();
      await reader.close();
      await writer.close();
    },
  };
};

/** Reads that may take long have a thread of their own, from the first of them on: no list waits for them. */
const LONG: ReadonlySet<keyof Reads> = new Set([
  'searchHistory',
  'exportRows',
  'summary',
  'tracesOf',
  'listDeliveries',
  'delivery',
  'replayable',
]);

const sources = (): StoreThreads => ({
  writer: new URL('./writer-thread.ts', import.meta.url),
  reader: new URL('./reader-thread.ts', import.meta.url),
});

const ask = <K extends keyof Reads>(
  reader: Thread<ToReader>,
  name: K,
  params: Parameters<Reads[K]>,
): Promise<ReturnType<Reads[K]>> =>
  new Promise((resolve, reject) =>
    reader.post({ kind: 'call', id: reader.owe(resolve, reject), name, params } as ReadCall),
  );

type Waiting = {
  readonly delivery: SignedDelivery;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
};

/** Deliveries of one turn of the event loop, signed by the same apps, travel to the writer together. */
const createRecord = (writer: Thread<ToWriter>): Store['record'] => {
  let turn: Waiting[] = [];
  let waitingBytes = 0;

  const send = (): void => {
    const [first] = turn;
    if (!first) return;
    const sent = turn;
    turn = [];
    const deliveries = sent.map(({ delivery }) => delivery);
    const bytes = join(deliveries.map(({ body }) => body));
    const times = deliveries.map(({ at }) => at);
    const lengths = deliveries.map(({ body }) => body.length);
    // Once it has changed owner, the buffer itself is empty here.
    const size = bytes.length;
    const settle = (errors: Unkept<Error>): void => {
      waitingBytes -= size;
      for (const [index, { resolve, reject }] of sent.entries()) {
        const error = errors?.[index];
        if (error) reject(error);
        else resolve();
      }
    };
    const id = writer.owe<Unkept>(
      (errors) => settle(errors?.map((error) => error && thrown(error)) ?? null),
      (error) => settle(sent.map(() => error)),
    );
    writer.post({ kind: 'record', id, apps: first.delivery.apps, bytes, times, lengths }, [bytes.buffer]);
  };

  return (delivery) =>
    new Promise((resolve, reject) => {
      if (waitingBytes > MOST_WAITING_BYTES)
        return reject(new Refusal('unavailable', 'Too many deliveries wait for the disk.'));
      if (turn[0] && !sameApps(turn[0].delivery.apps, delivery.apps)) send();
      if (turn.length === 0) setImmediate(send);
      waitingBytes += delivery.body.length;
      turn.push({ delivery, resolve, reject });
      if (turn.length === TURN) send();
    });
};

const sameApps = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((app, place) => app === b[place]);

const join = (bodies: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(bodies.reduce((sum, body) => sum + body.length, 0));
  let start = 0;
  for (const body of bodies) {
    whole.set(body, start);
    start += body.length;
  }
  return whole;
};
