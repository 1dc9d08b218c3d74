import { EventEmitter } from 'node:events';
import { app } from './app.ts';
import { answers, driver } from './driver.ts';
import { Preventable } from './preventable.ts';
import { WebContents } from './web-contents.ts';

type Bounds = { x: number; y: number; width: number; height: number };
type Options = Partial<Bounds> & { readonly show?: boolean; readonly webPreferences: { readonly preload: string } };

const windows = new Map<number, BrowserWindow>();

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents;
  readonly options: Options;
  #bounds: Bounds;
  #visible: boolean;
  #focused = false;
  #maximized = false;
  #minimized = false;
  #shownOnce = false;

  constructor(options: Options) {
    super();
    const id = windows.size + 1;
    this.options = options;
    this.#bounds = { x: 40, y: 40, width: 800, height: 600, ...options };
    this.#visible = options.show !== false;
    this.webContents = new WebContents(id);
    windows.set(id, this);
    const { width, height } = this.#bounds;
    driver.tell('create', id, options.webPreferences, { width, height });
    app.emit('web-contents-created', new Preventable(), this.webContents);
  }

  static getAllWindows(): readonly BrowserWindow[] {
    return [...windows.values()];
  }

  async loadURL(url: string): Promise<void> {
    await driver.call('load', this.webContents.id, url);
  }
  show(): void {
    this.#visible = true;
    this.emit('show');
  }
  hide(): void {
    this.#visible = false;
    this.#focused = false;
    this.emit('hide');
  }
  focus(): void {
    this.#focused = true;
    this.emit('focus');
  }
  blur(): void {
    this.#focused = false;
  }
  minimize(): void {
    this.#minimized = true;
    this.#focused = false;
  }
  restore(): void {
    this.#minimized = false;
  }
  maximize(): void {
    this.#maximized = true;
  }
  setBounds(bounds: Partial<Bounds>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
  }
  isVisible(): boolean {
    return this.#visible;
  }
  isFocused(): boolean {
    return this.#focused;
  }
  isMinimized(): boolean {
    return this.#minimized;
  }
  isMaximized(): boolean {
    return this.#maximized;
  }
  isDestroyed(): boolean {
    return this.webContents.isDestroyed();
  }
  getNormalBounds(): Bounds {
    const { x, y, width, height } = this.#bounds;
    return { x, y, width, height };
  }
  close(): void {
    const event = new Preventable();
    this.emit('close', event);
    if (event.defaultPrevented) return;
    windows.delete(this.webContents.id);
    this.webContents.destroy();
    driver.tell('close', this.webContents.id);
    this.emit('closed');
    if (windows.size > 0) return;
    if (!app.emit('window-all-closed')) app.quit();
  }

  loaded(): void {
    this.webContents.loaded();
    if (this.#shownOnce) return;
    this.#shownOnce = true;
    this.emit('ready-to-show');
  }
}

type Heard = [id: number, channel: string, args: readonly unknown[], main: boolean, url: string];
Object.assign(answers, {
  heard: (...[id, ...said]: Heard) => windows.get(id)?.webContents.heard(...said),
  loaded: (id: number) => windows.get(id)?.loaded(),
  navigates: (id: number, url: string, main: boolean, ours: boolean) =>
    windows.get(id)?.webContents.navigates(url, main, ours) ?? false,
  opens: (id: number, url: string) => windows.get(id)?.webContents.opens(url) ?? 'deny',
  crashed: (id: number) => windows.get(id)?.webContents.crashed(),
});
