import { Refusal } from '../refusal.ts';

/** Where a page ended: the sort key of its last row and that row's own number. Opaque to windows. */
export type Cursor<Key extends string | number> = { readonly key: Key; readonly n: number };

export const writeCursor = ({ key, n }: Cursor<string | number>): string =>
  Buffer.from(JSON.stringify([key, n])).toString('base64url');

export const readCursor = <Key extends string | number>(
  text: string | undefined,
  kind: Key extends string ? 'string' : 'number',
): Cursor<Key> | null => {
  if (text === undefined) return null;
  try {
    const [key, n] = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (typeof key === kind && Number.isSafeInteger(n)) return { key, n };
  } catch (cause) {
    throw new Refusal('bad_request', 'That page does not exist.', { cause });
  }
  throw new Refusal('bad_request', 'That page does not exist.');
};
