import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { answerPage } from '../main/desktop/answer-page.ts';
import { appMenu } from '../main/desktop/app-menu.ts';
import { keepAutostart } from '../main/desktop/autostart-entry.ts';
import { crashLimit } from '../main/desktop/crash-limit.ts';
import { findPlace } from '../main/desktop/find-place.ts';
import { followSettings } from '../main/desktop/follow-settings.ts';
import { NO_KEYCHAIN, openBox } from '../main/desktop/open-box.ts';
import { mayOpenOutside } from '../main/desktop/outside-link.ts';
import { type Keychain, readSealedKey } from '../main/desktop/sealed-key.ts';
import { SHELL_WORDS } from '../main/desktop/shell-words.ts';
import { startOnAnyPort } from '../main/desktop/start-on-any-port.ts';
import { whyNot } from '../main/desktop/why-not.ts';
import { keepBounds, readBounds } from '../main/desktop/window-bounds.ts';
import { wishOf } from '../main/desktop/wish-of.ts';
import { Refusal } from '../main/refusal.ts';
import { ownWindow } from '../main/relay/own-window.ts';
import type { Peer } from '../main/relay/peer.ts';
import { makeKeyFile, readKey, secretBox } from '../main/secret-box.ts';
import { watchMachine } from '../main/watch-machine.ts';
import type { Carried } from '../preload/contract/bridge.ts';
import { DEFAULT_SETTINGS, type Settings } from '../preload/contract/settings.ts';
import { eventually } from './support/eventually.ts';
import { temporaryFolder } from './support/temp-folder.ts';

describe('pages of the window', () => {
  const ORIGIN = 'tickdesk://desk';
  const serving = () => {
    const base = temporaryFolder('pages');
    const folder = join(base.path, 'pages');
    mkdirSync(join(folder, 'assets'), { recursive: true });
    writeFileSync(join(folder, 'index.html'), '<!doctype html>');
    writeFileSync(join(folder, 'assets/a.js'), 'export {}');
    writeFileSync(join(folder, '.sources'), 'x');
    writeFileSync(join(base.path, 'secret.json'), '{}');
    const answer = answerPage(ORIGIN, folder, () => null);
    return {
      get: (path: string, method = 'GET') => answer({ method, url: path }),
      [Symbol.dispose]: base[Symbol.dispose],
    };
  };

  test('come with their kind and with the policy of the console', async () => {
    using pages = serving();
    const index = await pages.get(`${ORIGIN}/`);
    expect([index.status, index.headers.get('content-type'), await index.text()]).toEqual([
      200,
      'text/html; charset=utf-8',
      '<!doctype html>',
    ]);
    expect(index.headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(index.headers.get('content-security-policy')).not.toMatch(/unsafe-eval|script-src[^;]*unsafe/);
    const script = await pages.get(`${ORIGIN}/assets/a.js`);
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test.each([
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/assets/..%2f..%2fsecret.json',
    '/..%5csecret.json',
    '/%2fetc%2fpasswd',
    '/assets/%00a.js',
    '/%ff%fe',
    '/.sources',
    '/assets',
    '/missing.js',
  ])('%s is not there', async (path) => {
    using pages = serving();
    expect((await pages.get(ORIGIN + path)).status).toBe(404);
  });

  test('are for reading, and for this origin', async () => {
    using pages = serving();
    expect((await pages.get(`${ORIGIN}/`, 'POST')).status).toBe(404);
    expect((await pages.get('tickdesk://other/')).status).toBe(404);
    expect((await pages.get('tickdesk://desk.other/')).status).toBe(404);
  });
});

describe('the wire to a window of our own', () => {
  const open = () => {
    const said: Carried[] = [];
    const peers: Peer[] = [];
    const heard: unknown[] = [];
    const garbage: string[] = [];
    const wire = ownWindow({
      say: (carried) => said.push(carried),
      token: 'of-this-launch',
      onGarbage: (why) => garbage.push(why),
      onPeer: (peer) => {
        peers.push(peer);
        peer.subscribe((value) => heard.push(value));
        return { show: () => undefined };
      },
    });
    const last = (): Peer => {
      const peer = peers.at(-1);
      if (!peer) throw new Error('There is no session');
      return peer;
    };
    return { wire, said, peers, heard, garbage, last };
  };

  test('puts this launch\u2019s token where the page has none, whatever the page wrote there', () => {
    const { wire, heard } = open();
    wire.hear('{"type":"register","token":"","collegeId":"c1"}');
    wire.hear('{"type":"register","token":"guessed"}');
    expect(heard).toEqual([
      { type: 'register', token: 'of-this-launch', collegeId: 'c1' },
      { type: 'register', token: 'of-this-launch' },
    ]);
  });

  test('begins a session with the first frame, and a new one after an end from either side', () => {
    const { wire, said, peers, last } = open();
    wire.hear('{"type":"ping"}');
    wire.hear('{"type":"ping"}');
    expect(peers).toHaveLength(1);
    last().close(4413, 'too slow');
    expect(said).toEqual([4413]);
    wire.hear('{"type":"ping"}');
    expect(peers).toHaveLength(2);
    const gone: string[] = [];
    last().onClose(() => gone.push('gone'));
    const before = last();
    wire.gone();
    wire.gone();
    expect(gone).toEqual(['gone']);
    before.send({ type: 'pong' });
    expect(said).toEqual([4413]);
    wire.hear('{"type":"ping"}');
    expect(peers).toHaveLength(3);
  });

  test('garbage begins nothing', () => {
    const { wire, peers, garbage } = open();
    for (const said of [
      '',
      '{',
      'null',
      '{"type":"x"}',
      'x'.repeat(1_000_001),
      {},
      null,
      undefined,
      -5,
      0.5,
      Number.NaN,
    ])
      wire.hear(said);
    expect(peers).toEqual([]);
    expect(garbage).toHaveLength(11);
  });

  test('knows what the page has not taken yet, and waits until it is little', async () => {
    const { wire, last } = open();
    wire.hear('{"type":"ping"}');
    const answer = { type: 'answer', id: '1', ok: true, value: 'x'.repeat(900_000) } as const;
    last().send(answer);
    last().send(answer);
    const sent = last().backlog();
    expect(sent).toBeGreaterThan(1_800_000);
    let drained = false;
    const waiting = last()
      .drained()
      .then(() => {
        drained = true;
      });
    wire.hear(64_000);
    await wait(1);
    expect([drained, last().backlog()]).toEqual([false, sent - 64_000]);
    wire.hear(900_000);
    await waiting;
    wire.hear(9_000_000);
    expect(last().backlog()).toBe(0);
    last().send(answer);
    last().send(answer);
    const given = last().drained();
    wire.gone();
    await given;
  });
});

describe('where the window stands', () => {
  const screens = [{ workArea: { x: 0, y: 0, width: 1_920, height: 1_040 } }];
  const first = { width: 1_280, height: 840, maximized: false };

  test('is where it stood, unless that screen is gone', () => {
    using folder = temporaryFolder('bounds');
    const file = join(folder.path, 'window.json');
    expect(readBounds(file, screens)).toEqual(first);
    keepBounds(file, { x: 2_000, y: 10, width: 900, height: 700 }, true);
    expect(readBounds(file, screens)).toEqual({ width: 900, height: 700, maximized: true });
    const second = { workArea: { x: 1_920, y: 0, width: 1_280, height: 1_024 } };
    expect(readBounds(file, [...screens, second])).toMatchObject({ place: { x: 2_000, y: 10 } });
    keepBounds(file, { x: -860, y: 10, width: 900, height: 700 }, false);
    expect(readBounds(file, screens)).not.toHaveProperty('place');
  });

  test.each(['', 'x', '[]', '{"width":10}', '{"width":1e9,"height":800,"maximized":false}', '{"width":"900"}'])(
    'a file that says %j says nothing',
    (text) => {
      using folder = temporaryFolder('bounds');
      const file = join(folder.path, 'window.json');
      writeFileSync(file, text);
      expect(readBounds(file, screens)).toEqual(first);
    },
  );
});

describe('secrets', () => {
  const keychain = (password: string): Keychain => ({
    seal: async (text) => Buffer.from(`${password}:${text}`),
    open: async (sealed) => {
      const [by, text] = Buffer.from(sealed).toString().split(':');
      if (by !== password || text === undefined) throw new Error('not mine');
      return text;
    },
  });

  test('the sealed key is made once, is its owner\u2019s alone, and opens what it sealed', async () => {
    using folder = temporaryFolder('key');
    const sealed = secretBox(await readSealedKey(folder.path, keychain('mine'))).seal('a secret');
    expect(secretBox(await readSealedKey(folder.path, keychain('mine'))).open(sealed)).toBe('a secret');
    if (process.platform !== 'win32') expect(statSync(join(folder.path, 'secret.sealed')).mode & 0o077).toBe(0);
    await expect(readSealedKey(folder.path, keychain('other'))).rejects.toThrow('keychain does not open');
  });

  test('a key made by the headless program is taken over, and its readable copy removed', async () => {
    using folder = temporaryFolder('key');
    const sealed = secretBox(readKey(folder.path, undefined)).seal('a secret');
    expect(secretBox(await readSealedKey(folder.path, keychain('mine'))).open(sealed)).toBe('a secret');
    expect(existsSync(join(folder.path, 'secret.key'))).toBe(false);
    expect(() => readKey(folder.path, undefined)).toThrow("in the system's keychain");
  });

  // Files that may not grow stand for a full disk: a file is made, and then nothing can be written into it.
  test.runIf(process.platform === 'linux')('a key that could not be written is not there, and said so in words', () => {
    using folder = temporaryFolder('key');
    const box = new URL('../main/secret-box.ts', import.meta.url).href;
    const script = `const { readKey } = await import(${JSON.stringify(box)});
      try { readKey(${JSON.stringify(folder.path)}); } catch ({ name, message }) { console.log(name, message); }`;
    const limited = `trap '' XFSZ; ulimit -f 0; exec "$0" --input-type=module --eval "$1"`;
    const { stdout } = spawnSync('sh', ['-c', limited, process.execPath, script], { encoding: 'utf8' });
    const file = join(folder.path, 'secret.key');
    expect(stdout).toBe(`Refusal Files may not grow any more: ${file} could not be written.\n`);
    expect(existsSync(file)).toBe(false);
    expect(readKey(folder.path, undefined)).toEqual(readKey(folder.path, undefined));
  });

  test('a key that somebody else just made is left as it is', () => {
    using folder = temporaryFolder('key');
    const file = join(folder.path, 'secret.key');
    makeKeyFile(file, Buffer.alloc(32, 1));
    expect(() => makeKeyFile(file, Buffer.alloc(32, 2))).toThrow('EEXIST');
    expect(readFileSync(file)).toEqual(Buffer.alloc(32, 1));
  });

  test('a key from the environment wins and is written nowhere; without a keychain there is one warning', async () => {
    using folder = temporaryFolder('key');
    const warnings: string[] = [];
    const warn = (words: string): void => void warnings.push(words);
    await openBox(folder.path, Buffer.alloc(32, 1).toString('base64'), keychain('mine'), warn);
    expect([existsSync(join(folder.path, 'secret.sealed')), existsSync(join(folder.path, 'secret.key'))]).toEqual([
      false,
      false,
    ]);
    await openBox(folder.path, undefined, null, warn);
    await openBox(folder.path, undefined, null, warn);
    expect(warnings).toEqual([NO_KEYCHAIN]);
  });
});

describe('small decisions', () => {
  test('only sealed pages of the web open outside', () => {
    const may = ['https://business.facebook.com/', 'https://x.invalid:8443/a?b#c'];
    const mayNot = [
      'http://x.invalid/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'ms-settings:',
      'mailto:a@b.invalid',
      'smb://x',
      '',
      'x',
      '//x.invalid',
    ];
    expect([...may, ...mayNot].filter(mayOpenOutside)).toEqual(may);
  });

  test('a page may crash three times a minute', () => {
    let now = 0;
    const may = crashLimit(3, 60_000, () => now);
    expect([may(), may(), may(), may()]).toEqual([true, true, true, false]);
    now = 61_000;
    expect(may()).toBe(true);
  });

  test('another address of the machine is noticed, and a sleep; the same address is not', async () => {
    let addresses = 'a';
    let slept = 0;
    let calls = 0;
    using _watching = watchMachine(
      () => {
        calls += 1;
      },
      5,
      { addresses: () => addresses, now: () => Date.now() + slept },
    );
    await wait(30);
    expect(calls).toBe(0);
    addresses = 'b';
    await eventually('the address is noticed', () => calls === 1);
    slept = 60_000;
    await eventually('the sleep is noticed', () => calls === 2);
    await wait(30);
    expect(calls).toBe(2);
  });

  test('settings are applied at once and after each change; what was applied before is undone first', () => {
    const story: string[] = [];
    const listeners = new Set<(settings: Settings) => void>();
    const settings = {
      get: () => DEFAULT_SETTINGS,
      subscribe: (listener: (settings: Settings) => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    const followed = followSettings(settings, ({ language }) => {
      story.push(language);
      return { [Symbol.dispose]: () => story.push(`${language} undone`) };
    });
    for (const listener of listeners) listener({ ...DEFAULT_SETTINGS, language: 'hi' });
    followed[Symbol.dispose]();
    expect(story).toEqual(['en', 'en undone', 'hi', 'hi undone']);
    expect(listeners.size).toBe(0);
  });

  test('a taken port is asked about; any other trouble is not', async () => {
    using folder = temporaryFolder('place');
    const { config } = findPlace('linux', { TICKDESK_DATA: folder.path }, folder.path);
    const taken = new Refusal('unavailable', 'Port 3000 is taken', {
      cause: Object.assign(new Error(), { code: 'EADDRINUSE' }),
    });
    const ports: number[] = [];
    const start = async ({ webhookPort }: { readonly webhookPort: number }): Promise<string> => {
      ports.push(webhookPort);
      if (webhookPort !== 0) throw taken;
      return 'started';
    };
    expect(await startOnAnyPort(start, config, () => true)).toBe('started');
    expect(ports).toEqual([3_000, 0]);
    await expect(startOnAnyPort(start, config, () => false)).rejects.toBe(taken);
    const asked: string[] = [];
    const other = async (): Promise<string> => {
      throw new Refusal('conflict', 'Another Tickdesk');
    };
    await expect(startOnAnyPort(other, config, (words) => asked.push(words) > 0)).rejects.toThrow('Another Tickdesk');
    expect(asked).toEqual([]);
  });

  test('a refusal is said as it is, a bug as something unexpected', () => {
    expect(whyNot(new Refusal('unavailable', 'The disk is full.'))).toBe('The disk is full.');
    expect(whyNot(new TypeError('x is no function'))).toBe('Something unexpected happened: x is no function');
  });

  test('the menu has what each platform\u2019s people look for, and nothing that opens the page\u2019s inside', () => {
    const roles = (platform: NodeJS.Platform): string =>
      JSON.stringify(appMenu(platform, SHELL_WORDS.en, () => undefined));
    expect(roles('darwin')).toContain('appMenu');
    expect(roles('win32')).not.toContain('appMenu');
    for (const role of ['fileMenu', 'editMenu', 'windowMenu', 'help', 'zoomIn']) expect(roles('linux')).toContain(role);
    expect(roles('linux')).not.toMatch(/devtools/i);
  });

  test('the icon says its number in the desk\u2019s language', () => {
    expect(SHELL_WORDS.en.attention(0)).toBe('Tickdesk');
    expect(SHELL_WORDS.en.attention(123_456)).toBe('Tickdesk: 1,23,456 to look at');
    expect(SHELL_WORDS.hi.attention(2)).toContain('2');
  });

  test('a click on a notice about one student opens that student; on one about many, the window', () => {
    const notice = { key: 'k', kind: 'failed', title: 't', body: '', registrationId: 'r_1', collegeId: 'c1' } as const;
    expect(wishOf(notice)).toEqual({ type: 'open_registration', collegeId: 'c1', registrationId: 'r_1' });
    expect(wishOf({ ...notice, registrationId: null })).toBeNull();
    expect(wishOf({ ...notice, collegeId: null, registrationId: null })).toBeNull();
  });

  test('starting at login is an entry that goes again, whatever stands in the path', () => {
    using folder = temporaryFolder('login');
    const entry = join(folder.path, 'autostart/tickdesk.desktop');
    keepAutostart(folder.path, '/opt/Tick desk/$(x)/tickdesk');
    expect(readFileSync(entry, 'utf8')).toContain('Exec="/opt/Tick desk/\\$(x)/tickdesk"\n');
    keepAutostart(folder.path, null);
    keepAutostart(folder.path, null);
    expect(existsSync(entry)).toBe(false);
  });
});
