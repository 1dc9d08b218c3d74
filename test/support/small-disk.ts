import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from './temp-folder.ts';

/** A place to keep things that can be filled to the last byte, and emptied again. */
export type SmallDisk = AsyncDisposable & {
  readonly path: string;
  /** What it truly is. */
  readonly how: string;
  /** Nothing more fits from now on; `pid`: the program that is to meet that. */
  readonly fill: (pid: number) => Promise<void>;
  readonly makeRoom: (pid: number) => void;
  /** Nothing can be written at all from now on; `null` where that cannot be had. */
  readonly makeReadOnly: (() => void) | null;
};

const runs = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;

/** A file system of its own where this user may mount one: ext4 on a loop, else in memory. Elsewhere files that may not grow. */
export const smallDisk = (megabytes: number): SmallDisk => {
  const folder = temporaryFolder('disk');
  const path = join(folder.path, 'mounted');
  const image = join(folder.path, 'image');
  mkdirSync(path);
  writeFileSync(image, '');
  truncateSync(image, megabytes * 2 ** 20);
  // -m 0: nothing is set aside for root, who would never see it full.
  if (runs('mkfs.ext4', '-q', '-m', '0', image) && runs('mount', '-o', 'loop', image, path))
    return mounted(path, folder, `an ext4 file system of ${megabytes} MB on a loop device`);
  if (runs('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path))
    return mounted(path, folder, `a tmpfs of ${megabytes} MB`);
  return limited(path, folder);
};

const mounted = (path: string, folder: Disposable, how: string): SmallDisk => {
  const ballast = join(path, 'ballast');
  return {
    path,
    how,
    fill: () => fillWith(ballast),
    makeRoom: () => rmSync(ballast, { force: true }),
    makeReadOnly: () => {
      if (!runs('mount', '-o', 'remount,ro', path)) throw new Error('The disk could not be made read-only.');
    },
    [Symbol.asyncDispose]: async () => {
      if (!runs('umount', path)) runs('umount', '--lazy', path);
      folder[Symbol.dispose]();
    },
  };
};

/** In ever smaller pieces, until not a byte fits. */
const fillWith = async (file: string): Promise<void> => {
  const handle = await open(file, 'a');
  for (let piece = 2 ** 20; piece >= 1; piece = Math.floor(piece / 8))
    for (let full = false; !full; )
      full = await handle.write(Buffer.alloc(piece)).then(
        ({ bytesWritten }) => bytesWritten < piece,
        () => true,
      );
  await handle.sync().catch(() => undefined);
  await handle.close();
};

/** `prlimit`: files of the program may not grow beyond what its database has now. */
const limited = (path: string, folder: Disposable): SmallDisk => ({
  path,
  how: 'a limit on the size of files (prlimit), for no file system could be mounted',
  fill: async (pid) => {
    const wal = statSync(join(path, 'tickdesk.db-wal')).size;
    if (!runs('prlimit', '--pid', String(pid), `--fsize=${wal}:unlimited`))
      throw new Error('prlimit is needed where nothing can be mounted.');
  },
  makeRoom: (pid) => void runs('prlimit', '--pid', String(pid), '--fsize=unlimited:unlimited'),
  makeReadOnly: null,
  [Symbol.asyncDispose]: async () => folder[Symbol.dispose](),
});
