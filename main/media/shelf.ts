import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Files in the data folder, for their owner only and named by what is in them: the same file lies here once, and
 * nothing here is ever run. What is not whole yet ends in `.part`.
 */
export type Shelf = {
  /** How many bytes of a begun file are here. */
  taken(id: string): Promise<number>;
  add(id: string, bytes: Uint8Array): Promise<void>;
  /** Names it by its SHA-256 in hex, which is returned. */
  finish(id: string): Promise<string>;
  drop(id: string): Promise<void>;
  remove(hash: string): Promise<void>;
  has(hash: string): Promise<boolean>;
  read(hash: string, offset: number, most: number): Promise<Buffer>;
  /** The whole of it, for Meta; at most 100 MB. */
  whole(hash: string): Promise<Uint8Array<ArrayBuffer>>;
};

/** What was begun and left is swept away at the next start after this. */
const PART_LIVES_MS = 24 * 60 * 60 * 1_000;
const OWNER_ONLY = 0o600;
const HASH = /^[0-9a-f]{64}$/;
const ID = /^[\w-]{1,100}$/;

export const openShelf = async (dataFolder: string, now: () => number): Promise<Shelf> => {
  const folder = join(dataFolder, 'media');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await sweep(folder, now());
  const partOf = (id: string): string => join(folder, `${checked(ID, id)}.part`);
  const fileOf = (hash: string): string => join(folder, checked(HASH, hash));

  return {
    taken: (id) => sizeOf(partOf(id)),
    add: async (id, bytes) => {
      await using part = await open(partOf(id), 'a', OWNER_ONLY);
      await part.appendFile(bytes);
    },
    finish: async (id) => {
      const part = partOf(id);
      const hash = await hashOf(part);
      await using whole = await open(part, 'r+');
      await whole.sync();
      await chmod(part, OWNER_ONLY);
      await rename(part, fileOf(hash));
      return hash;
    },
    drop: (id) => rm(partOf(id), { force: true }),
    remove: (hash) => rm(fileOf(hash), { force: true }),
    has: async (hash) => (await sizeOf(fileOf(hash))) > 0,
    read: async (hash, offset, most) => {
      await using file = await open(fileOf(hash), 'r');
      const { buffer, bytesRead } = await file.read(Buffer.alloc(most), 0, most, offset);
      return buffer.subarray(0, bytesRead);
    },
    whole: async (hash) => {
      await using file = await open(fileOf(hash), 'r');
      const bytes = new Uint8Array((await file.stat()).size);
      await file.read(bytes, 0, bytes.length, 0);
      return bytes;
    },
  };
};

/** Names come from us, but a file's name is the last place to trust that. */
const checked = (pattern: RegExp, name: string): string => {
  if (!pattern.test(name)) throw new Error('not a name of a file of ours');
  return name;
};

const sizeOf = async (path: string): Promise<number> => {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return found?.size ?? 0;
};

const hashOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
};

const sweep = async (folder: string, now: number): Promise<void> => {
  const parts = (await readdir(folder)).filter((name) => name.endsWith('.part'));
  for (const name of parts) {
    const path = join(folder, name);
    if (now - (await stat(path)).mtimeMs > PART_LIVES_MS) await rm(path, { force: true });
  }
};
