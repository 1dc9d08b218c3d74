import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from '../../figures/figure.ts';
import { smallDisk } from '../../support/small-disk.ts';
import { openDesk } from '../../support/store-folder.ts';
import { refusedStart } from './refused-start.ts';

const NOBODY = 65_534;

/** Folders and files that may only be read: each start is refused in one sentence. */
export const readOnly = async (say: (line: string) => void): Promise<Figure[]> => {
  const starts: { readonly what: string; readonly isClear: boolean; readonly words: string }[] = [];
  const start = (what: string, folder: string, before: readonly string[] = []): void => {
    starts.push({ what, ...refusedStart({ TICKDESK_DATA: folder }, before) });
  };

  await using disk = smallDisk(16);
  if (disk.makeReadOnly !== null) {
    const folder = join(disk.path, 'data');
    mkdirSync(folder);
    disk.makeReadOnly();
    start('a disk that is mounted read-only', folder);
  }
  // Root may write anywhere: it has to be somebody else.
  const asOther =
    process.getuid?.() === 0 ? ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'] : [];
  const own = (path: string, mode: number): void => {
    if (asOther.length > 0) chownSync(path, NOBODY, NOBODY);
    chmodSync(path, mode);
  };
  {
    using desk = openDesk();
    own(desk.folder, 0o500);
    start('a folder that may only be read', desk.folder, asOther);
    own(desk.folder, 0o700);
  }
  {
    using desk = openDesk();
    own(desk.folder, 0o700);
    own(join(desk.folder, 'tickdesk.db'), 0o400);
    start('a database that may only be read', desk.folder, asOther);
  }
  for (const { what, words } of starts) say(`  ${what}: ${words}`);
  return [
    { name: 'read-only: starts tried', value: starts.length, unit: '', bar: { kind: 'at least', value: 2 } },
    {
      name: 'read-only: not refused in one sentence',
      value: starts.filter(({ isClear }) => !isClear).length,
      unit: '',
      bar: { kind: 'at most', value: 0 },
    },
  ];
};
