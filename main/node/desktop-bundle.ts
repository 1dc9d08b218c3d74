import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runBuilder } from './builder.ts';
import { holdFile } from './hold-file.ts';
import { fingerprint } from './sources.ts';

/** What the desktop app is made from. */
const SOURCES = [
  'main',
  'preload',
  'renderer',
  'assets',
  'electron.vite.config.ts',
  'vite.config.ts',
  'package-lock.json',
];
const OUTPUTS = ['main/main.js', 'preload/preload.cjs', 'renderer/index.html'];

/** Builds the desktop app (main process, preload, pages) into `out/` when it is missing or older than its sources. */
export const buildDesktop = async (root: string, say: (line: string) => void): Promise<void> => {
  const out = join(root, 'out');
  const stamp = join(out, '.desktop');
  const wanted = fingerprint(root, SOURCES);
  const isFresh = (): boolean =>
    OUTPUTS.every((file) => existsSync(join(out, file))) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (isFresh()) return;
  using _lock = await holdFile(join(out, 'desktop.lock'));
  // Another program may have built it while we waited for the lock.
  if (isFresh()) return;
  say('Building the desktop app (once, until its sources change)...');
  await runBuilder(root, 'electron-vite/bin/electron-vite.js', []);
  writeFileSync(stamp, wanted);
};
