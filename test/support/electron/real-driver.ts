import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { bareEnvironment, exitOf } from '../child.ts';
import { type Desktop, type DesktopOptions, type Driver, desktopEnvironment, type Modules, ROOT } from './desktop.ts';

const ARGS = ['-r', join(ROOT, 'test/support/electron/record.cjs'), ROOT];

const environment = (options: DesktopOptions): Record<string, string> => ({
  ...bareEnvironment(),
  ...desktopEnvironment(options),
});

const argsOf = ({ args = [] }: DesktopOptions): string[] => [...ARGS, ...args];

/** Electron itself, driven by Playwright. */
export const realDriver = (executablePath: string): Driver => ({
  name: `Electron (${executablePath})`,

  start: async (options): Promise<Desktop> => {
    const app = await _electron.launch({
      executablePath,
      args: argsOf(options),
      env: environment(options),
      cwd: options.folder,
    });
    const program = app.process();
    let errors = '';
    program.stderr?.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    const exit = exitOf(program);
    const page = await app.firstWindow();
    return {
      folder: options.folder,
      pid: program.pid ?? 0,
      page: () => page,
      download: async () => {
        const saved = await page.waitForEvent('download');
        return { name: saved.suggestedFilename(), text: await readFile(await saved.path(), 'utf8') };
      },
      main: (run, arg) => app.evaluate(run as (electron: Modules, arg: unknown) => never, arg),
      permissions: (names) =>
        page.evaluate(async (asked) => {
          const known: Readonly<Record<string, string>> = { 'clipboard-sanitized-write': 'clipboard-write' };
          const query = async (name: string) => {
            const descriptor = { name: known[name] ?? name } as PermissionDescriptor;
            return (await navigator.permissions.query(descriptor)).state === 'granted' ? [name] : [];
          };
          return (await Promise.all(asked.map(query))).flat();
        }, names),
      exit,
      errors: () => errors,
      [Symbol.asyncDispose]: async () => {
        program.kill('SIGKILL');
        await exit;
      },
    };
  },

  run: (options) => exitOf(spawn(executablePath, argsOf(options), { env: environment(options), cwd: options.folder })),
});
