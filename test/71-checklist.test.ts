import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PAGE_HEADERS } from '../main/page-headers.ts';
import { ROOT } from './support/electron/desktop.ts';
import { sourcesUnder } from './support/sources.ts';

const shell = sourcesUnder('main/electron', 'preload').filter(({ path }) => !path.startsWith('preload/contract/'));
const text = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const saying = (words: RegExp): string[] => shell.filter((source) => words.test(source.text)).map(({ path }) => path);

describe("Electron's security checklist", () => {
  test('has an answer for each of its items, in files that are there', () => {
    const rows = [...text('SECURITY.md').matchAll(/^\| (\d+) \| (.+?) \| (.+) \|$/gm)];
    expect(rows.map(([, number]) => Number(number))).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    for (const [, , item = '', answer = ''] of rows) {
      const files = [...answer.matchAll(/`([\w./-]+\.(?:ts|json|yml))`/g)].map(([, file]) => file ?? '');
      expect(files.length, item).toBeGreaterThan(0);
      expect(
        files.filter((file) => !existsSync(join(ROOT, file))),
        item,
      ).toEqual([]);
    }
  });

  test('one window, isolated, sandboxed, without Node', () => {
    expect(
      shell.flatMap(
        (source) => source.text.match(/new (BrowserWindow|BrowserView|WebContentsView|BaseWindow)\b/g) ?? [],
      ),
    ).toEqual(['new BrowserWindow']);
    const window = text('main/electron/window.ts');
    for (const setting of ['sandbox: true', 'contextIsolation: true', 'nodeIntegration: false'])
      expect(window).toContain(setting);
  });

  test('nothing is switched off that protects, nor on that does not', () => {
    const words =
      /webSecurity|allowRunningInsecureContent|experimentalFeatures|BlinkFeatures|webviewTag|nodeIntegrationIn|allowpopups|disable-web-security|no-sandbox|ignore-certificate/i;
    expect(saying(words)).toEqual([]);
    expect(saying(/contextIsolation: false|sandbox: false|nodeIntegration: true/)).toEqual([]);
    expect(saying(/commandLine|loadFile|file:\/\/|executeJavaScript|remote|setCertificateVerifyProc/)).toEqual([]);
  });

  test('permissions, navigation, windows and guests are refused before the first page is there', () => {
    const guard = text('main/electron/guard.ts');
    for (const words of [
      'setPermissionRequestHandler',
      'setPermissionCheckHandler',
      'will-frame-navigate',
      'will-attach-webview',
      "action: 'deny'",
    ])
      expect(guard).toContain(words);
    expect(saying(/action: 'allow'/)).toEqual([]);
    const desk = text('main/electron/desk.ts');
    expect(desk.indexOf('guardPages(')).toBeGreaterThan(0);
    expect(desk.indexOf('guardPages(')).toBeLessThan(desk.indexOf('openWindow('));
  });

  test('the policy lets no script in but our own, and says so for every page', () => {
    const policy = PAGE_HEADERS['Content-Security-Policy'];
    expect(policy.split('; ')).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "frame-ancestors 'none'",
      ]),
    );
    expect(policy.match(/[\w-]+(?=[^;]*blob:)/g)).toEqual(expect.arrayContaining(['img-src', 'media-src']));
    expect(policy).not.toMatch(/(script|worker|frame|object|connect|default)-src[^;]*blob:/);
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*|script-src[^;]*unsafe-inline/);
    const pages = sourcesUnder('main').filter((source) => /Content-Security-Policy/.test(source.text));
    expect(pages.map(({ path }) => path)).toEqual(['main/page-headers.ts']);
  });

  test('links open outside in one place, and messages are heard in one place', () => {
    expect(saying(/openExternal/)).toEqual(['main/electron/guard.ts']);
    expect(text('main/electron/guard.ts')).toMatch(/if \(mayOpenOutside\(url\)\) void shell\.openExternal\(url\)/);
    expect(saying(/ipcMain/)).toEqual(['main/electron/ipc-wire.ts']);
    expect(saying(/\.handle\(|ipcMain\.handle|MessageChannelMain/)).toEqual(['main/electron/pages.ts']);
    expect(text('main/electron/ipc-wire.ts')).toMatch(
      /sender === contents && senderFrame === contents\.mainFrame && senderFrame\.origin === ORIGIN/,
    );
  });

  test('the page gets one wire, and no module of Electron', () => {
    const preload = text('preload/preload.ts');
    expect(preload.match(/exposeInMainWorld/g)).toHaveLength(1);
    expect(preload).toContain('satisfies Bridge');
    expect(preload.match(/from '([^']+)'/g)).toEqual(["from 'electron'", "from './contract/bridge.ts'"]);
  });

  test('Electron is pinned, and it is the one that is installed', () => {
    const { devDependencies } = JSON.parse(text('package.json')) as { devDependencies: Record<string, string> };
    const { version } = JSON.parse(text('node_modules/electron/package.json')) as { version: string };
    expect(devDependencies.electron).toBe(version);
  });

  test('what knows Electron stays small', () => {
    const lines = shell.map((source) => source.text.split('\n').length - 1);
    expect(shell.length).toBeGreaterThan(10);
    expect(lines.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(430);
  });
});
