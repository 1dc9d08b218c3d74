import { parentPort, workerData } from 'node:worker_threads';
import { damaged } from './damage.ts';
import { openForReading } from './database.ts';
import { createReader } from './reader.ts';
import { planRestore, stageRestore } from './restore.ts';
import { type FileCall, type FromThread, type ReadCall, type ToReader, throwable } from './thread-words.ts';
import { damagedInUse } from './unavailable.ts';
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

const WITH_FILE = {
  backup: (file) => writeBackup(db, file),
  planRestore: (file) => planRestore(folder, file),
  stageRestore: (file) => stageRestore(folder, file),
} as const satisfies Record<FileCall['kind'], (file: string) => unknown>;

const answer = async (words: ReadCall | FileCall): Promise<void> => {
  const { id } = words;
  try {
    const value = words.kind === 'call' ? read(words.name, words.params) : await WITH_FILE[words.kind](words.file);
    say({ kind: 'done', outcomes: [{ id, ok: true, value }], frames: [] });
  } catch (error) {
    if (damaged(error)) say({ kind: 'standing', standing: 'damaged' });
    const told = damaged(error) ? damagedInUse(error) : error;
    say({ kind: 'done', outcomes: [{ id, ok: false, error: throwable(told) }], frames: [] });
  }
};

say({ kind: 'ready' });
