import { FILE_CHUNK, type FileKind, fileKindOf, largestOf } from '../../preload/contract/file-limits.ts';
import { AskFailure } from '../connection/ask-failure.ts';
import type { AskDesk } from '../connection/open-asks.ts';

export type UploadTrouble = 'empty' | 'too_large' | 'failed';

export type UploadState = {
  /** The desk's id of it, once it has one. */
  readonly id: string | null;
  readonly taken: number;
  readonly whole: boolean;
  readonly trouble: UploadTrouble | null;
};

/** A file on its way to the desk, chunk by chunk, while the person goes on writing. */
export type Upload = {
  readonly name: string;
  readonly mime: string;
  readonly kind: FileKind;
  readonly size: number;
  /** The most that WhatsApp takes of its kind. */
  readonly most: number;
  /** To show a picture before it is sent. */
  readonly content: Blob;
  readonly state: () => UploadState;
  /** Returns its undo. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Stops, and has the desk throw away what it has. */
  readonly drop: () => void;
};

const NOTHING: UploadState = { id: null, taken: 0, whole: false, trouble: null };

export const startUpload = (ask: AskDesk, file: File): Upload => {
  const mime = file.type || 'application/octet-stream';
  const most = largestOf(mime);
  const listeners = new Set<() => void>();
  const stop = new AbortController();
  let state = NOTHING;
  const become = (change: Partial<UploadState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const carry = async (): Promise<void> => {
    const { id } = await ask('files.begin', { name: file.name || 'file', mime, size: file.size });
    become({ id });
    while (!state.whole && !stop.signal.aborted) {
      const bytes = await toBase64(file.slice(state.taken, state.taken + FILE_CHUNK));
      const { taken, whole } = await ask('files.add', { id, offset: state.taken, bytes }, { signal: stop.signal });
      become({ taken, whole });
    }
  };
  if (file.size === 0) state = { ...NOTHING, trouble: 'empty' };
  else if (file.size > most) state = { ...NOTHING, trouble: 'too_large' };
  else
    carry().catch((error: unknown) => {
      if (stop.signal.aborted) return;
      become({ trouble: 'failed' });
      if (!(error instanceof AskFailure) && !(error instanceof DOMException)) throw error;
    });

  return {
    name: file.name,
    mime,
    kind: fileKindOf(mime),
    size: file.size,
    most,
    content: file,
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    drop: () => {
      stop.abort();
      if (state.id === null) return;
      ask('files.drop', { id: state.id }).catch((error: unknown) => {
        // The desk sweeps away what nobody finishes.
        if (!(error instanceof AskFailure)) throw error;
      });
    },
  };
};

const toBase64 = async (chunk: Blob): Promise<string> => {
  const bytes = new Uint8Array(await chunk.arrayBuffer());
  const pieces: string[] = [];
  for (let i = 0; i < bytes.length; i += 0x8000) pieces.push(String.fromCharCode(...bytes.subarray(i, i + 0x8000)));
  return btoa(pieces.join(''));
};
