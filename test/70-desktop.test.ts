import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDesktop } from '../main/node/desktop-bundle.ts';
import { ashaRow, type DeskApp, dataFolder, ENV, openDesk } from './support/electron/desk-of.ts';
import { type Driver, desktopDriver, logOf, ROOT, shownTo } from './support/electron/desktop.ts';
import { eventually } from './support/eventually.ts';
import { listen } from './support/listen.ts';
import { startProgram } from './support/program.ts';

let driver: Driver;
beforeAll(async () => {
  await buildDesktop(ROOT, () => undefined);
  driver = await desktopDriver();
}, 180_000);

/** The tick in the line of the student. */
const tick = (desk: DeskApp, name: string, face: string): Locator =>
  desk.page().locator('tr', { hasText: name }).locator(`[data-tick="${face}"]`);

type Seen = {
  notices: { title: string; body: string; emit(event: string): void }[];
  tray: { tip: string; menu: { items: { label: string; click(): void }[] }; icon: { emit(event: string): void } };
  opened: string[];
};
declare global {
  /** What `record.cjs` notes in the main process. */
  var seen: Seen;
}

/** One desk for all tests of a `describe` that leave it running, and as good as new to each other. */
const withDesk = (take: (desk: DeskApp) => void): void => {
  const opened = new AsyncDisposableStack();
  beforeAll(async () => {
    const data = opened.use(dataFolder());
    take(opened.use(await openDesk(driver, data.path)));
  });
  afterAll(() => opened.disposeAsync());
};

describe('the desktop app', { timeout: 60_000 }, () => {
  let desk: DeskApp;
  withDesk((opened) => {
    desk = opened;
  });

  test('opens one window that is live over its own wire, with nothing of the machine in it', async () => {
    const inPage = await desk.page().evaluate(() => ({
      title: document.title,
      node: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
        (name) => name in window,
      ),
      bridge: Object.keys((window as unknown as { tickdesk: object }).tickdesk).sort(),
      frozen: Object.isFrozen((window as unknown as { tickdesk: object }).tickdesk),
      kept: JSON.stringify({ ...sessionStorage, ...localStorage }) + location.href + document.cookie,
    }));
    expect(inPage).toMatchObject({ title: 'Tickdesk', node: [], bridge: ['send', 'subscribe'], frozen: true });
    expect(inPage.kept).not.toMatch(/token/i);
    expect(
      await desk.main(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible())),
    ).toEqual([true]);
  });

  test('asks the network for nothing to draw its pages', async () => {
    const asked: string[] = [];
    desk.page().on('request', (request) => asked.push(request.url()));
    await desk.page().reload();
    await desk.live();
    const { origin } = new URL(desk.page().url().replace('tickdesk:', 'http:'));
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.filter((url) => !url.replace('tickdesk:', 'http:').startsWith(origin))).toEqual([]);
  });

  test('a tick moves while one looks at it', async () => {
    await desk.ask('registrations.import', { rows: [ashaRow] });
    await desk.page().getByText('Asha Verma').first().waitFor();
    expect(await desk.report('wamid.ONE', 'delivered', 2)).toBe(200);
    await tick(desk, 'Asha Verma', 'delivered').waitFor();
    expect(await desk.report('wamid.ONE', 'read', 3)).toBe(200);
    await tick(desk, 'Asha Verma', 'read').waitFor();
  });

  test('a window that is reloaded while reports come misses none of them', async () => {
    const students = Array.from({ length: 12 }, (_, index) => ({
      externalId: `A-${index}`,
      name: `Student ${String(index).padStart(2, '0')}`,
      phone: `+9198100000${10 + index}`,
    }));
    await desk.ask('registrations.import', { rows: students });
    const reports = (async () => {
      for (const [index] of students.entries()) {
        const to = { phone: `9198100000${10 + index}`, name: `Student ${index}` };
        expect(await desk.report(`wamid.R${index}`, 'delivered', 1, to)).toBe(200);
        expect(await desk.report(`wamid.R${index}`, 'read', 2, to)).toBe(200);
      }
    })();
    await desk.page().reload();
    await reports;
    await desk.live();
    for (const { name } of students) await tick(desk, name, 'read').waitFor();
  });
});

describe('the desktop app, from its start to its end', { timeout: 60_000 }, () => {
  test('a failure becomes a notice; a click on it opens the registration in a window that was hidden', async () => {
    await using data = dataFolder();
    await using desk = await openDesk(driver, data.path);
    await desk.ask('registrations.import', { rows: [ashaRow] });
    const { rows } = await desk.ask('registrations.list', {});
    await desk.main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    expect(await desk.main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())).toBe(false);
    expect(await desk.report('wamid.BAD', 'failed')).toBe(200);
    const title = await eventually('a notice', () => desk.main(() => globalThis.seen.notices[0]?.title ?? null));
    expect(title).toContain('Asha Verma');
    await desk.main(() => globalThis.seen.notices[0]?.emit('click'));
    await eventually('the registration is open', () => desk.page().url().endsWith(`#/registrations/${rows[0]?.id}`));
    expect(await desk.main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())).toBe(true);
  });

  test('badge and tray say how many registrations want a person, also after a restart', async () => {
    await using data = dataFolder();
    {
      await using desk = await openDesk(driver, data.path);
      await desk.ask('registrations.import', { rows: [ashaRow] });
      expect(await desk.main(() => globalThis.seen.tray.tip)).toBe('Tickdesk');
      await desk.report('wamid.BAD', 'failed');
      await eventually('the tray counts it', () =>
        desk.main(() => globalThis.seen.tray.tip === 'Tickdesk: 1 to look at'),
      );
      await desk.main(({ app }) => app.quit());
      await desk.exit;
    }
    await using desk = await openDesk(driver, data.path);
    await eventually('the tray counts it', () =>
      desk.main(() => globalThis.seen.tray.tip === 'Tickdesk: 1 to look at'),
    );
    if (process.platform === 'darwin' || driver.name.startsWith('stand-in'))
      expect(await desk.main(({ app }) => app.getBadgeCount())).toBe(1);
  });

  test('closing the window leaves the program listening; its icon opens the window and ends the program', async () => {
    await using data = dataFolder();
    await using desk = await openDesk(driver, data.path);
    const visible = () =>
      desk.main(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible()));
    await desk.main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    expect(await visible()).toEqual([false]);
    expect(await desk.report('wamid.HID', 'sent')).toBe(200);
    await desk.main(() => globalThis.seen.tray.icon.emit('click'));
    expect(await visible()).toEqual([true]);
    await desk.main(() => globalThis.seen.tray.menu.items.at(-1)?.click());
    expect(await desk.exit).toEqual({ code: 0, signal: null });
  });

  test('settings take hold at once: the language of the icon, staying awake, and closing for good', async () => {
    await using data = dataFolder();
    await using desk = await openDesk(driver, data.path);
    expect(await desk.main(() => globalThis.seen.tray.menu.items[0]?.label)).toBe('Open Tickdesk');
    await desk.ask('settings.save', { language: 'hi', keepAwake: true, closeToTray: false });
    expect(await desk.main(() => globalThis.seen.tray.menu.items[0]?.label)).toBe('Tickdesk खोलें');
    expect(await desk.main(({ powerSaveBlocker }) => [1, 0].some((id) => powerSaveBlocker.isStarted(id)))).toBe(true);
    await desk.ask('settings.save', { keepAwake: false });
    expect(await desk.main(({ powerSaveBlocker }) => [1, 0].some((id) => powerSaveBlocker.isStarted(id)))).toBe(false);
    await desk.main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    expect(await desk.exit).toEqual({ code: 0, signal: null });
  });

  test('a second start brings the first to the front and ends', async () => {
    await using data = dataFolder();
    await using desk = await openDesk(driver, data.path);
    await desk.main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    expect(await driver.run({ folder: data.path, env: ENV })).toMatchObject({ code: 0 });
    const front = () =>
      desk.main(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map(
          (window) => !window.isMinimized() && window.isVisible() && window.isFocused(),
        ),
      );
    await eventually('the first is at the front', async () => (await front())[0]);
    expect(await desk.report('wamid.SEC', 'sent')).toBe(200);
    expect(desk.shown().map(({ title }) => title)).not.toContain('Tickdesk cannot start');
  });

  test('an ask of the page before the reload is not answered to the page after it', async () => {
    await using data = dataFolder();
    await using desk = await openDesk(driver, data.path);
    const texts = Array.from({ length: 12 }, (_, ask) => {
      const rows = Array.from({ length: 4_000 }, (_, row) => ({
        externalId: `${ask}-${row}`,
        name: 'Ravi',
        phone: '98123 45678',
      }));
      return JSON.stringify({ type: 'ask', id: 'of-before', ask: 'registrations.import', params: { rows } });
    });
    // Long enough under way for the next page to be there before the last answer.
    await desk.page().evaluate((asks) => {
      Object.assign(window, { before: true });
      const { tickdesk } = window as unknown as { tickdesk: { send(text: string): void } };
      for (const text of asks) tickdesk.send(text);
      location.reload();
    }, texts);
    await eventually('the new page is there', () =>
      desk.page().evaluate(() => !('before' in window) && 'tickdesk' in window),
    );
    await desk.page().evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      (window as unknown as { tickdesk: { subscribe(listener: (carried: unknown) => void): void } }).tickdesk.subscribe(
        (carried) => heard.push(carried),
      );
    });
    await desk.live();
    let total = -1;
    await eventually('all of it is done', async () => {
      const before = total;
      total = (await desk.ask('registrations.list', { limit: 1 })).total;
      await wait(400);
      return total > 0 && total === before;
    });
    expect(await desk.page().evaluate("heard.filter((carried) => String(carried).includes('of-before'))")).toEqual([]);
  });

  test('a page that crashes comes back by itself; one that crashes again and again waits for a person', async () => {
    await using data = dataFolder();
    await using desk = await openDesk(driver, data.path);
    const crash = async (): Promise<void> => {
      const before = logOf(data.path).filter(({ msg }) => msg === 'the window crashed').length;
      await desk.main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
      await eventually(
        'the crash is noticed',
        () => logOf(data.path).filter(({ msg }) => msg === 'the window crashed').length > before,
      );
    };
    const backLive = (): Promise<true> =>
      eventually('the page is live again', () =>
        desk.main(async ({ BrowserWindow }) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents;
          return contents?.executeJavaScript("document.documentElement.dataset.feed === 'live'") as Promise<true>;
        }),
      );
    for (let times = 0; times < 3; times += 1) {
      await crash();
      await backLive();
    }
    await crash();
    await eventually('a person is told', () => desk.shown().some(({ title }) => title.includes('again and again')));
    expect(await desk.report('wamid.ON', 'sent')).toBe(200);
    await desk.main(() => globalThis.seen.tray.icon.emit('click'));
    await backLive();
  });

  test('quitting while deliveries are being committed loses none that heard 200', async () => {
    await using data = dataFolder();
    await using desk = await openDesk(driver, data.path);
    const kept: string[] = [];
    let next = 0;
    const drive = async (): Promise<void> => {
      for (;;) {
        next += 1;
        const wamid = `wamid.Q${next}`;
        const status = await desk.report(wamid, 'delivered');
        if (status === 0) return;
        if (status === 200) kept.push(wamid);
      }
    };
    const load = Promise.all(Array.from({ length: 16 }, drive));
    await eventually('deliveries are coming in', () => kept.length > 50);
    await desk.main(({ app }) => app.quit());
    await load;
    expect(await desk.exit).toEqual({ code: 0, signal: null });
    const db = new Database(join(data.path, 'tickdesk.db'), { readonly: true });
    const known = new Set(db.prepare('SELECT wamid FROM attempts').pluck().all());
    db.close();
    expect(kept.filter((wamid) => !known.has(wamid))).toEqual([]);
    expect(kept.length).toBeGreaterThan(50);
  });

  test('the window stands where it stood', async () => {
    await using data = dataFolder();
    const place = { x: 120, y: 90, width: 1_000, height: 700 };
    {
      await using desk = await openDesk(driver, data.path);
      await desk.main(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), place);
      await desk.main(({ app }) => app.quit());
      await desk.exit;
    }
    expect(JSON.parse(readFileSync(join(data.path, 'window/window.json'), 'utf8'))).toMatchObject({ width: 1_000 });
    await using desk = await openDesk(driver, data.path);
    expect(await desk.main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds())).toMatchObject(
      place,
    );
  });
});

describe('a page that has turned against us', { timeout: 60_000 }, () => {
  let desk: DeskApp;
  withDesk((opened) => {
    desk = opened;
  });

  test('goes nowhere, opens no window, and reads no file', async () => {
    const page = desk.page();
    const home = page.url();
    const told = (words: string) => () => logOf(desk.folder).some(({ msg }) => msg === words);

    await page.evaluate(() => {
      location.href = 'https://elsewhere.invalid/';
    });
    await eventually('leaving is refused', told('refused to leave the page'));
    expect(page.url()).toBe(home);

    await page.evaluate(() => void window.open('https://business.facebook.com/wa/manage'));
    await eventually('the link opens outside', () => desk.main(() => globalThis.seen.opened.length === 1));
    expect(await desk.main(() => globalThis.seen.opened)).toEqual(['https://business.facebook.com/wa/manage']);
    await page.evaluate(() => void window.open('http://plain.invalid/'));
    await eventually('a window is refused', told('refused to open a window'));
    expect(await desk.main(() => globalThis.seen.opened.length)).toBe(1);
    expect(await desk.main(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    await eventually('there is one page', () => page.context().pages().length === 1);

    const fetched = await page.evaluate(async () => {
      const paths = [
        '/..%2f..%2fpackage.json',
        '/%2e%2e/%2e%2e/package.json',
        '/..%5c..%5cpackage.json',
        '/assets/%00',
        '/%ff',
        '/.sources',
      ];
      const elsewhere = await fetch('https://elsewhere.invalid/').then(
        () => 'answered',
        () => 'refused',
      );
      return [...(await Promise.all(paths.map(async (path) => (await fetch(path)).status))), elsewhere];
    });
    expect(fetched).toEqual([404, 404, 404, 404, 404, 404, 'refused']);
    const inline = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.broken = true';
      document.head.append(script);
      return 'broken' in window;
    });
    expect(inline).toBe(false);
  });

  test('is granted the clipboard and nothing else', async () => {
    expect(await desk.permissions(['geolocation', 'notifications', 'camera', 'microphone', 'midi'])).toEqual([]);
    expect(await desk.permissions(['clipboard-sanitized-write'])).toEqual(['clipboard-sanitized-write']);
  });

  test('may say what it likes: garbage is refused and logged, and the wire lives on', async () => {
    const garbage = ['', 'not JSON', '{"type":"nonsense"}', '[]', 'null', `"${'x'.repeat(1_100_000)}"`];
    await desk.page().evaluate((texts) => {
      const { send } = (window as unknown as { tickdesk: { send(said: unknown): void } }).tickdesk;
      for (const text of texts) send(text);
      for (const said of [{}, [], null, undefined, true, -1, Number.NaN, 1.5, { type: 'register', token: 'x' }])
        send(said);
      // In the clear over JSON, but of a kind that an object may not be.
      send('{"__proto__":{"polluted":true},"type":"ask","id":"1","ask":"__proto__","params":{}}');
    }, garbage);
    const refused = () => logOf(desk.folder).filter(({ msg }) => msg === 'refused what a window said').length;
    await eventually('each is logged', () => refused() === garbage.length + 9);
    expect(await desk.main(() => 'polluted' in {})).toBe(false);
    expect(await desk.ask('health.get', {})).toMatchObject({ deliveries: 0 });
    await desk.live();
  });

  test('is not heard when it is not our page, nor in our frame', async () => {
    await desk.main(({ BrowserWindow, ipcMain }) => {
      const sender = BrowserWindow.getAllWindows()[0]?.webContents;
      const frame = { url: 'https://elsewhere.invalid/', origin: 'https://elsewhere.invalid' };
      for (const event of [
        { sender, senderFrame: null },
        { sender, senderFrame: frame },
        { sender: {}, senderFrame: frame },
        { sender: {}, senderFrame: sender?.mainFrame },
      ])
        ipcMain.emit(
          'tickdesk:to-desk',
          event,
          JSON.stringify({ type: 'ask', id: 'stranger', ask: 'health.get', params: {} }),
        );
    });
    await eventually(
      'all are logged',
      () => logOf(desk.folder).filter(({ msg }) => msg === 'refused a stranger').length === 4,
    );
    await desk.live();
  });
});

describe('a start that cannot be', { timeout: 60_000 }, () => {
  /** What the person reads, and the exit code. */
  const failed = async (folder: string, env: Readonly<Record<string, string>> = {}) => {
    const { code } = await driver.run({ folder, env: { ...ENV, ...env } });
    return {
      code,
      words: shownTo(folder)
        .map(({ words }) => words)
        .join('\n'),
      shown: shownTo(folder),
    };
  };

  test('says which port another program has, and offers another one', async () => {
    await using data = dataFolder();
    await using other = await listen(createServer());
    const env = { TICKDESK_WEBHOOK_PORT: String(other.port) };
    const refused = await failed(data.path, env);
    expect(refused.code).toBe(1);
    expect(refused.words).toContain(`Port ${other.port} is taken by another program`);
    expect(refused.shown.find(({ buttons }) => buttons)?.buttons).toEqual(['Use another port', 'Quit']);

    await using desk = await openDesk(driver, data.path, { ...env, TICKDESK_TEST_ANSWER: '0' });
    expect(desk.webhook).not.toContain(`:${other.port}/`);
    expect(await desk.report('wamid.PORT', 'sent')).toBe(200);
  });

  test('says which folder cannot be written', async () => {
    await using data = dataFolder();
    writeFileSync(join(data.path, 'file'), '');
    const { code, words } = await failed(data.path, { TICKDESK_DATA: join(data.path, 'file/data') });
    expect(code).toBe(1);
    expect(words).toContain('cannot be written');
  });

  test('says that a newer Tickdesk wrote the database, that it is damaged, or that a setting makes no sense', async () => {
    await using newer = dataFolder();
    const db = new Database(join(newer.path, 'tickdesk.db'));
    db.pragma('user_version = 999');
    db.close();
    expect(await failed(newer.path)).toMatchObject({ code: 1, words: expect.stringContaining('newer Tickdesk') });

    await using damaged = dataFolder();
    writeFileSync(join(damaged.path, 'tickdesk.db'), 'x'.repeat(9_000));
    expect(await failed(damaged.path)).toMatchObject({ code: 1, words: expect.stringContaining('damaged') });

    await using strange = dataFolder();
    expect(await failed(strange.path, { TICKDESK_WEBHOOK_PORT: 'many' })).toMatchObject({
      code: 1,
      words: expect.stringContaining('TICKDESK_WEBHOOK_PORT'),
    });
  });

  test('says that the headless program is already running on the folder', async () => {
    await using data = dataFolder();
    mkdirSync(data.path, { recursive: true });
    const lock = new Database(join(data.path, 'tickdesk.lock'), { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
    const { code, words } = await failed(data.path);
    lock.close();
    expect(code).toBe(1);
    expect(words).toContain('Another Tickdesk is running');
  });
});

describe('npm start without a display', { timeout: 60_000 }, () => {
  test.skipIf(process.platform !== 'linux')('says so in one line, and serves the same console headless', async () => {
    await using program = await startProgram({ script: 'main/node/start.ts' });
    const lines = program.log().split('\n');
    expect(lines.filter((line) => line.startsWith('No desktop window: there is no display.'))).toHaveLength(1);
    expect((await fetch(program.console)).status).toBe(200);
    program.kill();
    expect(await program.exit).toEqual({ code: 0, signal: null });
  });
});

describe('secrets', { timeout: 60_000 }, () => {
  test('without a keychain the key is in a file, and the person is warned once', async () => {
    await using data = dataFolder();
    for (let start = 0; start < 2; start += 1) {
      await using desk = await openDesk(driver, data.path);
      await desk.main(({ app }) => app.quit());
      await desk.exit;
    }
    const warnings = shownTo(data.path).filter(({ title }) => title === 'Secrets are kept in a file');
    expect(warnings).toHaveLength(
      driver.name.startsWith('stand-in') || !existsSync(join(data.path, 'secret.sealed')) ? 1 : 0,
    );
  });

  test('with a keychain the key is never on disk in the clear, and what was sealed opens after a restart', async () => {
    await using data = dataFolder();
    const env = { STAND_IN_KEYCHAIN: 'a password of the keyring' };
    const number = { phoneNumberId: '555', collegeId: 'c1', appId: 'app-2', appSecret: 'a secret of the second app' };
    {
      await using desk = await openDesk(driver, data.path, env);
      await desk.ask('numbers.save', number);
      await desk.main(({ app }) => app.quit());
      await desk.exit;
    }
    if (!existsSync(join(data.path, 'secret.sealed'))) return expect(shownTo(data.path)).not.toEqual([]);
    expect(existsSync(join(data.path, 'secret.key'))).toBe(false);
    await using desk = await openDesk(driver, data.path, env);
    expect((await desk.ask('numbers.list', {})).rows).toContainEqual(expect.objectContaining({ phoneNumberId: '555' }));
    await desk.main(({ app }) => app.quit());
    await desk.exit;
    const other = await driver.run({ folder: data.path, env: { ...ENV, STAND_IN_KEYCHAIN: 'another one' } });
    expect(other.code).toBe(1);
    expect(shownTo(data.path).at(-1)?.words).toContain('keychain does not open');
  });
});
