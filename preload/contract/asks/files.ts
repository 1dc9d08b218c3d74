import { z } from 'zod';
import { FILE_CHUNK } from '../file-limits.ts';
import type { Instant } from '../rows.ts';
import { type AskShape, id } from './fields.ts';

/** Base64 of at most one chunk. */
const bytes = z.base64().max(Math.ceil(FILE_CHUNK / 3) * 4);
const offset = z.number().int().min(0);

/** Files on their way out, and those that came with messages. Both go in chunks, so that any wire carries them. */
export const FILE_ASKS = {
  'files.begin': {
    scope: 'college',
    effect: 'write',
    params: z.object({
      name: z.string().trim().min(1).max(240),
      mime: z
        .string()
        .max(200)
        .regex(/^[\w.+-]+\/[\w.+-]+$/, 'a media type such as application/pdf'),
      size: z.number().int(),
    }),
  },
  /** Chunks follow one another: `offset` is how many bytes came before. One that comes twice changes nothing. */
  'files.add': { scope: 'college', effect: 'read', params: z.object({ id, offset, bytes }) },
  /** Throws away what was added; a file that a message already needs stays. */
  'files.drop': { scope: 'college', effect: 'write', params: z.object({ id }) },
  'media.open': { scope: 'college', effect: 'read', params: z.object({ messageId: id }) },
  /** Of a message whose file is open. */
  'media.read': { scope: 'college', effect: 'read', params: z.object({ id, offset }) },
} as const satisfies Record<string, AskShape>;

/** A file that lies here, ready to be read. `mime` is what it was said to be; it is never run. */
export type OpenFile = { readonly name: string | null; readonly mime: string; readonly size: number };

/** Why a file cannot be had; a closed set, so that a window can say it in any language. */
export const MEDIA_TROUBLES = [
  /** The message brought no file, or was taken back. */
  'none',
  /** Meta keeps what students send for 7 days (S17). */
  'gone',
  'too_large',
  /** What came is not what Meta said it would be, or lies where our token must not go. */
  'damaged',
  'no_token',
  'no_connection',
  /** Meta refused, or fails at it. */
  'refused',
] as const;
export type MediaTrouble = (typeof MEDIA_TROUBLES)[number];

/** `again`: when asking once more may help; `null`: never. */
export type OpenedMedia =
  | { readonly file: OpenFile }
  | { readonly file: null; readonly why: MediaTrouble; readonly again: Instant | null };

export type FileValues = {
  'files.begin': { id: string };
  /** `taken`: where the next chunk begins, whatever became of this one. `whole`: all of it is here, and it can be sent. */
  'files.add': { id: string; taken: number; whole: boolean };
  'files.drop': { id: string };
  'media.open': OpenedMedia;
  /** `next` is `null` after the last chunk. */
  'media.read': { bytes: string; next: number | null };
};
