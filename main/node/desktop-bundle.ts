import { spawn } from 'node:child_process';
import { hash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** What the desktop app is made from. */
const SOURCES = [
  'main/**/*.ts',
  'preload/**/*.ts',
  'renderer/**/*.*',
  'assets/**/*.svg',
  'electron.vite.config.ts',
  'vite.config.ts',
  'package-lock.json',
];
const OUTPUTS = ['main/main.js', 'preload/preload.cjs', 'renderer/index.html'];
/** A builder that takes longer than this has died. */
const AT_MOST_MS = 120_000;

/** Builds the desktop app (main process, preload, pages) into `out/` when it is missing or older than its sources. */
export const buildDesktop = async (root: string, say: (line: string) => void): Promise<void> => {
  const out = join(root, 'out');
  const stamp = join(out, '.desktop');
  const wanted = fingerprint(root);
  const isFresh = (): boolean =>
    OUTPUTS.every((file) => existsSync(join(out, file))) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (isFresh()) return;
  using _lock = await lock(join(out, '.building'));
  // Another program may have built it while we waited for the lock.
  if (isFresh()) return;
  say('Building the desktop app (once, until its sources change)...');
  await build(root);
  writeFileSync(stamp, wanted);
};

/** In a process of its own: the builder's memory would stay with ours. */
const build = async (root: string): Promise<void> => {
  const args = [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'error'];
  // Our standard output is for addresses only.
  const [code] = await once(spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] }), 'exit');
  if (code !== 0) throw new Error(`The desktop app could not be built (exit code ${code}).`);
};

const lock = async (folder: string): Promise<Disposable> => {
  mkdirSync(join(folder, '..'), { recursive: true });
  while (!taken(folder)) {
    if (existsSync(folder) && Date.now() - statSync(folder).mtimeMs > AT_MOST_MS) rmSync(folder, { recursive: true });
    await wait(100);
  }
  return { [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
};

const taken = (folder: string): boolean => {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
};

const fingerprint = (root: string): string => {
  const files = globSync(SOURCES, { cwd: root }).sort();
  return hash('sha256', files.map((file) => `${file}\n${hash('sha256', readFileSync(join(root, file)))}`).join('\n'));
};
