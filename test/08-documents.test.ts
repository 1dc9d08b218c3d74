import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { VARIABLES } from '../main/config.ts';
import packageFile from '../package.json' with { type: 'json' };
import { ASKS, REFUSALS } from '../preload/contract/asks.ts';
import { CLOSE, clientFrame, type ErrorFrame, type ServerFrame } from '../preload/contract/frames.ts';
import { keptResults, PAGE } from './figures/kept.ts';
import { figuresPage } from './figures/page.ts';
import { startChild } from './support/child.ts';
import { COLLEGE, SENDER, startDesk } from './support/desk.ts';
import { documentAt, documents, firstCells, linksOf, pathsNamedBy, ROOT } from './support/documents.ts';
import { eventually } from './support/eventually.ts';
import { standingPort } from './support/listen.ts';
import { statusBody } from './support/meta/bodies.ts';

/** Complete by type: a new frame or error stops this file from compiling until it is named here. */
const SERVER_FRAMES = {
  registered: true,
  caught_up: true,
  pong: true,
  message_status_update: true,
  message_received: true,
  registration_changed: true,
  templates_changed: true,
  open_registration: true,
  open_message: true,
  answer: true,
  error: true,
  health: true,
} as const satisfies Record<ServerFrame['type'], true>;
const ERRORS = {
  unauthorized: true,
  not_registered: true,
  bad_frame: true,
  too_large: true,
} as const satisfies Record<ErrorFrame['code'], true>;

const sorted = (names: Iterable<string>): readonly string[] => [...names].sort();

test('the page of figures is what the results make it', () => {
  expect(readFileSync(PAGE, 'utf8'), 'run `npm run figures`').toBe(figuresPage(keptResults()));
});

describe('every document', () => {
  const pages = documents();

  test('is found by these tests', () => {
    const paths = pages.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining(['README.md', 'DECISIONS.md', 'CONTRIBUTING.md', 'SECURITY.md', 'docs/protocol.md']),
    );
  });

  test.each(pages)('$path names only files that exist', (page) => {
    const named = [...linksOf(page), ...pathsNamedBy(page)];
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test.each(pages)('$path names only commands that exist', ({ text }) => {
    const named = [...text.matchAll(/\bnpm run (?:-s )?([a-z][\w:-]*)/g)].map(([, script = '']) => script);
    expect(named.filter((script) => !Object.hasOwn(packageFile.scripts, script))).toEqual([]);
  });

  test.each(pages)('$path holds nothing of the machine it was written on', ({ text }) => {
    expect(text).not.toMatch(/(^|[\s("'`=])\/(work|home|root|tmp|Users)\//m);
    expect(text).not.toMatch(/\bregistry\.[\w-]+\.\w+/);
  });
});

describe('README.md', () => {
  const readme = documentAt('README.md');

  test('names exactly the variables that are read', () => {
    // The key of the secret box is the hosts' own; the configuration never sees it.
    expect(sorted(firstCells(readme, '## Settings'))).toEqual(sorted([...VARIABLES, 'TICKDESK_SECRET_KEY']));
  });

  test('names every command', () => {
    const named = firstCells(readme, '## Commands').map((command) => command.replace(/^npm (run )?/, ''));
    expect(sorted(named)).toEqual(sorted(Object.keys(packageFile.scripts)));
  });
});

describe('DECISIONS.md', () => {
  const decisions = documentAt('DECISIONS.md');

  test('gives every package a line, and no other', () => {
    const packages = [...Object.keys(packageFile.dependencies), ...Object.keys(packageFile.devDependencies)];
    expect(sorted(firstCells(decisions, '## Packages'))).toEqual(sorted(packages));
  });

  test('says of every install script whether it may run', () => {
    expect(sorted(firstCells(decisions, '## Install scripts'))).toEqual(sorted(Object.keys(packageFile.allowScripts)));
  });
});

describe('docs/protocol.md', () => {
  const protocol = documentAt('docs/protocol.md');

  test('names every ask, and no other', () => {
    expect(sorted(firstCells(protocol, '### Asks'))).toEqual(sorted(Object.keys(ASKS)));
  });

  test('names every field of every ask', () => {
    const missing = Object.entries(ASKS).flatMap(([ask, { params }]) => {
      const row = protocol.text.split('\n').find((line) => line.startsWith(`| \`${ask}\``)) ?? '';
      // Saved as a whole, and shown as a shape further down.
      const told = ask === 'settings.save' ? protocol.text : row;
      return Object.keys(params.shape)
        .filter((field) => !new RegExp(`\\b${field}\\b`).test(told))
        .map((field) => `${ask}: ${field}`);
    });
    expect(missing).toEqual([]);
  });

  test('marks exactly the asks that need the whole desk', () => {
    const marked = [...protocol.text.matchAll(/^\| `([\w.]+)` \(desk\)/gm)].map(([, ask = '']) => ask);
    const desk = Object.entries(ASKS).flatMap(([ask, { scope }]) => (scope === 'desk' ? [ask] : []));
    expect(sorted(marked)).toEqual(sorted(desk));
  });

  test('names every frame, both ways', () => {
    const said = clientFrame.options.map(({ shape }) => z.string().parse(shape.type.value));
    expect(sorted(firstCells(protocol, '### What you may say'))).toEqual(sorted(said));
    expect(firstCells(protocol, '### What you will hear')).toEqual(
      expect.arrayContaining([...Object.keys(SERVER_FRAMES), ...Object.keys(ERRORS), ...REFUSALS]),
    );
  });

  test('names every close code of ours', () => {
    const named = [...protocol.text.matchAll(/^\| (4\d{3}) \|/gm)].map(([, code]) => Number(code));
    expect(named.sort()).toEqual(Object.values(CLOSE).sort());
  });

  test('shows the example client as it is', () => {
    expect(protocol.text).toContain(documentAt('docs/example-client.mjs').text);
  });
});

describe('the example client', () => {
  const report = (status: 'sent' | 'read', at: number) =>
    statusBody({ ...SENDER, statuses: [{ wamid: 'wamid.EXAMPLE', status, at, to: { phone: '919812345678' } }] });
  const followed = async (address: string, token: string) =>
    startChild({
      script: 'docs/example-client.mjs',
      args: [new URL('/ws/whatsapp', address.replace('http', 'ws')).href, token, COLLEGE],
    });

  test('prints what it missed, then what happens', async () => {
    await using desk = await startDesk();
    expect(await desk.post(report('sent', Date.UTC(2026, 10, 23, 10)))).toBe(200);
    await using client = await followed(desk.console, desk.token);
    expect(client.line).toMatch(/ sent 2026-11-23T10:00:00\.000Z/);
    expect(client.log()).toBe('');
  });

  test('gives up on a wrong token', async () => {
    await using desk = await startDesk();
    const refused = followed(desk.console, 'wrong');
    await expect(refused).rejects.toThrow(/code 1.*\nunauthorized: The token is wrong/);
  });

  test('comes back after the program restarts', async () => {
    const env = { TICKDESK_CONSOLE_PORT: await standingPort() };
    const first = await startDesk({ env });
    await using client = await followed(first.console, first.token);
    await first[Symbol.asyncDispose]();
    await eventually('the client notices', () => client.log().includes('ECONNREFUSED'));
    await using second = await startDesk({ env });
    // Another launch has another token: a client with a launch's token has to be told the new one.
    expect(await client.exit).toEqual({ code: 1, signal: null });
    expect(second.token).not.toBe(first.token);
  });
});
