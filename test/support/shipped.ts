import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sourcesUnder } from './sources.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));

type Locked = {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

/** The lock-file, by the folder of each package. */
export const locked = (): ReadonlyMap<string, Locked> =>
  new Map(Object.entries(read('package-lock.json').packages as Record<string, Locked>).filter(([path]) => path !== ''));

/** The folder that a package is found in from another's. */
const found = (all: ReadonlyMap<string, Locked>, from: string, name: string): string | null => {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules') - 1))) {
    const path = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (all.has(path)) return path;
    if (at === '') return null;
  }
};

/** Every package of which something is in what we give out: what the program loads, and what is built into the pages. */
export const shipped = (): ReadonlySet<string> => {
  const all = locked();
  const inPages = sourcesUnder('renderer').flatMap(({ imports }) =>
    imports.filter(({ ours }) => !ours).map(({ to }) => to),
  );
  const loaded = Object.keys(read('package.json').dependencies);
  const open = [...new Set([...loaded, ...inPages])].flatMap((name) => found(all, '', name) ?? []);
  const seen = new Set<string>();
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const { dependencies = {}, optionalDependencies = {} } = all.get(path) ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies }))
      open.push(...[found(all, path, name)].filter((next) => next !== null));
  }
  return seen;
};

/** As the package itself says; where it says nothing, the first line of its licence's text. */
export const licenceOf = (path: string): string => {
  const { license } = read(`${path}/package.json`);
  if (typeof license === 'string') return license;
  const file = ['LICENSE', 'LICENSE.md', 'LICENCE'].find((name) => existsSync(join(root, path, name)));
  return file
    ? (readFileSync(join(root, path, file), 'utf8')
        .trim()
        .split('\n')[0] ?? '')
    : '';
};
