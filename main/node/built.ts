import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runBuilder } from './builder.ts';
import { holdFile } from './hold-file.ts';
import { fingerprint } from './sources.ts';

/** Something that is built from sources before the program can use it. */
export type Product = {
  readonly name: string;
  /** Files and folders it is made from. */
  readonly sources: readonly string[];
  /** Vite's configuration for it. */
  readonly config: string;
};

/** An older build may still be served by a program that was started from it. */
const KEPT_MS = 24 * 60 * 60 * 1_000;

/** The folder of a built product, named by what it is made from; builds it first when there is none yet. */
export const built = async (root: string, product: Product, say: (line: string) => void): Promise<string> => {
  const home = join(root, 'out', product.name);
  const folder = join(home, fingerprint(root, product.sources).slice(0, 16));
  if (existsSync(folder)) return folder;
  using _lock = await holdFile(`${home}.lock`);
  // Another program may have built it while we waited for the lock.
  if (existsSync(folder)) return folder;
  say(`Building ${product.name} (once, until its sources change)...`);
  // A builder whose program was killed may still be writing into its own.
  const fresh = join(home, `.${process.pid}`);
  await runBuilder(root, 'vite/bin/vite.js', ['--config', join(root, product.config), '--outDir', fresh]);
  renameSync(fresh, folder);
  for (const other of readdirSync(home).map((name) => join(home, name)))
    if (other !== folder && Date.now() - statSync(other).mtimeMs > KEPT_MS) rmSync(other, { recursive: true });
  return folder;
};
