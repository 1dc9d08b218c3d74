import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `to` is a path from the top of the repository for a file of ours, else the name of the package. */
export type Import = {
  readonly to: string;
  readonly ours: boolean;
  /** `import type`: gone when the program runs. */
  readonly typeOnly: boolean;
};

/** A source file; `path` is from the top of the repository, with forward slashes. */
export type Source = { readonly path: string; readonly text: string; readonly imports: readonly Import[] };

const root = fileURLToPath(new URL('../..', import.meta.url));

const IMPORTS = [
  // import x from 'y'; export { x } from 'y'; over several lines too, but not across another statement.
  /^\s*(?:import|export)\b[^'";]*?\bfrom\s*['"]([^'"]+)['"]/gm,
  /^\s*import\s*['"]([^'"]+)['"]/gm,
  /\bimport\(\s*['"]([^'"]+)['"]/g,
  /\brequire\(\s*['"]([^'"]+)['"]/g,
  // A worker is started by its address.
  /\bnew URL\(\s*['"](\.[^'"]+\.tsx?)['"],\s*import\.meta\.url\s*\)/g,
];

const packageName = (name: string): string =>
  name.startsWith('node:') ? name : name.split('/', name.startsWith('@') ? 2 : 1).join('/');

const importOf = (path: string, statement: string, name: string): Import => {
  const ours = name.startsWith('.');
  const to = ours ? posix.join(posix.dirname(path), name.replace(/\?.*$/, '')) : packageName(name);
  return { to, ours, typeOnly: /^\s*import\s+type\b/.test(statement) };
};

const sourceAt = (path: string): Source => {
  const text = readFileSync(join(root, path), 'utf8');
  const found = IMPORTS.flatMap((pattern) => [...text.matchAll(pattern)]);
  return { path, text, imports: found.map(([statement, name = '']) => importOf(path, statement, name)) };
};

/** Every TypeScript file under these folders, in the order of their paths. */
export const sourcesUnder = (...folders: readonly string[]): readonly Source[] =>
  folders
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }))
    .map((path) => path.split(sep).join('/'))
    .filter((path) => !path.endsWith('.d.ts') && dirname(path) !== '.')
    .sort()
    .map(sourceAt);
