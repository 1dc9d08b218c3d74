import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../main/config.ts';
import { openLog } from '../main/log/open-log.ts';
import { redact, redactText } from '../main/log/redact.ts';
import { openRotatingFile } from '../main/log/rotating-file.ts';
import { startDesk } from './support/desk.ts';
import { sourcesUnder } from './support/sources.ts';
import { temporaryFolder } from './support/temp-folder.ts';

const PERSONAL = [
  '+91 98123 45678',
  '919812345678',
  '(0522) 223-4567',
  'wamid.HBgMOTE5ODEyMzQ1Njc4FQIAERgS',
  'EAAGm0PX4ZCpsBAKZBr2cZC8sample',
  'Bearer abc',
  'asha.verma@example.org',
  'आशा वर्मा',
  '"Where do I pay the fee?"',
  '`the whole text`',
];

describe('what is logged', () => {
  it.each(PERSONAL)('has no %s in it, wherever it stands', (text) => {
    const lines: string[] = [];
    const log = openLog('debug', (line) => lines.push(line));
    const bug = new Error(`It broke at ${text} here`, { cause: new Error(`because of ${text}`) });
    log.error({ err: bug, deep: { er: [{ text: `x ${text} y` }] } }, `told ${text} of it`);
    log.info(`told ${text}`);
    const bare = text.replaceAll(/["`]/g, '');
    for (const line of lines) {
      expect(line).not.toContain(bare);
      expect(JSON.parse(line)).toMatchObject({ time: expect.stringMatching(/^\d{4}-/) });
    }
  });

  it.each(['Asha Verma', 'my father lost his job', 'a pass word'])(
    'has no «%s» in it: names, texts and secrets have no pattern',
    (plant) => {
      const lines: string[] = [];
      const log = openLog('debug', (line) => lines.push(line));
      const bug = new Error(plant, { cause: new SyntaxError(`Unexpected token, ${plant} is not JSON`) });
      Object.assign(bug, {
        code: plant.toLowerCase(),
        detail: plant,
        stack: `Error: ${plant}\n    at ${plant} (${plant}:1:1)`,
      });
      log.error(bug, 'a bug');
      log.error({ err: bug, cause: plant, rows: [plant, { plant }], [plant]: 1 }, 'a bug');
      log.warn({ name: plant, studentName: plant, text: plant, appSecret: plant, deep: { to: plant } }, 'told');
      for (const line of lines) expect(line).not.toContain(plant);
    },
  );

  it('is said in words that stand in the sources, never in words that were put together', () => {
    const calls = sourcesUnder('main').flatMap(({ path, text }) =>
      [...text.matchAll(/\blog\.(?:error|warn|info|debug)\(((?:[^()]|\([^()]*\))*)\)/g)].map(([, args = '']) => ({
        path,
        args,
      })),
    );
    expect(calls.length).toBeGreaterThan(10);
    const isSaid = (args: string): boolean =>
      /'(?:[^'\\]|\\.)*',?\s*$/.test(args) || /^[A-Z]+_WORDS\[\w+\]$/.test(args);
    expect(calls.filter(({ args }) => !isSaid(args))).toEqual([]);
  });

  it('says where a bug was, and not in whose folder', () => {
    const bug = new TypeError('it broke');
    const places = [
      'at say (/home/asha/my desk/main/store/apply-message.ts:7:3)',
      'at Object.run (file:///C:/Users/Asha/tickdesk/node_modules/pino/lib/tools.js:10:5)',
      'at C:\\Users\\Asha\\AppData\\Local\\Tickdesk\\resources\\app.asar\\out\\main\\main.js:1:2',
      'at async node:internal/process/task_queues:95:5',
      'at /home/asha/secret.ts:1:1',
    ];
    bug.stack = ['TypeError: it broke', ...places.map((place) => `    ${place}`)].join('\n');
    const told = redact({ err: bug }) as { err: { stack: string } };
    expect(told.err.stack.split('\n')).toEqual([
      'at main/store/apply-message.ts:7:3',
      'at node_modules/pino/lib/tools.js:10:5',
      'at main\\main.js:1:2',
      'at node:internal/process/task_queues:95:5',
    ]);
  });

  it('keeps what helps: the kind of an error, where it was, counts and our own words', () => {
    const lines: string[] = [];
    openLog('info', (line) => lines.push(line)).warn({ err: new TypeError('it broke'), total: 42 }, "it doesn't work");
    const [line = ''] = lines;
    expect(JSON.parse(line)).toMatchObject({
      msg: "it doesn't work",
      total: 42,
      err: { type: 'TypeError', message: 'it broke', stack: expect.stringContaining('212-logs.test.ts') },
    });
  });

  it('never throws and never lets a phone through, whatever is thrown at it', () => {
    const phone = fc.integer({ min: 6_000_000_000, max: 9_999_999_999 }).map((digits) => `+91${digits}`);
    fc.assert(
      fc.property(fc.anything(), phone, fc.string(), (anything, number, around) => {
        const told = JSON.stringify(redact({ anything, text: `${around} ${number} ${around}` })) ?? '';
        expect(told).not.toContain(number.slice(3));
      }),
      { numRuns: 300 },
    );
    expect(redactText('sent 120 of 300 in 45 s')).toBe('sent 120 of 300 in 45 s');
  });

  it('is as much as the settings say, from the moment they say it', async () => {
    await using desk = await startDesk();
    using window = await desk.window();
    await window.ask('settings.save', { logLevel: 'error' });
    await desk.post({}, 'sha256=0');
    expect(desk.logged).toEqual([]);
    await desk[Symbol.asyncDispose]();
    await using loud = await startDesk();
    await loud.post({}, 'sha256=0');
    expect(loud.logged.join('')).toContain('unsigned');
  });

  it('is as much as the environment says, whatever the settings say', async () => {
    await using desk = await startDesk({ env: { TICKDESK_LOG_LEVEL: 'error' } });
    using window = await desk.window();
    await window.ask('settings.save', { logLevel: 'debug' });
    await desk.post({}, 'sha256=0');
    expect(desk.logged).toEqual([]);
    expect(() => readConfig({ TICKDESK_LOG_LEVEL: 'loud' })).toThrow('TICKDESK_LOG_LEVEL');
  });
});

describe('the files of a log', () => {
  it('are for their owner only, bounded in size and number, the newest first', () => {
    using folder = temporaryFolder('log');
    const { write } = openRotatingFile(folder.path, { largest: 100, kept: 2 });
    for (let count = 0; count < 30; count += 1) write(`${String(count).padStart(29, '0')}\n`);
    const at = (name: string) => join(folder.path, name);
    expect(readFileSync(at('tickdesk.log'), 'utf8')).toContain('29\n');
    expect(statSync(at('tickdesk.log')).mode & 0o777).toBe(0o600);
    expect(statSync(at('tickdesk.log')).size).toBeLessThanOrEqual(100);
    expect(existsSync(at('tickdesk.2.log'))).toBe(true);
    expect(existsSync(at('tickdesk.3.log'))).toBe(false);
  });

  it('go on where an earlier start left them, and stop nothing when the disk is full', () => {
    using folder = temporaryFolder('log');
    openRotatingFile(folder.path).write('one\n');
    openRotatingFile(folder.path).write('two\n');
    expect(readFileSync(join(folder.path, 'tickdesk.log'), 'utf8')).toBe('one\ntwo\n');
    expect(() => openRotatingFile(join(folder.path, 'gone')).write('three\n')).not.toThrow();
  });
});
