import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { holdFile } from '../../main/node/hold-file.ts';

export type BrowserBinary = {
  readonly name: string;
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
};

const PACKAGE = new URL('..', import.meta.resolve('@sparticuz/chromium'));
const ARCHIVES = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];

// The package unpacks into the temporary folder of its process, so a child with a TMPDIR of our choice unpacks where we say.
const UNPACK = `import { inflate } from '@sparticuz/chromium';
await Promise.all(process.argv.slice(1).map((archive) => inflate(archive)));`;

const fontsConfig = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;

const unpackInto = async (folder: string): Promise<void> => {
  const archives = ARCHIVES.map((name) => fileURLToPath(new URL(`bin/${name}`, PACKAGE)));
  const child = spawn(process.execPath, ['--input-type=module', '--eval', UNPACK, ...archives], {
    cwd: dirname(fileURLToPath(import.meta.url)),
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`Unpacking the bundled Chromium ended with code ${code}`);
};

/** Several processes may ask at once: one unpacks, the others wait for it, and nobody sees half a browser. */
const unpackOnce = async (home: string): Promise<void> => {
  using _lock = await holdFile(`${home}.lock`);
  if (existsSync(home)) return;
  // One whose parent was killed may still be unpacking into its own.
  const half = `${home}.${process.pid}`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half);
  await unpackInto(half);
  await writeFile(join(half, 'fonts.conf'), fontsConfig(home));
  await rename(half, home);
};

/**
 * The headless Chromium that `@sparticuz/chromium` carries, with the libraries and fonts it carries too, so that a
 * machine with nothing but a C library can run it (Linux x64). Unpacked once, beside the installed packages.
 */
export const bundledChromium = async (): Promise<BrowserBinary> => {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chrome or Chromium found. Install one, or set CHROME_PATH to it.');
  }
  const { version } = JSON.parse(await readFile(new URL('package.json', PACKAGE), 'utf8')) as { version: string };
  const home = fileURLToPath(new URL(`../../.cache/tickdesk/chromium-${version}`, PACKAGE));
  if (!existsSync(home)) await unpackOnce(home);
  return {
    name: `bundled Chromium ${version}`,
    path: join(home, 'chromium'),
    env: { LD_LIBRARY_PATH: join(home, 'al2023', 'lib'), FONTCONFIG_FILE: join(home, 'fonts.conf') },
  };
};
