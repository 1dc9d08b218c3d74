import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Electron's own program, where it has been fetched; asking for it fetches nothing. */
export const electronBinary = (): string | null => {
  const home = dirname(fileURLToPath(import.meta.resolve('electron')));
  const kept = join(home, 'path.txt');
  if (!existsSync(kept)) return null;
  const program = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(home, 'dist'), readFileSync(kept, 'utf8'));
  return existsSync(program) ? program : null;
};
