import { once } from 'node:events';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { built } from '../main/node/built.ts';
import { PAGES, PROGRAM } from '../main/node/products.ts';
import { eventually } from './support/eventually.ts';
import { statusBody } from './support/meta/bodies.ts';
import { metaBytes } from './support/meta/bytes.ts';
import { sign } from './support/meta/sign.ts';
import { type Program, SAMPLE_SECRET, SAMPLE_VERIFY_TOKEN, startProgram } from './support/program.ts';
import { openSocket } from './support/socket.ts';
import { strangerAt } from './support/store-folder.ts';
import { temporaryFolder } from './support/temp-folder.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const SENDER = { wabaId: '102290129340398', phoneNumberId: '106540352242922' };
const env = { WHATSAPP_PHONE_NUMBER_ID: SENDER.phoneNumberId, COLLEGE_ID: 'c1' };

beforeAll(async () => {
  const root = fileURLToPath(new URL('..', import.meta.url));
  for (const product of [PAGES, PROGRAM]) await built(root, product, () => undefined);
}, 120_000);

/** Posts one report of its own message, `null` when no answer came. */
const post = async (webhook: string, wamid: string): Promise<number | null> => {
  const bytes = metaBytes(
    statusBody({ ...SENDER, statuses: [{ wamid, status: 'delivered', at: NOON, to: { phone: '919812345678' } }] }),
  );
  const headers = { 'X-Hub-Signature-256': sign(SAMPLE_SECRET, bytes) };
  try {
    const answer = await fetch(webhook, { method: 'POST', headers, body: new Uint8Array(bytes) });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return null;
  }
};

/** Delivers as fast as it is answered until nobody answers any more; the wamids that heard 200 by now. */
const loadUntilGone = (
  program: Program,
  label: string,
): { acknowledged: readonly string[]; over: Promise<unknown> } => {
  const acknowledged: string[] = [];
  let next = 0;
  const drive = async (): Promise<void> => {
    for (;;) {
      next += 1;
      const wamid = `wamid.${label}.${next}`;
      const status = await post(program.webhook, wamid);
      if (status === 200) acknowledged.push(wamid);
      if (status === null) return;
    }
  };
  return { acknowledged, over: Promise.all(Array.from({ length: 8 }, drive)) };
};

/** Every message the program knows, each once, as a window that missed everything hears it. */
const known = async (program: Program): Promise<string[]> => {
  using socket = await openSocket(program.console);
  await socket.register({ token: program.token, since: 0 });
  await socket.next('caught_up');
  return socket.frames.flatMap((frame) => (frame.type === 'message_status_update' ? [String(frame.messageId)] : []));
};

/** Why a start was refused: what stands on standard error once the program has ended by itself. */
const refusal = async (options: Parameters<typeof startProgram>[0]): Promise<string> => {
  try {
    await using program = await startProgram(options);
    return `It started: ${program.line}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

describe('the program', () => {
  test('says where it listens on one line of JSON, and nothing more on standard output', async () => {
    await using program = await startProgram({ env });
    expect(Object.keys(JSON.parse(program.line))).toEqual(['webhook', 'console', 'token', 'tunnel']);
    expect(program.webhook).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/college\/whatsapp\/webhook$/);
    expect(program.console).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(program.tunnel).toBeNull();

    const question = new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.challenge': '42',
      'hub.verify_token': SAMPLE_VERIFY_TOKEN,
    });
    expect(await (await fetch(`${program.webhook}?${question}`)).text()).toBe('42');
    expect(await (await fetch(program.console)).text()).toContain('<!doctype html>');
    expect(await post(program.webhook, 'wamid.1')).toBe(200);
    expect((await fetch(program.webhook, { method: 'POST', body: 'x' })).status).toBe(401);
    expect(await known(program)).toEqual(['wamid.1']);

    program.kill('SIGTERM');
    expect(await program.exit).toEqual({ code: 0, signal: null });
    expect(program.output()).toBe(`${program.line}\n`);
    expect(
      program
        .log()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line).level),
    ).toEqual([40]);
  });

  test('keeps its folder, database and key for their owner alone', async () => {
    await using data = temporaryFolder('modes');
    const dataFolder = join(data.path, 'made', 'by', 'it');
    await using program = await startProgram({ env, dataFolder });
    await post(program.webhook, 'wamid.1');
    const modes = ['', ...readdirSync(dataFolder)].map((name) => statSync(join(dataFolder, name)).mode & 0o077);
    expect(modes.length).toBeGreaterThan(3);
    if (process.platform !== 'win32') expect(new Set(modes)).toEqual(new Set([0]));
  });

  test.each(['SIGTERM', 'SIGINT'] as const)(
    '%s under load: exits 0, and all that was acknowledged is there afterwards',
    async (signal) => {
      await using data = temporaryFolder('signal');
      const first = await startProgram({ env, dataFolder: data.path });
      const { acknowledged, over } = loadUntilGone(first, signal);
      await eventually('it is under load', () => acknowledged.length > 50);
      first.kill(signal);
      const asked = performance.now();
      expect(await first.exit).toEqual({ code: 0, signal: null });
      expect(performance.now() - asked).toBeLessThan(4_000);
      await over;

      await using second = await startProgram({ env, dataFolder: data.path });
      const there = await known(second);
      expect(new Set(there).size).toBe(there.length);
      expect(acknowledged.filter((wamid) => !there.includes(wamid))).toEqual([]);
    },
  );

  test('killed at any moment, three times under load: nothing acknowledged is lost, nothing is there twice', async () => {
    await using data = temporaryFolder('kill');
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      await using program = await startProgram({ env, dataFolder: data.path });
      const load = loadUntilGone(program, `kill${round}`);
      await eventually('it is under load', () => load.acknowledged.length > 10 + round * 40);
      await wait(Math.random() * 10);
      program.kill('SIGKILL');
      await load.over;
      acknowledged.push(...load.acknowledged);
    }
    await using program = await startProgram({ env, dataFolder: data.path });
    const there = await known(program);
    expect(new Set(there).size).toBe(there.length);
    const kept = new Set(there);
    expect(acknowledged.filter((wamid) => !kept.has(wamid))).toEqual([]);
  });

  test('an environment that cannot be used is refused in words', async () => {
    await using data = temporaryFolder('usage');
    const said = await refusal({ env: { ...env, TICKDESK_WEBHOOK_PORT: 'many' }, dataFolder: data.path });
    expect(said).toMatch(/code 1[\s\S]*Tickdesk cannot start\. The environment cannot be used\. TICKDESK_WEBHOOK_PORT/);
    expect(said).not.toMatch(/\n\s+at /);
  });
});

describe('a start that must be refused', () => {
  test('on a folder that another one uses: says so, and the other goes on', async () => {
    await using first = await startProgram({ env });
    const said = await refusal({ env, dataFolder: first.dataFolder });
    expect(said).toMatch(/code 1[\s\S]*Another Tickdesk is running on /);
    expect(said).not.toMatch(/\n\s+at /);
    expect(await post(first.webhook, 'wamid.1')).toBe(200);
  });

  test('on a port that is taken: says which, and what to set', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    for (const name of ['TICKDESK_WEBHOOK_PORT', 'TICKDESK_CONSOLE_PORT']) {
      const said = await refusal({ env: { ...env, [name]: port } });
      expect(said).toMatch(new RegExp(`code 1[\\s\\S]*Port ${port} is taken by another program`));
      expect(said).toContain(name);
    }
    taken.close();
  });

  test('on a folder that cannot be: says so', async () => {
    await using data = temporaryFolder('file');
    const file = join(data.path, 'a-file');
    writeFileSync(file, '');
    for (const dataFolder of [file, join(file, 'below')])
      expect(await refusal({ env, dataFolder })).toMatch(/code 1[\s\S]*The data folder .*a-file.* cannot be written/);
  });

  test('with a key of the wrong length: says so, and not the key', async () => {
    const said = await refusal({ env: { ...env, TICKDESK_SECRET_KEY: Buffer.from('hunter2').toString('base64') } });
    expect(said).toMatch(/code 1[\s\S]*TICKDESK_SECRET_KEY must be 32 bytes long/);
    expect(said).not.toContain('hunter2');
  });

  test('on a database of a newer version: says so, and leaves it as it is', async () => {
    await using data = temporaryFolder('newer');
    const first = await startProgram({ env, dataFolder: data.path });
    await post(first.webhook, 'wamid.1');
    first.kill('SIGTERM');
    await first.exit;
    const db = strangerAt(data.path);
    db.pragma('user_version = 999');
    db.close();
    const before = readFileSync(join(data.path, 'tickdesk.db'));
    expect(await refusal({ env, dataFolder: data.path })).toMatch(
      /code 1[\s\S]*written by a newer Tickdesk \(schema 999/,
    );
    expect(readFileSync(join(data.path, 'tickdesk.db')).equals(before)).toBe(true);
  });

  test.each([
    ['its beginning', 0],
    ['its middle', 8_192],
  ])(
    'on a database damaged at %s: names the newest backup, keeps the file aside, and refuses until a person decides',
    async (_where, offset) => {
      await using data = temporaryFolder('damage');
      const file = join(data.path, 'tickdesk.db');
      const first = await startProgram({ env, dataFolder: data.path });
      for (let n = 0; n < 20; n += 1) await post(first.webhook, `wamid.${n}`);
      first.kill('SIGTERM');
      await first.exit;
      expect(existsSync(`${file}-wal`), 'once closed, all is in the one file').toBe(false);

      const backups = join(data.path, 'backups');
      mkdirSync(backups, { recursive: true });
      for (const [name, age] of [
        ['newest.db', 60],
        ['older.db', 3_600],
      ] as const) {
        copyFileSync(file, join(backups, name));
        const at = Date.now() / 1_000 - age;
        utimesSync(join(backups, name), at, at);
      }
      const spoilt = openSync(file, 'r+');
      writeSync(spoilt, Buffer.alloc(8_192, 0xa5), 0, 8_192, offset);
      closeSync(spoilt);
      const bytes = readFileSync(file);

      const asides = (): string[] => readdirSync(data.path).filter((name) => name.startsWith('damaged-'));
      const said = await refusal({ env, dataFolder: data.path });
      expect(said).toMatch(/code 1[\s\S]*The database is damaged/);
      expect(said).toContain(join(backups, 'newest.db'));
      expect(said).not.toMatch(/\n\s+at /);
      expect(asides().length).toBe(1);
      const kept = join(data.path, String(asides()[0]), 'tickdesk.db');
      expect(said).toContain(join(data.path, String(asides()[0])));
      expect(readFileSync(kept).equals(bytes)).toBe(true);
      expect(existsSync(file)).toBe(false);

      const again = await refusal({ env, dataFolder: data.path });
      expect(again).toMatch(/code 1[\s\S]*The database is damaged/);
      expect(again).toContain(join(backups, 'newest.db'));
      expect(asides().length).toBe(1);
      expect(readFileSync(kept).equals(bytes)).toBe(true);

      copyFileSync(join(backups, 'newest.db'), file);
      await using restored = await startProgram({ env, dataFolder: data.path });
      expect((await known(restored)).length).toBe(20);
    },
  );
});
