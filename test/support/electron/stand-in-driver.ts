import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { sharedBrowser } from '../browser.ts';
import { bareEnvironment, exitOf } from '../child.ts';
import { type DesktopOptions, type Driver, desktopEnvironment, ROOT } from './desktop.ts';
import { type Line, openLine, type Words } from './line.ts';
import { openPageWindow, type PageWindow } from './page-window.ts';

const RUN = join(ROOT, 'test/support/electron/stand-in/run.ts');

const spawnProgram = (program: string, options: DesktopOptions): ChildProcess =>
  spawn(process.execPath, [RUN, ...(options.args ?? [])], {
    cwd: program,
    env: { ...bareEnvironment(), ...desktopEnvironment(options) },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
  });

/**
 * Not Electron: the built program with a stand-in for the module `electron`, its windows pages of a real Chromium.
 * `root` is the folder that `out/` lies in.
 */
export const standInDriver = (root: string = ROOT): Driver => ({
  name: 'stand-in for Electron (its runtime is not installed)',

  start: async (options) => {
    const chromium = await sharedBrowser();
    const program = spawnProgram(root, options);
    let errors = '';
    program.stderr?.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    const windows = new Map<number, Promise<PageWindow>>();
    const loaded = Promise.withResolvers<PageWindow>();
    const window = (id: number): Promise<PageWindow> =>
      windows.get(id) ?? Promise.reject(new Error(`There is no window ${id}`));
    // Words to a program that is just going are not heard; its end cuts the line for whoever waits.
    const send = (words: Words): boolean => program.connected && program.send(words, () => undefined);
    const line: Line = openLine(send, {
      create: (id: number, { preload }: { preload: string }, size: { width: number; height: number }) => {
        windows.set(id, openPageWindow(chromium, id, preload, size, line));
      },
      load: async (id: number, url: string) => {
        const opened = await window(id);
        await opened.load(url);
        loaded.resolve(opened);
      },
      say: async (id: number, channel: string, args: readonly unknown[]) => (await window(id)).say(channel, args),
      reload: async (id: number) => (await window(id)).reload(),
      execute: async (id: number, script: string) => (await window(id)).page().evaluate(script),
      crash: async (id: number) => (await window(id)).crash(),
      close: async (id: number) => (await window(id)).close(),
    });
    program.on('message', (words: Words) => line.hear(words));
    const exit = exitOf(program);
    exit.then(async () => {
      line.cut();
      for (const open of windows.values()) await (await open).close();
    });
    const ended = exit.then(({ code }): never => {
      throw new Error(`The desktop program ended (code ${code}) before its window was there:\n${errors}`);
    });
    const first = await Promise.race([loaded.promise, ended]);
    return {
      folder: options.folder,
      pid: program.pid ?? 0,
      page: () => first.page(),
      download: first.download,
      main: (run, arg) => line.call('main', String(run), arg) as ReturnType<typeof run> & Promise<never>,
      permissions: (names) => line.call('permissions', names) as Promise<readonly string[]>,
      exit,
      errors: () => errors,
      [Symbol.asyncDispose]: async () => {
        program.kill('SIGKILL');
        await exit;
      },
    };
  },

  run: (options) => exitOf(spawnProgram(root, options)),
});
