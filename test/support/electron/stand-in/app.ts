import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Preventable } from './preventable.ts';

const root = process.cwd();
const ready = Promise.withResolvers<void>();

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

class App extends EventEmitter {
  readonly isPackaged = false;
  #badge = 0;
  #paths = new Map<string, string>([
    ['appData', join(tmpdir(), 'appData')],
    ['exe', process.execPath],
  ]);

  setName(): void {}
  getAppPath(): string {
    return root;
  }
  getVersion(): string {
    return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
  }
  setPath(name: string, path: string): void {
    mkdirSync(path, { recursive: true });
    this.#paths.set(name, path);
  }
  getPath(name: string): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`The stand-in has no path ${name}`);
    return path;
  }
  /** The first program of a folder hears of the others by a signal. */
  requestSingleInstanceLock(): boolean {
    const file = join(this.getPath('userData'), 'SingletonLock');
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
    } catch {
      const first = Number(readFileSync(file, 'utf8'));
      if (isAlive(first)) {
        writeFileSync(`${file}.argv`, JSON.stringify(process.argv));
        process.kill(first, 'SIGUSR2');
        return false;
      }
      writeFileSync(file, String(process.pid));
    }
    process.on('SIGUSR2', () => this.emit('second-instance', new Preventable(), this.#secondArguments(), root));
    return true;
  }
  /** What the other start was given lies beside the lock. */
  #secondArguments(): readonly string[] {
    return JSON.parse(readFileSync(join(this.getPath('userData'), 'SingletonLock.argv'), 'utf8')) as string[];
  }
  setAsDefaultProtocolClient(): boolean {
    return true;
  }
  whenReady(): Promise<void> {
    return ready.promise;
  }
  setLoginItemSettings(): void {}
  setBadgeCount(count: number): boolean {
    this.#badge = count;
    return true;
  }
  getBadgeCount(): number {
    return this.#badge;
  }
  quit(): void {
    const event = new Preventable();
    this.emit('before-quit', event);
    if (!event.defaultPrevented) this.exit(0);
  }
  exit(code = 0): void {
    this.emit('quit', new Preventable(), code);
    process.exit(code);
  }
}

export const app = new App();

/** Electron is ready when the main module has been read; one that waits for it while being read waits for ever. */
export const becomeReady = (): void => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => app.quit());
  ready.resolve();
  app.emit('ready');
};
