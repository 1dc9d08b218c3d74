import { join } from 'node:path';
import { app, BrowserWindow, dialog, screen } from 'electron';
import type { Logger } from 'pino';
import { crashLimit } from '../desktop/crash-limit.ts';
import { keepBounds, readBounds } from '../desktop/window-bounds.ts';
import { ORIGIN } from './pages.ts';

export type DeskWindow = {
  readonly window: BrowserWindow;
  /** Brings it to the front. */
  show(): void;
};

export type WindowParts = {
  readonly root: string;
  readonly log: Logger;
  /** Whether closing the window leaves the program running. */
  readonly staysWhenClosed: () => boolean;
};

/** The one window, where it stood last time. It has the wire and nothing else of the machine. */
export const openWindow = ({ root, log, staysWhenClosed }: WindowParts): DeskWindow => {
  const file = join(app.getPath('userData'), 'window.json');
  const { place, width, height, maximized } = readBounds(file, screen.getAllDisplays());
  const window = new BrowserWindow({
    ...place,
    width,
    height,
    minWidth: 720,
    minHeight: 480,
    icon: join(root, 'assets/icons/256x256.png'),
    show: false,
    webPreferences: {
      preload: join(root, 'out/preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      // Its dictionaries would come from the network.
      spellcheck: false,
    },
  });
  if (maximized) window.maximize();
  const load = (): void => void window.loadURL(`${ORIGIN}/`);
  const show = (): void => {
    if (window.webContents.isCrashed()) load();
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  };

  window.once('ready-to-show', show);
  window.on('close', (event) => {
    keepBounds(file, window.getNormalBounds(), window.isMaximized());
    if (!staysWhenClosed()) return;
    event.preventDefault();
    window.hide();
  });
  const mayReload = crashLimit(3, 60_000, Date.now);
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.error({ reason, exitCode }, 'the window crashed');
    if (reason === 'clean-exit') return;
    if (mayReload()) return window.webContents.reload();
    window.hide();
    dialog.showErrorBox('The window stops again and again', 'Tickdesk goes on receiving. Open it again from its icon.');
  });
  load();
  return { window, show };
};
