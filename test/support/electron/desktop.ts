import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as Electron from 'electron';
import type { Page } from 'playwright-core';
import type { Exit } from '../child.ts';
import { electronBinary } from './electron-binary.ts';

/** What was shown to a person, or would have been. */
export type Shown = { readonly title: string; readonly words: string; readonly buttons?: readonly string[] };

/** The modules of Electron that a test may look into, in the main process. */
export type Modules = Pick<
  typeof Electron,
  | 'app'
  | 'BrowserWindow'
  | 'dialog'
  | 'ipcMain'
  | 'Menu'
  | 'Notification'
  | 'powerMonitor'
  | 'powerSaveBlocker'
  | 'session'
  | 'shell'
  | 'Tray'
>;

export type Downloaded = { readonly name: string; readonly text: string };

/** The desktop app, running: in Electron, or in the stand-in for it. */
export type Desktop = AsyncDisposable & {
  readonly folder: string;
  readonly pid: number;
  /** The window's page. */
  page(): Page;
  /** Runs a function in the main process; it sees only its two arguments. */
  main<T, A = undefined>(run: (electron: Modules, arg: A) => T | Promise<T>, arg?: A): Promise<T>;
  /** The next file that the page gives to be kept. */
  download(): Promise<Downloaded>;
  /** Which of these permissions a page would be granted. */
  permissions(names: readonly string[]): Promise<readonly string[]>;
  readonly exit: Promise<Exit>;
  /** Standard error so far. */
  errors(): string;
};

export type DesktopOptions = {
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What the program is started with beside itself: a link, as the system hands it over. */
  readonly args?: readonly string[];
};

export type Driver = {
  readonly name: string;
  /** Resolves when the window has its page. */
  start(options: DesktopOptions): Promise<Desktop>;
  /** Runs a program that is expected to end by itself. */
  run(options: DesktopOptions): Promise<Exit>;
};

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The real runtime where it is installed, else the stand-in. Says once which of the two it is. */
export const desktopDriver = async (): Promise<Driver> => {
  const binary = electronBinary();
  const driver =
    binary === null
      ? (await import('./stand-in-driver.ts')).standInDriver()
      : (await import('./real-driver.ts')).realDriver(binary);
  console.error(`desktop: ${driver.name}`);
  return driver;
};

const DIALOGS = 'shown.jsonl';

/** What the desktop program of this folder needs to run for a test. */
export const desktopEnvironment = ({ folder, env }: DesktopOptions): Record<string, string> => ({
  TICKDESK_DATA: folder,
  TICKDESK_WEBHOOK_PORT: '0',
  TICKDESK_CONSOLE_PORT: '0',
  TICKDESK_TUNNEL: 'off',
  TICKDESK_TEST_DIALOGS: join(folder, '..', DIALOGS),
  ...env,
});

const linesOf = <T>(file: string): readonly T[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as T)
    : [];

export const shownTo = (folder: string): readonly Shown[] => linesOf(join(folder, '..', DIALOGS));

export type Logged = { readonly level: number; readonly msg: string; readonly [field: string]: unknown };
export const logOf = (folder: string): readonly Logged[] => linesOf(join(folder, 'tickdesk.log'));
