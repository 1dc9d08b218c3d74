import type { MediaRef } from '../meta/line.ts';
import type { Store } from '../store/store.ts';
import type { KeptFile } from '../store/talking.ts';

export type SendableFile = KeptFile & { readonly hash: string };

/** A whole file of the college, which from now on stays because a message needs it; `null` where there is none. */
export const sendableFile = async (store: Store, collegeId: string, id: string): Promise<SendableFile | null> => {
  const file = await store.read('file', id);
  if (file?.collegeId !== collegeId || file.hash === null) return null;
  await store.write('useFile', id);
  return { ...file, hash: file.hash };
};

/** As a message keeps it: the bytes lie here by their hash, and Meta's id of them is another at each number. */
export const mediaOf = ({ mime, name: filename, hash: sha256 }: SendableFile): MediaRef => ({
  id: null,
  mime,
  filename,
  sha256,
});
