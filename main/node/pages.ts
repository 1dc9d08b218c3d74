import { spawn } from 'node:child_process';
import { hash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What the built pages are made from. */
const SOURCES = [
  'renderer/**/*.*',
  'preload/contract/**/*.ts',
  'assets/**/*.svg',
  'vite.config.ts',
  'package-lock.json',
];

/**
 * The folder of the built pages, named by what they are made from; builds them first when there is none yet. Programs
 * that start at once may each build: the first one's pages stay. An installed program has pages and no sources.
 */
export const builtPages = async (root: string, say: (line: string) => void): Promise<string> => {
  const out = join(root, 'out');
  if (!existsSync(join(root, 'vite.config.ts'))) return join(out, 'renderer');
  const pages = join(out, 'pages', fingerprint(root));
  if (existsSync(pages)) return pages;
  say('Building the pages (once, until their sources change)...');
  const fresh = join(out, 'pages', `.${process.pid}`);
  mkdirSync(fresh, { recursive: true });
  await build(root, fresh);
  try {
    renameSync(fresh, pages);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(pages)) throw error;
  }
  return pages;
};

/** In a process of its own: the builder's memory would stay with ours. */
const build = async (root: string, folder: string): Promise<void> => {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--config', join(root, 'vite.config.ts'), '--outDir', folder, '--logLevel', 'error'];
  // Our standard output is for addresses only.
  const [code] = await once(spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] }), 'exit');
  if (code !== 0) throw new Error(`The pages could not be built (exit code ${code}).`);
};

const fingerprint = (root: string): string => {
  const files = globSync(SOURCES, { cwd: root }).sort();
  const sums = files.map((file) => `${file}\n${hash('sha256', readFileSync(join(root, file)))}`);
  return hash('sha256', sums.join('\n')).slice(0, 16);
};
