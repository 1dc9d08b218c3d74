import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from './desktop.ts';

export type Packed = {
  /** Every file in the archive, from its top, with forward slashes. */
  readonly files: readonly string[];
  /** Those of them that lie beside the archive, as files. */
  readonly unpacked: readonly string[];
  /** The program's fuses in their order: '1' on, '0' off. */
  readonly fuses: string;
  /** Writes all files, packed and unpacked, into a folder. */
  extract(folder: string): void;
};

const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSES = 8;

/**
 * Not Electron's program but a file with the one part of it that packing changes: the fuses, all standing against us.
 * Everything around it is the real packer's work.
 */
const layRuntime = (folder: string, version: string): void => {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'));
  const wire = Buffer.from(
    [1, FUSES, ...'10110011'].map((part) => (typeof part === 'string' ? part.charCodeAt(0) : part)),
  );
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from(SENTINEL), wire]), { mode: 0o755 });
  writeFileSync(join(folder, 'version'), `v${version}`);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox', 'locales/en-US.pak'])
    writeFileSync(join(folder, name), '');
};

/** Packs the built program for Linux, as `npm run dist` does, without making installers of it. */
export const pack = async (folder: string): Promise<Packed> => {
  const require = createRequire(import.meta.url);
  const { version } = JSON.parse(readFileSync(require.resolve('electron/package.json'), 'utf8')) as { version: string };
  const runtime = join(folder, 'runtime');
  layRuntime(runtime, version);
  const out = join(folder, 'dist');
  const args = [
    '--linux',
    'dir',
    '--x64',
    '--publish',
    'never',
    `-c.electronDist=${runtime}`,
    `-c.directories.output=${out}`,
  ];
  const cli = require.resolve('electron-builder/out/cli/cli.js');
  const packer = spawn(process.execPath, [cli, ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let words = '';
  for (const stream of [packer.stdout, packer.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      words += text;
    });
  const [code] = await once(packer, 'exit');
  if (code !== 0) throw new Error(`The packer ended with code ${code}:\n${words}`);

  const asar = createRequire(require.resolve('app-builder-lib'))('@electron/asar') as Asar;
  const archive = join(out, 'linux-unpacked/resources/app.asar');
  const entries = asar.listPackage(archive, { isPack: true }).map((line) => line.split(' : ') as [string, string]);
  const isFile = (path: string): boolean => !('files' in asar.statFile(archive, path.slice(1)));
  const files = entries.filter(([, path]) => isFile(path));
  const program = readFileSync(join(out, 'linux-unpacked/tickdesk'), 'latin1');
  const at = program.indexOf(SENTINEL) + SENTINEL.length + 2;
  return {
    files: files.map(([, path]) => path.slice(1)),
    unpacked: files.filter(([kind]) => kind.trim() === 'unpack').map(([, path]) => path.slice(1)),
    fuses: program.slice(at, at + FUSES),
    extract: (into) => asar.extractAll(archive, into),
  };
};

/** What is used of `@electron/asar`, the packer's own copy of it. */
type Asar = {
  listPackage(archive: string, options: { isPack: boolean }): string[];
  statFile(archive: string, path: string): object;
  extractAll(archive: string, into: string): void;
};
