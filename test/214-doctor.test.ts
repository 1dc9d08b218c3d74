import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SCHEMA } from '../main/store/migrations/list.ts';
import { CHECKS } from '../preload/contract/checks.ts';
import { bareEnvironment } from './support/child.ts';
import { startDesk } from './support/desk.ts';
import { ASHA, NOON, openHistoryDesk } from './support/history-desk.ts';
import { temporaryFolder } from './support/temp-folder.ts';

const SCRIPT = fileURLToPath(new URL('../main/node/tickdesk.ts', import.meta.url));

type Line = { readonly check: string; readonly about: string | null; readonly state: string; readonly words: string };

const doctor = (folder: string, ...args: readonly string[]): Promise<{ code: number; lines: Line[]; error: string }> =>
  new Promise((resolve) => {
    const env = { ...bareEnvironment(), TICKDESK_DATA: folder };
    execFile(process.execPath, [SCRIPT, 'doctor', ...args], { env, cwd: folder }, (error, stdout, stderr) => {
      const lines = stdout.split('\n').filter(Boolean);
      resolve({ code: error ? Number(error.code) : 0, lines: lines.map((line) => JSON.parse(line)), error: stderr });
    });
  });
const found = (lines: readonly Line[], check: string): Line | undefined => lines.find((line) => line.check === check);

describe('the doctor', () => {
  it('tells of a running desk what Health tells, and ends with 1 where something is red', async () => {
    await using desk = await startDesk({ env: { WHATSAPP_APP_SECRET: '' } });
    const { code, lines, error } = await doctor(desk.folder, '--console', desk.console, '--token', desk.token);
    expect(error).toBe('');
    expect(new Set(lines.map(({ check }) => check))).toEqual(new Set(['disk', ...CHECKS]));
    expect(found(lines, 'app_secret')).toMatchObject({ state: 'red' });
    expect(code).toBe(1);
    expect(JSON.stringify(lines)).not.toContain('sample-verify-token');
  });

  it('ends with 0 where nothing is red', async () => {
    await using desk = await startDesk();
    const { code, lines } = await doctor(desk.folder, '--console', desk.console, '--token', desk.token);
    expect(lines.filter(({ state }) => state === 'red')).toEqual([]);
    expect(code).toBe(0);
  });

  it('tells what the data folder alone does, beside whatever runs', async () => {
    using history = openHistoryDesk();
    const { code, lines } = await doctor(history.desk.folder);
    expect(found(lines, 'database')).toMatchObject({ state: 'green' });
    expect(found(lines, 'number')).toMatchObject({ state: 'unknown' });
    expect(found(lines, 'desk')).toMatchObject({
      state: 'unknown',
      words: expect.stringContaining('No Tickdesk runs'),
    });
    expect(found(lines, 'tunnel')).toMatchObject({ about: 'localtunnel' });
    expect(found(lines, 'versions')?.about).toContain(`schema ${SCHEMA}`);
    expect(code).toBe(0);
  });

  it('says that a desk runs on the folder, and does not keep one from starting', async () => {
    await using desk = await startDesk();
    expect(found((await doctor(desk.folder)).lines, 'desk')).toMatchObject({
      state: 'green',
      words: expect.stringContaining('--console'),
    });
    await desk[Symbol.asyncDispose]();
    await doctor(desk.folder);
    await using again = await startDesk({ folder: desk.folder });
    expect(again.console).toContain('127.0.0.1');
  });

  it('is not fooled by a clock that is behind what has come', async () => {
    using history = openHistoryDesk(() => Date.now() + 3_600_000);
    history.wrote(ASHA, 'Hello', NOON);
    const { code, lines } = await doctor(history.desk.folder);
    expect(found(lines, 'clock')).toMatchObject({ state: 'red' });
    expect(code).toBe(1);
  });

  it('says so where there is no database', async () => {
    using folder = temporaryFolder('doctor');
    const { code, lines } = await doctor(folder.path);
    expect(found(lines, 'database')).toMatchObject({ state: 'red', words: expect.stringContaining('no database') });
    expect(code).toBe(1);
  });

  it('refuses a wrong token, no token, and an address where nobody is', async () => {
    await using desk = await startDesk();
    const wrong = await doctor(desk.folder, '--console', desk.console, '--token', 'wrong');
    expect(wrong).toMatchObject({ code: 1, lines: [], error: expect.stringContaining('does not know this token') });
    expect(await doctor(desk.folder, '--console', desk.console)).toMatchObject({ code: 2 });
    const nobody = await doctor(desk.folder, '--console', 'http://127.0.0.1:9', '--token', 'x');
    expect(nobody).toMatchObject({ code: 1, error: expect.stringContaining('Nobody answers') });
  });
});
