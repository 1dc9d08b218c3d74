import { createHash, hash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Tells what stands in these files, and in all files of these folders: another text once any of them is another. */
export const fingerprint = (root: string, sources: readonly string[]): string => {
  const sum = createHash('sha256');
  for (const file of sources.flatMap((source) => filesOf(join(root, source))).sort())
    sum.update(`${relative(root, file)}\n${hash('sha256', readFileSync(file))}\n`);
  return sum.digest('hex');
};

const filesOf = (path: string): readonly string[] =>
  statSync(path).isFile()
    ? [path]
    : readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name));
