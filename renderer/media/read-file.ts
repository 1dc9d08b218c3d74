import type { OpenedMedia, OpenFile } from '../../preload/contract/asks/files.ts';
import type { AskDesk } from '../connection/open-asks.ts';

/** The file of a message, in this window's memory; or why it cannot be had. */
export type ReadMedia =
  | { readonly file: OpenFile; readonly content: Blob }
  | (Extract<OpenedMedia, { file: null }> & { readonly content?: never });

/** Meta may take its time over a large file. */
const PATIENCE_MS = 10 * 60_000;

/** Only what is drawn as a picture, a sound or a film keeps its type: anything else could be opened as a page of ours. */
const SHOWN = /^(image\/(jpeg|png|gif|webp)|audio\/[\w.+-]+|video\/[\w.+-]+)$/;

export const readFile = async (ask: AskDesk, messageId: string, signal: AbortSignal): Promise<ReadMedia> => {
  const opened = await ask('media.open', { messageId }, { timeoutMs: PATIENCE_MS, signal });
  if (opened.file === null) return opened;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (let offset: number | null = 0; offset !== null; ) {
    const chunk: { bytes: string; next: number | null } = await ask(
      'media.read',
      { id: messageId, offset },
      { signal },
    );
    chunks.push(fromBase64(chunk.bytes));
    offset = chunk.next;
  }
  const type = SHOWN.test(opened.file.mime) ? opened.file.mime : 'application/octet-stream';
  return { file: opened.file, content: new Blob(chunks, { type }) };
};

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
