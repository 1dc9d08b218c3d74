import { describe, expect, test } from 'vitest';
import { type Source, sourcesUnder } from './support/sources.ts';

/**
 * Who may import whom, beyond its own folder. A file belongs to the longest of these paths that it begins with.
 *
 *     hosts      main/electron/      main/node/
 *                       \             /
 *     root           main/services.ts
 *                       |      \
 *                       |    main/pipeline.ts
 *     stages   tunnel/ webhook/ store/ relay/ graph/ outbox/      preload.ts     renderer/
 *                         \       |      /                             |             |
 *     contract                preload/contract/  <---------------------+-------------+
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'preload/contract': [],
  'preload/preload.ts': ['preload/contract'],
  renderer: ['preload/contract', 'assets'],

  // Leaves: facts about Meta, and what a row of a college's list is.
  'main/meta': ['preload/contract'],
  'main/registrations': ['preload/contract'],

  // The ground that all of the main process stands on.
  'main/refusal.ts': ['preload/contract'],
  'main/host.ts': [],
  'main/listen.ts': ['main/refusal.ts'],
  'main/config.ts': ['preload/contract', 'main/refusal.ts'],
  'main/clock.ts': [],
  'main/turns.ts': ['main/clock.ts'],
  'main/unsigned.ts': [],
  'main/page-headers.ts': [],
  'main/data-folder.ts': ['main/refusal.ts'],
  'main/disk-trouble.ts': [],
  'main/lock-file.ts': [],
  'main/secret-box.ts': ['main/disk-trouble.ts', 'main/host.ts', 'main/refusal.ts'],

  // The stages know the ground and no other stage.
  'main/webhook': ['preload/contract', 'main/refusal.ts', 'main/listen.ts'],
  'main/store': ['preload/contract', 'main/lock-file.ts', 'main/refusal.ts', 'main/meta', 'main/registrations'],
  'main/relay': ['preload/contract', 'main/refusal.ts'],
  'main/tunnel': ['preload/contract', 'main/clock.ts', 'main/refusal.ts'],
  'main/callback': ['preload/contract', 'main/clock.ts', 'main/turns.ts'],
  'main/graph': ['preload/contract', 'main/refusal.ts', 'main/meta'],
  'main/outbox': ['preload/contract', 'main/clock.ts', 'main/refusal.ts', 'main/turns.ts'],
  'main/notices': ['preload/contract', 'main/clock.ts'],
  'main/settings': ['preload/contract'],
  'main/media': ['preload/contract'],

  // What joins them. The pipeline names what it needs of each stage by itself.
  'main/pipeline.ts': ['preload/contract'],
  'main/export': ['preload/contract', 'main/refusal.ts', 'main/store'],
  'main/review': ['preload/contract', 'main/export', 'main/refusal.ts', 'main/store'],
  'main/console-server.ts': ['main/listen.ts', 'main/page-headers.ts'],
  'main/keyring.ts': ['main/config.ts', 'main/host.ts', 'main/refusal.ts', 'main/store', 'main/webhook'],
  'main/authorise.ts': ['main/relay', 'main/store', 'main/webhook'],
  'main/health.ts': [
    'preload/contract',
    'main/config.ts',
    'main/keyring.ts',
    'main/store',
    'main/tunnel',
    'main/verifications.ts',
    'main/tunnel-wish.ts',
    'main/webhook',
    'main/way-in.ts',
  ],
  'main/verifications.ts': [],
  'main/failure-words.ts': ['preload/contract', 'main/graph', 'main/refusal.ts'],
  'main/template-sync.ts': [
    'main/clock.ts',
    'preload/contract',
    'main/failure-words.ts',
    'main/graph',
    'main/graphs.ts',
    'main/outbox',
    'main/refusal.ts',
    'main/store',
  ],
  'main/templates': ['preload/contract', 'main/graph'],
  'main/auto-reply': ['main/clock.ts', 'preload/contract', 'main/outbox', 'main/store', 'main/templates'],
  'main/orders': ['preload/contract', 'main/graph', 'main/meta', 'main/refusal.ts', 'main/store', 'main/templates'],
  'main/campaigns.ts': ['main/clock.ts', 'preload/contract', 'main/orders', 'main/outbox', 'main/store'],
  'main/proof.ts': [],
  'main/open-notices.ts': ['main/clock.ts', 'main/notices', 'main/settings', 'main/store'],
  'main/signers-of.ts': ['main/config.ts', 'main/keyring.ts', 'main/store', 'main/webhook'],
  'main/callback-trouble.ts': ['preload/contract', 'main/graph'],
  'main/meta-sides.ts': ['preload/contract', 'main/callback', 'main/callback-trouble.ts', 'main/graph'],
  'main/way-in.ts': [
    'preload/contract',
    'main/callback',
    'main/callbacks.ts',
    'main/config.ts',
    'main/listening.ts',
    'main/settings',
    'main/tunnel',
    'main/tunnel-wish.ts',
    'main/webhook',
  ],
  'main/callbacks.ts': [
    'preload/contract',
    'main/callback',
    'main/clock.ts',
    'main/graph',
    'main/graphs.ts',
    'main/keyring.ts',
    'main/meta-sides.ts',
    'main/store',
  ],
  'main/setup-look.ts': [
    'preload/contract',
    'main/callback-trouble.ts',
    'main/config.ts',
    'main/graph',
    'main/keyring.ts',
    'main/store',
  ],
  'main/log': [],
  'main/support-report.ts': ['preload/contract', 'main/log'],
  'main/watch-machine.ts': [],
  'main/tunnel-wish.ts': ['preload/contract', 'main/config.ts'],
  'main/listening.ts': ['main/clock.ts', 'main/tunnel', 'main/tunnel-wish.ts', 'main/webhook'],
  'main/found-college.ts': ['main/config.ts', 'main/keyring.ts', 'main/store'],
  'main/graphs.ts': ['main/config.ts', 'main/graph', 'main/keyring.ts'],
  'main/talk': [
    'preload/contract',
    'main/config.ts',
    'main/graph',
    'main/graphs.ts',
    'main/host.ts',
    'main/keyring.ts',
    'main/media',
    'main/meta',
    'main/settings',
    'main/store',
  ],
  'main/answers': [
    'preload/contract',
    'main/authorise.ts',
    'main/auto-reply',
    'main/export',
    'main/failure-words.ts',
    'main/graph',
    'main/graphs.ts',
    'main/health.ts',
    'main/keyring.ts',
    'main/media',
    'main/orders',
    'main/refusal.ts',
    'main/registrations',
    'main/relay',
    'main/review',
    'main/settings',
    'main/setup-look.ts',
    'main/store',
    'main/talk',
    'main/template-sync.ts',
    'main/templates',
  ],
  'main/answers.ts': [
    'preload/contract',
    'main/review',
    'main/answers',
    'main/health.ts',
    'main/keyring.ts',
    'main/relay',
    'main/settings',
    'main/setup-look.ts',
    'main/store',
    'main/talk',
    'main/template-sync.ts',
  ],
  'main/sending': ['main/clock.ts', 'preload/contract', 'main/graph', 'main/outbox', 'main/store', 'main/refusal.ts'],
  'main/sending.ts': [
    'main/clock.ts',
    'preload/contract',
    'main/graph',
    'main/graphs.ts',
    'main/outbox',
    'main/sending',
    'main/store',
  ],
  'main/cli': [
    'preload/contract',
    'main/answers',
    'main/export',
    'main/rebuild.ts',
    'main/refusal.ts',
    'main/registrations',
    'main/review',
    'main/store',
  ],
  'main/rebuild.ts': ['main/refusal.ts', 'main/store'],
  'main/services.ts': ['preload/contract', 'main'],

  // What a desktop app decides without knowing Electron.
  'main/desktop': [
    'preload/contract',
    'main/config.ts',
    'main/data-folder.ts',
    'main/host.ts',
    'main/page-headers.ts',
    'main/refusal.ts',
    'main/secret-box.ts',
  ],

  // A host begins everything and is imported by nobody.
  'main/node': [
    'main/cli',
    'main/config.ts',
    'main/data-folder.ts',
    'main/disk-trouble.ts',
    'main/host.ts',
    'main/lock-file.ts',
    'main/log',
    'main/rebuild.ts',
    'main/refusal.ts',
    'main/secret-box.ts',
    'main/services.ts',
  ],
  'main/electron': ['preload/contract', 'main/desktop', 'main/host.ts', 'main/log', 'main/services.ts'],
};
const HOSTS = ['main/node', 'main/electron'];

/** The only places where a package may be imported. */
const ONLY_IN: Readonly<Record<string, readonly string[]>> = {
  electron: ['main/electron', 'preload/preload.ts'],
  'better-sqlite3': ['main/store', 'main/lock-file.ts'],
  express: ['main/webhook', 'main/console-server.ts'],
  ws: ['main/relay'],
  localtunnel: ['main/tunnel'],
  'electron-updater': ['main/electron'],
};

const source = sourcesUnder('main', 'preload', 'renderer');
const tests = sourcesUnder('test');

const within = (path: string, place: string): boolean => path === place || path.startsWith(`${place}/`);

const placeOf = (path: string): string | undefined =>
  Object.keys(MAY_IMPORT)
    .filter((place) => within(path, place))
    .toSorted((a, b) => b.length - a.length)[0];

/** Lines that say which file imports what it may not. */
const strayImports = ({ path, imports }: Source): string[] => {
  const place = placeOf(path) ?? '';
  const allowed = [place, ...(MAY_IMPORT[place] ?? [])];
  return imports
    .filter(({ ours }) => ours)
    .filter(
      ({ to }) =>
        !allowed.some((other) => within(to, other)) || HOSTS.some((host) => within(to, host) && place !== host),
    )
    .map(({ to }) => `${path} imports ${to}`);
};

describe('who may import whom', () => {
  test('every file has a place in the table', () => {
    expect(source.length).toBeGreaterThan(100);
    expect(source.filter(({ path }) => placeOf(path) === undefined).map(({ path }) => path)).toEqual([]);
  });

  test('the imports of the largest files are read whole', () => {
    const services = source.find(({ path }) => path === 'main/services.ts');
    expect(services?.imports).toContainEqual({ to: 'main/store/open-store.ts', ours: true, typeOnly: false });
    expect(services?.imports).toContainEqual({ to: 'main/relay/peer.ts', ours: true, typeOnly: true });
    const thread = source.find(({ path }) => path === 'main/store/open-store.ts');
    expect(thread?.imports).toContainEqual({ to: 'main/store/writer-thread.ts', ours: true, typeOnly: false });
  });

  test('no file imports what its place may not', () => {
    expect(source.flatMap(strayImports)).toEqual([]);
  });

  test.each(Object.entries(ONLY_IN))('%s is imported in %j only', (name, places) => {
    const importers = source.filter(({ imports }) => imports.some(({ to, ours }) => !ours && to === name));
    expect(importers.map(({ path }) => path).filter((path) => !places.some((place) => within(path, place)))).toEqual(
      [],
    );
  });

  test('the contract imports nothing but zod', () => {
    const packages = source
      .filter(({ path }) => within(path, 'preload/contract'))
      .flatMap(({ imports }) => imports.filter(({ ours }) => !ours).map(({ to }) => to));
    expect([...new Set(packages)]).toEqual(['zod']);
  });

  test('pages know nothing of Node, and the parser of Meta\u2019s bodies nothing of anything', () => {
    const packagesIn = (place: string): string[] =>
      source
        .filter(({ path }) => within(path, place))
        .flatMap(({ imports }) => imports.filter(({ ours }) => !ours).map(({ to }) => to));
    expect(packagesIn('renderer').filter((name) => name.startsWith('node:'))).toEqual([]);
    expect(packagesIn('main/meta')).toEqual([]);
  });

  test('no two files need each other to run, directly or in a circle', () => {
    const imports = new Map(
      source.map(({ path, imports }) => [
        path,
        imports.filter(({ ours, typeOnly }) => ours && !typeOnly).map(({ to }) => to),
      ]),
    );
    const sound = new Set<string>();
    const circle = (path: string, way: readonly string[]): readonly string[] | null => {
      if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
      if (sound.has(path)) return null;
      for (const next of imports.get(path) ?? []) {
        const found = circle(next, [...way, path]);
        if (found) return found;
      }
      sound.add(path);
      return null;
    };
    expect(source.map(({ path }) => circle(path, [])).filter((found) => found !== null)).toEqual([]);
  });
});

describe('what may stand where', () => {
  const saying = (words: RegExp, files: readonly Source[]): string[] =>
    files.filter(({ text }) => words.test(text)).map(({ path }) => path);

  test('SQL is written under main/store alone', () => {
    const sql =
      /\b(SELECT\s+\S[\s\S]*?\sFROM|INSERT\s+(OR \w+ )?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+TABLE|PRAGMA\s)/;
    expect(saying(sql, source).filter((path) => !within(path, 'main/store'))).toEqual([]);
    expect(saying(sql, source).length).toBeGreaterThan(10);
  });

  test('only hosts look at the environment', () => {
    const looking = saying(/\bprocess\.env\b/, source);
    expect(looking.filter((path) => !HOSTS.some((host) => within(path, host)))).toEqual([]);
  });

  test('there are no barrels: nothing is exported from where it is not', () => {
    expect(saying(/^\s*export\b[^'";=]*\bfrom\s*['"]/m, source)).toEqual([]);
    expect([...source, ...tests].map(({ path }) => path).filter((path) => /\/index\.tsx?$/.test(path))).toEqual([]);
  });

  test('exports have names', () => {
    expect(saying(/^export default\b/m, source)).toEqual([]);
  });

  test('files are named by their idea, in kebab-case', () => {
    const names = [...source, ...tests].map(({ path }) => path);
    expect(
      names.filter((path) => !/^[a-z0-9-]+(\.test|\.worker)?\.tsx?$/.test(path.slice(path.lastIndexOf('/') + 1))),
    ).toEqual([]);
    expect(names.filter((path) => /(^|\/)(utils?|helpers?|lib|common|types|misc)(\.tsx?$|\/)/.test(path))).toEqual([]);
  });

  test('tests use the real thing: no module is mocked', () => {
    expect(saying(/\bvi\s*\.\s*(mock|doMock|hoisted|spyOn|fn)\b/, tests)).toEqual([]);
  });
});
