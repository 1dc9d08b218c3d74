import { globSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A page of the documentation; `path` is from the top of the repository, with forward slashes. */
export type Document = { readonly path: string; readonly text: string };

export const documentAt = (path: string): Document => ({
  path,
  text: readFileSync(join(ROOT, path), 'utf8').replaceAll('\r\n', '\n'),
});

export const documents = (): readonly Document[] =>
  globSync(['*.md', 'docs/**/*.md'], { cwd: ROOT })
    .map((path) => documentAt(path.split(sep).join('/')))
    .sort((a, b) => (a.path < b.path ? -1 : 1));

/** Where its links lead within the repository, from the top of it. */
export const linksOf = ({ path, text }: Document): readonly string[] =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target.replace(/#.*/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
    .map((target) => posix.normalize(posix.join(posix.dirname(path), target)));

const OURS = /^(main|preload|renderer|test|assets|docs|\.ci|\.github)\/[\w./-]+$/;

/** Files and folders it names as code, from the top of the repository. */
export const pathsNamedBy = ({ text }: Document): readonly string[] =>
  [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code).filter((code) => OURS.test(code));

/** The first cell of each row of the tables under a heading; code without its marks, what stands in brackets left out. */
export const firstCells = ({ path, text }: Document, heading: string): readonly string[] => {
  const section = text.split(/^(?=#+ )/m).find((part) => part.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`${path} has no heading ${heading}`);
  return [...section.matchAll(/^\| `([^`]+)`[^|]*\|/gm)].map(([, cell = '']) => cell);
};
