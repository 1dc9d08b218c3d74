import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Electron's program, or why there is none, in words. */
export type Runtime = { readonly program: string } | { readonly missing: string };

const FETCH_WITHIN_MS = 180_000;

/** Electron's package carries no program: it fetches that at its first start, from outside the package registry. */
export const electronRuntime = (say: (line: string) => void): Runtime => {
  const installer = installerOf();
  if (installer === null) return { missing: 'the package electron is not installed' };
  const there = programIn(dirname(installer));
  if (there !== null) return { program: there };
  say('Fetching the runtime of Electron (once)...');
  const { status, stderr } = spawnSync(process.execPath, [installer], { timeout: FETCH_WITHIN_MS, encoding: 'utf8' });
  const program = status === 0 ? programIn(dirname(installer)) : null;
  return program === null ? { missing: `the runtime of Electron could not be fetched${reason(stderr)}` } : { program };
};

const installerOf = (): string | null => {
  try {
    return join(dirname(fileURLToPath(import.meta.resolve('electron'))), 'install.js');
  } catch {
    return null;
  }
};

const programIn = (home: string): string | null => {
  const kept = join(home, 'path.txt');
  if (!existsSync(kept)) return null;
  const program = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(home, 'dist'), readFileSync(kept, 'utf8'));
  return existsSync(program) ? program : null;
};

/** The first line of what the installer says, without the address it tried. */
const reason = (words: string): string => {
  const line = words
    .split('\n')
    .map((text) => text.replaceAll(/https?:\/\/\S+/g, '').trim())
    .find((text) => /error/i.test(text));
  return line === undefined ? '' : ` (${line.slice(0, 160)})`;
};
