import { createHash } from 'node:crypto';
import type { Random } from '../random.ts';

export type HeldFile = {
  readonly id: string;
  readonly bytes: Buffer;
  readonly mimeType: string;
  readonly filename: string | null;
};

/** The files Meta holds: what a business uploaded and what people sent. */
export type MediaShelf = {
  readonly put: (bytes: Buffer, mimeType: string, filename?: string) => HeldFile;
  readonly get: (id: string) => HeldFile | undefined;
};

export const createMediaShelf = (random: Random): MediaShelf => {
  const files = new Map<string, HeldFile>();
  return {
    put: (bytes, mimeType, filename) => {
      const file = { id: String(random.between(10 ** 14, 10 ** 15 - 1)), bytes, mimeType, filename: filename ?? null };
      files.set(file.id, file);
      return file;
    },
    get: (id) => files.get(id),
  };
};

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
