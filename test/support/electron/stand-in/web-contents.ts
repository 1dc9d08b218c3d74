import { EventEmitter } from 'node:events';
import { driver } from './driver.ts';
import { ipcMain } from './ipc-main.ts';
import { Preventable } from './preventable.ts';

type Frame = { readonly url: string; readonly origin: string };
type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' };

const frameAt = (url: string): Frame => ({ url, origin: /^[a-z]+:\/\/[^/]+/.exec(url)?.[0] ?? 'null' });

/** A page of the test's browser, as Electron's main process sees it. */
export class WebContents extends EventEmitter {
  readonly id: number;
  mainFrame = frameAt('');
  #crashed = false;
  #destroyed = false;
  #open: OpenHandler = () => ({ action: 'allow' });

  constructor(id: number) {
    super();
    this.id = id;
  }

  send(channel: string, ...args: readonly unknown[]): void {
    driver.tell('say', this.id, channel, structuredClone(args));
  }
  reload(): void {
    driver.tell('reload', this.id);
  }
  executeJavaScript(script: string): Promise<unknown> {
    return driver.call('execute', this.id, script);
  }
  forcefullyCrashRenderer(): void {
    driver.tell('crash', this.id);
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#open = handler;
  }
  getURL(): string {
    return this.mainFrame.url;
  }
  isCrashed(): boolean {
    return this.#crashed;
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  destroy(): void {
    this.#destroyed = true;
  }

  /** What the page's preload said. */
  heard(channel: string, args: readonly unknown[], main: boolean, url: string): void {
    const senderFrame = main ? this.mainFrame : frameAt(url);
    ipcMain.emit(channel, { sender: this, senderFrame }, ...args);
  }
  /** Whether the page may go there; a navigation that the program itself began is not asked about. */
  navigates(url: string, isMainFrame: boolean, ours: boolean): boolean {
    const event = Object.assign(new Preventable(), { url, isMainFrame });
    if (!ours) this.emit('will-frame-navigate', event);
    if (event.defaultPrevented) return false;
    this.emit('did-start-navigation', { url, isMainFrame, isSameDocument: false });
    if (isMainFrame) this.mainFrame = frameAt(url);
    return true;
  }
  opens(url: string): string {
    return this.#open({ url }).action;
  }
  crashed(): void {
    this.#crashed = true;
    this.emit('render-process-gone', new Preventable(), { reason: 'crashed', exitCode: 139 });
  }
  loaded(): void {
    this.#crashed = false;
    this.emit('did-finish-load');
  }
}
