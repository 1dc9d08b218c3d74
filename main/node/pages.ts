import { hash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
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
 * The folder of the built pages; builds them first when they are missing or older than their sources. An installed
 * program has pages and no sources: those are taken as they are.
 */
export const builtPages = async (root: string, say: (line: string) => void): Promise<string> => {
  const pages = join(root, 'out', 'renderer');
  const stamp = join(pages, '.sources');
  if (!existsSync(join(root, 'vite.config.ts'))) return pages;
  const wanted = fingerprint(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return pages;
  say('Building the pages (once, until their sources change)...');
  const { build } = await import('vite');
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'error' });
  writeFileSync(stamp, wanted);
  return pages;
};

const fingerprint = (root: string): string => {
  const files = globSync(SOURCES, { cwd: root }).sort();
  return hash('sha256', files.map((file) => `${file}\n${hash('sha256', readFileSync(join(root, file)))}`).join('\n'));
};
