import { parentPort, workerData } from 'node:worker_threads';
import { openForReading } from './database.ts';
import { createReader } from './reader.ts';
import { type BackupCall, type FromThread, type ReadCall, type ToReader, throwable } from './thread-words.ts';
import { writeBackup } from './write-backup.ts';

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
  answer(words);
});

const answer = async (words: ReadCall | BackupCall): Promise<void> => {
  const { id } = words;
  try {
    const value = words.kind === 'backup' ? await writeBackup(db, words.file) : read(words.name, words.params);
    say({ kind: 'done', kept: [], outcomes: [{ id, ok: true, value }], frames: [] });
  } catch (error) {
    say({ kind: 'done', kept: [], outcomes: [{ id, ok: false, error: throwable(error) }], frames: [] });
  }
};

say({ kind: 'ready' });
