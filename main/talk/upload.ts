import type { Answer } from '../graph/graph.ts';
import { uploadMedia } from '../graph/media.ts';
import type { Graphs } from '../graphs.ts';
import type { Shelf } from '../media/shelf.ts';
import type { Store } from '../store/store.ts';

/** The id by which a number may send a file, or why Meta has not got it. */
export type UploadOf = (fileId: string, phoneNumberId: string, stop?: AbortSignal) => Promise<Answer<string>>;

/** Ids of uploaded files live 30 days (PLATFORM 6); one is used up to a day before that. */
const LIVES_MS = 29 * 24 * 60 * 60 * 1_000;

/** Uploads each file once a number and a month, also when a thousand messages carry it at the same time. */
export const createUploadOf = (
  store: Store,
  shelf: Pick<Shelf, 'whole'>,
  graphs: Graphs,
  now: () => number,
): UploadOf => {
  const underway = new Map<string, Promise<Answer<string>>>();

  const upload = async (fileId: string, phoneNumberId: string, stop?: AbortSignal): Promise<Answer<string>> => {
    const known = await store.read('upload', fileId, phoneNumberId);
    if (known && now() - known.at < LIVES_MS) return { ok: true, value: known.mediaId };
    const file = await store.read('file', fileId);
    if (!file?.hash) return { ok: false, failure: { kind: 'unfit', problems: ['The file is no longer there.'] } };
    const { mime: mimeType, name: filename } = file;
    const bytes = await shelf.whole(file.hash);
    const more = stop === undefined ? {} : { stop };
    const answer = await uploadMedia(graphs(phoneNumberId), { phoneNumberId, bytes, mimeType, filename, ...more });
    if (answer.ok) await store.write('saveUpload', { file: fileId, phoneNumberId, mediaId: answer.value });
    return answer;
  };

  return (fileId, phoneNumberId, stop) => {
    const name = `${fileId} ${phoneNumberId}`;
    const running = underway.get(name) ?? upload(fileId, phoneNumberId, stop).finally(() => underway.delete(name));
    underway.set(name, running);
    return running;
  };
};
