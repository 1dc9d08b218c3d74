import { randomUUID } from 'node:crypto';
import type { FILE_ASKS, OpenedMedia } from '../../preload/contract/asks/files.ts';
import { FILE_CHUNK, largestOf } from '../../preload/contract/file-limits.ts';
import type { Fetched, Wanted } from '../media/fetch-media.ts';
import type { Shelf } from '../media/shelf.ts';
import { missing, Refusal } from '../refusal.ts';
import type { Answers } from '../relay/answer-to.ts';
import type { Store } from '../store/store.ts';
import type { KeptFile } from '../store/talking.ts';

const MB = 1024 * 1024;

export const createFileAnswers = (
  store: Store,
  shelf: Shelf,
  fetchMedia: (wanted: Wanted) => Promise<Fetched>,
): Pick<Answers, keyof typeof FILE_ASKS> => {
  const fileOf = async (collegeId: string, id: string): Promise<KeptFile> => {
    const file = await store.read('file', id);
    return file?.collegeId === collegeId ? file : missing('file');
  };
  const messageFile = async (collegeId: string, id: string) =>
    (await store.read('fileOfMessage', collegeId, id)) ?? missing('message');

  /** Chunks of one file are taken one after the other, so that two of the same place cannot both find it free. */
  const adding = new Map<string, Promise<unknown>>();
  const inTurn = <T>(id: string, add: () => Promise<T>): Promise<T> => {
    const mine = (adding.get(id) ?? Promise.resolve()).then(add, add);
    adding.set(id, mine);
    const over = (): void => {
      if (adding.get(id) === mine) adding.delete(id);
    };
    mine.then(over, over);
    return mine;
  };
  const add = async (file: KeptFile, offset: number, bytes: Buffer) => {
    const { id, size } = file;
    if (file.hash !== null) return { id, taken: size, whole: true };
    const before = await shelf.taken(id);
    // A chunk that came twice, or after one that was lost: the asker goes on from here.
    if (offset !== before) return { id, taken: before, whole: false };
    if (before + bytes.length > size) throw new Refusal('bad_request', 'bytes: more than the file was said to have');
    await shelf.add(id, bytes);
    const taken = before + bytes.length;
    if (taken === size) await store.write('endFile', id, await shelf.finish(id));
    return { id, taken, whole: taken === size };
  };

  return {
    'files.begin': async ({ name, mime, size }, { collegeId, who }) => {
      const most = largestOf(mime);
      if (size <= 0) throw new Refusal('bad_request', 'size: The file is empty.');
      if (size > most)
        throw new Refusal(
          'bad_request',
          `size: The file is too large; WhatsApp takes ${(most / MB).toFixed(1)} MB of its kind.`,
        );
      const id = randomUUID();
      await store.write('beginFile', { id, collegeId, name, mime, size }, who);
      return { id };
    },
    'files.add': async ({ id, offset, bytes }, { collegeId }) => {
      const chunk = Buffer.from(bytes, 'base64');
      return inTurn(id, async () => add(await fileOf(collegeId, id), offset, chunk));
    },
    'files.drop': async ({ id }, { collegeId }) => {
      await fileOf(collegeId, id);
      const { orphan } = await store.write('dropFile', id);
      await shelf.drop(id);
      if (orphan !== null) await shelf.remove(orphan);
      return { id };
    },

    'media.open': async ({ messageId }, { collegeId }): Promise<OpenedMedia> => {
      const { at, name, mediaId, phoneNumberId, here } = await messageFile(collegeId, messageId);
      if (here && (await shelf.has(here.hash))) return { file: { name, mime: here.mime, size: here.size } };
      if (mediaId === null) return { file: null, why: 'none', again: null };
      const fetched = await fetchMedia({ collegeId, mediaId, phoneNumberId, at });
      if ('here' in fetched) return { file: { name, mime: fetched.here.mime, size: fetched.here.size } };
      const { why, again } = fetched;
      return { file: null, why, again: again === null ? null : new Date(again).toISOString() };
    },
    'media.read': async ({ id, offset }, { collegeId }) => {
      const { here } = await messageFile(collegeId, id);
      if (!here || !(await shelf.has(here.hash))) return missing('open file');
      const bytes = await shelf.read(here.hash, offset, FILE_CHUNK);
      const next = offset + bytes.length;
      return { bytes: bytes.toString('base64'), next: next < here.size && bytes.length > 0 ? next : null };
    },
  };
};
