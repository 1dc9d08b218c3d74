import { parentPort, workerData } from 'node:worker_threads';
import { openForReading } from './database.ts';
import { createReader } from './reader.ts';
import { type FromThread, type ToReader, throwable } from './thread-words.ts';

const port = parentPort;
if (!port) throw new Error('the reader runs in a thread of its own');
const say = (words: FromThread): void => port.postMessage(words);

const { folder } = workerData as { folder: string };
const db = openForReading(folder);
const read = createReader(db, Date.now);

port.on('message', (words: ToReader) => {
  if (words.kind === 'close') {
    db.close();
    port.close();
    return;
  }
  const { id, name, params } = words;
  try {
    say({ kind: 'done', kept: [], outcomes: [{ id, ok: true, value: read(name, params) }], frames: [] });
  } catch (error) {
    say({ kind: 'done', kept: [], outcomes: [{ id, ok: false, error: throwable(error) }], frames: [] });
  }
});

say({ kind: 'ready' });
