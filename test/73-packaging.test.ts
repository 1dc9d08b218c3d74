import { readdirSync, readFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDesktop } from '../main/node/desktop-bundle.ts';
import { ashaRow, dataFolder, openDesk } from './support/electron/desk-of.ts';
import { ROOT } from './support/electron/desktop.ts';
import { type Packed, pack } from './support/electron/pack.ts';
import { standInDriver } from './support/electron/stand-in-driver.ts';
import { temporaryFolder } from './support/temp-folder.ts';

const require = createRequire(import.meta.url);
const builder = createRequire(require.resolve('app-builder-lib'));
const { load } = builder('js-yaml') as { load(text: string): Configuration };
const { validateConfiguration } = builder('./util/config/config.js') as {
  validateConfiguration(configuration: object, log: object): Promise<void>;
};
const { DebugLogger } = builder('builder-util') as { DebugLogger: new () => object };

type Configuration = Readonly<Record<string, unknown>> & { readonly electronFuses: Readonly<Record<string, boolean>> };
const configuration = load(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8'));
const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

describe('electron-builder.yml', () => {
  test('is what the packer itself takes for a configuration, and a wrong word in it would show', async () => {
    await validateConfiguration(configuration, new DebugLogger());
    await expect(validateConfiguration({ ...configuration, asarUnpak: [] }, new DebugLogger())).rejects.toThrow(
      'asarUnpak',
    );
    const fuses = { ...configuration.electronFuses, runAsNode: 'no' };
    await expect(validateConfiguration({ ...configuration, electronFuses: fuses }, new DebugLogger())).rejects.toThrow(
      'runAsNode',
    );
  });

  test('names installers for the three systems, and compiles nothing', () => {
    expect(configuration).toMatchObject({
      npmRebuild: false,
      win: { target: 'nsis' },
      mac: { target: { target: 'dmg', arch: 'universal' }, hardenedRuntime: true },
      linux: { target: ['AppImage', 'deb'] },
    });
  });
});

describe('icons', () => {
  const icon = (name: string): Buffer => readFileSync(join(ROOT, 'assets/icons', name));
  const sideOf = (png: Buffer): number => png.readUInt32BE(16);

  test('every picture has the size that its name says', () => {
    const names = readdirSync(join(ROOT, 'assets/icons')).filter((name) => /^\d+x\d+\.png$/.test(name));
    expect(names.map((name) => Number.parseInt(name, 10)).sort((a, b) => a - b)).toEqual([
      16, 24, 32, 48, 64, 128, 256, 512, 1_024,
    ]);
    for (const name of names) expect(sideOf(icon(name))).toBe(Number.parseInt(name, 10));
    expect(
      ['tray.png', 'tray@2x.png', 'trayTemplate.png', 'trayTemplate@2x.png'].map((name) => sideOf(icon(name))),
    ).toEqual([16, 32, 16, 32]);
  });

  test("Windows' icon holds seven pictures, each where its directory says", () => {
    const ico = icon('icon.ico');
    const sides = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
      const entry = 6 + 16 * index;
      const start = ico.readUInt32LE(entry + 12);
      const png = ico.subarray(start, start + ico.readUInt32LE(entry + 8));
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      expect(ico.readUInt8(entry) || 256).toBe(sideOf(png));
      return sideOf(png);
    });
    expect(sides).toEqual([16, 24, 32, 48, 64, 128, 256]);
  });

  test("macOS' icon holds eight pictures, and nothing beside them", () => {
    const icns = icon('icon.icns');
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    const sides: Record<string, number> = {};
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
      sides[icns.toString('latin1', at, at + 4)] = sideOf(icns.subarray(at + 8));
    expect(sides).toEqual({ ic11: 32, ic12: 64, ic07: 128, ic13: 256, ic08: 256, ic14: 512, ic09: 512, ic10: 1_024 });
  });
});

describe.skipIf(process.platform !== 'linux')('what the real packer packs', { timeout: 120_000 }, () => {
  const folder = temporaryFolder('packed');
  let packed: Packed;
  beforeAll(async () => {
    await buildDesktop(ROOT, () => undefined);
    packed = await pack(folder.path);
  }, 180_000);
  afterAll(() => folder[Symbol.dispose]());

  test('everything that was built', () => {
    const built = ['main', 'preload', 'renderer'].flatMap((name) =>
      readdirSync(join(ROOT, 'out', name), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length).replaceAll('\\', '/')),
    );
    expect(built.length).toBeGreaterThan(10);
    expect(built.filter((path) => !packed.files.includes(path))).toEqual([]);
  });

  test('every package that the main process loads', () => {
    const names = packed.files
      .filter((path) => /^out\/main\/.*\.js$/.test(path))
      .flatMap((path) => [
        ...readFileSync(join(ROOT, path), 'utf8').matchAll(
          /^import\s[^;]*?\bfrom\s"([^."][^"]*)"|\bimport\("([^."][^"]*)"\)/gm,
        ),
      ])
      .map(([, name, lazy]) => name ?? lazy ?? '');
    expect(names).toEqual(
      expect.arrayContaining(['electron', 'better-sqlite3', 'express', 'electron-updater', 'node:path']),
    );
    expect(names).not.toContain('zod');
    const packages = names
      .filter((name) => !isBuiltin(name) && name !== 'electron')
      .map((name) => name.split('/')[0] ?? '');
    expect(packages.filter((name) => !Object.hasOwn(dependencies, name))).toEqual([]);
    expect(packages.filter((name) => !packed.files.includes(`node_modules/${name}/package.json`))).toEqual([]);
  });

  test('nothing else: no sources, no tests, no tools, no words about words', () => {
    const tops = new Set(packed.files.map((path) => path.split('/')[0]));
    expect([...tops].sort()).toEqual(['assets', 'node_modules', 'out', 'package.json']);
    expect(packed.files.filter((path) => /^out\//.test(path) && !/^out\/(main|preload|renderer)\//.test(path))).toEqual(
      [],
    );
    expect(packed.files.filter((path) => /(\.(ts|tsx|cts|mts|map|md)|^test\/)$/.test(path))).toEqual([]);
    const tools = Object.keys(devDependencies).filter((name) =>
      packed.files.includes(`node_modules/${name}/package.json`),
    );
    expect(tools).toEqual([]);
    expect(
      packed.files.filter((path) => path.includes('better-sqlite3/deps') || path.includes('better-sqlite3/src')),
    ).toEqual([]);
    const ofZod = packed.files.filter((path) => path.startsWith('node_modules/zod/'));
    expect(ofZod.filter((path) => !/(package\.json|LICENSE)$/.test(path))).toEqual([]);
    expect(ofZod).toContain('node_modules/zod/LICENSE');
  });

  test('the native module of this system alone, beside the archive, and nothing else beside it', () => {
    expect([...packed.unpacked].sort()).toEqual([
      'node_modules/better-sqlite3/prebuilds/linux-arm64.node',
      'node_modules/better-sqlite3/prebuilds/linux-x64.node',
    ]);
    expect(packed.files.filter((path) => path.endsWith('.node'))).toHaveLength(2);
  });

  test('a program whose fuses stand as they should', () => {
    // In the runtime's own order: as Node, cookies sealed, NODE_OPTIONS, --inspect, archive checked, only the archive,
    // another snapshot, rights for file://.
    expect(packed.fuses).toBe('01001100');
  });

  test('and that runs: a signed delivery becomes a tick, from what is packed alone', async () => {
    const alone = join(folder.path, 'alone');
    packed.extract(alone);
    await using data = dataFolder();
    await using desk = await openDesk(standInDriver(alone), data.path);
    await desk.ask('registrations.import', { rows: [ashaRow] });
    expect(await desk.report('wamid.PACKED', 'delivered')).toBe(200);
    await desk.page().locator('tr', { hasText: 'Asha Verma' }).locator('[data-tick="delivered"]').waitFor();
  });
});
