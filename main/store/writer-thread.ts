import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { commitGroup } from './commit-group.ts';
import { openForWriting } from './database.ts';
import { type Standing, standingOf } from './standing.ts';
import type { SignedDelivery } from './store.ts';
import {
  type Batch,
  type FromThread,
  type Outcome,
  type ToWriter,
  throwable,
  type Unkept,
  type WriteCall,
} from './thread-words.ts';
import { unavailable } from './unavailable.ts';
import { createWriter } from './writer.ts';

/** A commit takes at most this many deliveries, so that the first of them does not wait for the last of a flood. */
const GROUP = 512;

const port = parentPort;
if (!port) throw new Error('the writer runs in a thread of its own');
const say = (words: FromThread): void => port.postMessage(words);
const report = (bug: unknown): void => say({ kind: 'failed', error: throwable(bug) });

const { folder } = workerData as { folder: string };
const db = openForWriting(folder);
const writer = createWriter(db, Date.now);

let standing: Standing = 'well';
/** Said before the outcome that shows it, and only when it is another. */
const stand = (error: unknown): void => {
  const now = error === null ? 'well' : standingOf(error);
  if (now === null || now === standing) return;
  standing = now;
  say({ kind: 'standing', standing });
};

/** Everything that has arrived by now, in order; deliveries that come while a commit runs share the next one. */
const waiting = (first: ToWriter): ToWriter[] => {
  const words = [first];
  let size = sizeOf(first);
  while (size < GROUP) {
    const next = receiveMessageOnPort(port)?.message as ToWriter | undefined;
    if (!next) break;
    words.push(next);
    size += sizeOf(next);
  }
  return words;
};
const sizeOf = (words: ToWriter): number => (words.kind === 'record' ? words.lengths.length : 1);

const unpack = ({ apps, bytes, times, lengths }: Batch): SignedDelivery[] => {
  let end = 0;
  return lengths.map((length, index) => {
    end += length;
    return { apps, at: times[index] ?? 0, body: bytes.subarray(end - length, end) };
  });
};

const record = (batches: readonly Batch[]): void => {
  if (batches.length === 0) return;
  const { errors, frames } = commitGroup(writer, batches.flatMap(unpack), report);
  stand(errors.find((error) => error !== null) ?? null);
  let end = 0;
  const outcomes = batches.map(({ id, lengths }): Outcome => {
    end += lengths.length;
    return { id, ok: true, value: unkept(errors.slice(end - lengths.length, end)) };
  });
  say({ kind: 'done', outcomes, frames });
};
const unkept = (errors: readonly (Error | null)[]): Unkept =>
  errors.some((error) => error !== null) ? errors.map((error) => error && throwable(error)) : null;

const call = ({ id, name, params }: WriteCall): void => {
  try {
    const { value, frames } = writer.write(name, params);
    stand(null);
    say({ kind: 'done', outcomes: [{ id, ok: true, value }], frames });
  } catch (error) {
    stand(error);
    const thrown = throwable(unavailable(error) ?? error);
    say({ kind: 'done', outcomes: [{ id, ok: false, error: thrown }], frames: [] });
  }
};

/**
 * Calls go before the deliveries they waited with: nobody has heard yet that one of those is kept, so nothing can hang on it, and
 * a call between two deliveries does not cost them a commit each.
 */
port.on('message', (first: ToWriter) => {
  const words = waiting(first);
  for (const one of words) if (one.kind === 'call') call(one);
  record(words.filter((one) => one.kind === 'record'));
  if (words.at(-1)?.kind !== 'close') return;
  db.close();
  port.close();
});

say({ kind: 'ready' });
