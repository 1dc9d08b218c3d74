import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../main/cli/commands.ts';
import { bareEnvironment } from './support/child.ts';
import { documentAt } from './support/documents.ts';
import { ASHA, MEERA, NOON, openHistoryDesk } from './support/history-desk.ts';

const SCRIPT = fileURLToPath(new URL('../main/node/tickdesk.ts', import.meta.url));

type Outcome = {
  readonly code: number;
  readonly lines: readonly Record<string, unknown>[];
  readonly error: { code: string; message: string } | null;
};

const run = (folder: string, ...args: readonly string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    const env = { ...bareEnvironment(), TICKDESK_DATA: folder };
    execFile(process.execPath, [SCRIPT, ...args], { env, cwd: folder }, (error, stdout, stderr) => {
      const lines = stdout.split('\n').filter((line) => line !== '');
      resolve({
        code: error ? Number(error.code) : 0,
        lines: lines.map((line) => JSON.parse(line)),
        error: stderr === '' ? null : JSON.parse(stderr).error,
      });
    });
  });

describe('the command line', () => {
  it('searches and exports beside a running program, in JSON lines', async () => {
    using history = openHistoryDesk();
    const { folder } = history.desk;
    history.wrote(ASHA, 'Where do I pay the fee?', NOON);
    history.wrote(MEERA, 'फ़ीस कहाँ जमा करूँ', NOON + 60_000);
    history.search();
    const found = await run(folder, 'search', '--text', 'फ़ीस');
    expect(found).toMatchObject({
      code: 0,
      error: null,
      lines: [{ text: 'फ़ीस कहाँ जमा करूँ', student: { name: MEERA.name } }],
    });
    const out = join(folder, 'all.csv');
    const written = await run(folder, 'export', '--out', out, '--language', 'hi');
    expect(written).toMatchObject({ code: 0, lines: [{ file: out, written: 2 }] });
    expect(readFileSync(out, 'utf8')).toContain('संदेश');
    const [row] = found.lines as { registrationId: string }[];
    const pdf = join(folder, 'meera.pdf');
    const asked = ['--format', 'pdf', '--registration', row?.registrationId ?? '', '--out', pdf];
    expect(await run(folder, 'export', ...asked)).toMatchObject({ code: 0, lines: [{ written: 1 }] });
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('backs up, says what a restore would lose, and does it only when told so', async () => {
    using history = openHistoryDesk();
    const { folder } = history.desk;
    history.wrote(ASHA, 'before', NOON);
    const file = join(folder, 'copy.db');
    expect(await run(folder, 'backup', '--out', file)).toMatchObject({
      code: 0,
      lines: [{ file, holds: { messages: 1 } }],
    });
    history.wrote(ASHA, 'after', NOON + 60_000);
    expect((await run(folder, 'restore', file)).lines).toMatchObject([{ restored: false, lost: { messages: 1 } }]);
    history.desk.db.close();
    const restored = await run(folder, 'restore', file, '--yes');
    expect(restored.lines).toMatchObject([{ restored: true, lost: { messages: 1 } }]);
    expect(existsSync(join(String(restored.lines[0]?.kept), 'tickdesk.db'))).toBe(true);
    expect((await run(folder, 'search')).lines.map(({ text }) => text)).toEqual(['before']);
  });

  it('says why not in one line, with a code that scripts can tell', async () => {
    using history = openHistoryDesk();
    const { folder } = history.desk;
    expect(await run(folder, 'dance')).toMatchObject({ code: 2, lines: [], error: { code: 'bad_request' } });
    expect(await run(folder, 'search', '--colour', 'red')).toMatchObject({ code: 2, error: { code: 'bad_request' } });
    expect(await run(folder, 'search', '--from', 'yesterday')).toMatchObject({ code: 2 });
    expect(await run(folder, 'search', '--college', 'nowhere')).toMatchObject({
      code: 1,
      error: { code: 'not_found' },
    });
    expect(await run(folder, 'restore', 'nothing.db')).toMatchObject({ code: 1, error: { code: 'not_found' } });
    expect(await run(folder, 'export', '--out', join(folder, 'gone', 'x.csv'))).toMatchObject({
      code: 1,
      error: { message: expect.stringContaining('The folder is not there') },
    });
  });

  it('is told of in docs/cli.md, command by command', () => {
    const { text } = documentAt('docs/cli.md');
    const told = [...text.matchAll(/^\| `(\w+)/gm)].map(([, name]) => name);
    expect(told).toEqual(Object.keys(COMMANDS));
  });
});
