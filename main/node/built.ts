import { spawn } from 'node:child_process';
import { hash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Something that is built from sources before the program can use it. */
export type Product = {
  readonly name: string;
  /** Patterns of what it is made from. */
  readonly sources: readonly string[];
  /** Vite's configuration for it. */
  readonly config: string;
};

/** An older build may still be served by a program that was started from it. */
const KEPT_MS = 24 * 60 * 60 * 1_000;

/**
 * The folder of a built product, named by what it is made from; builds it first when there is none yet. Programs that
 * start at once may each build: the first one's stays.
 */
export const built = async (root: string, product: Product, say: (line: string) => void): Promise<string> => {
  const home = join(root, 'out', product.name);
  const folder = join(home, fingerprint(root, product.sources));
  if (existsSync(folder)) return folder;
  say(`Building ${product.name} (once, until its sources change)...`);
  const fresh = join(home, `.${process.pid}`);
  mkdirSync(fresh, { recursive: true });
  await build(root, product.config, fresh);
  try {
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  for (const other of readdirSync(home).map((name) => join(home, name)))
    if (other !== folder && Date.now() - statSync(other).mtimeMs > KEPT_MS) rmSync(other, { recursive: true });
  return folder;
};

/** In a process of its own: the builder's memory would stay with ours. */
const build = async (root: string, config: string, folder: string): Promise<void> => {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--config', join(root, config), '--outDir', folder, '--logLevel', 'error'];
  // Our standard output is for addresses only.
  const [code] = await once(spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] }), 'exit');
  if (code !== 0) throw new Error(`${config} could not be built (exit code ${code}).`);
};

const fingerprint = (root: string, sources: readonly string[]): string => {
  const files = globSync([...sources], { cwd: root }).sort();
  const sums = files.map((file) => `${file}\n${hash('sha256', readFileSync(join(root, file)))}`);
  return hash('sha256', sums.join('\n')).slice(0, 16);
};
