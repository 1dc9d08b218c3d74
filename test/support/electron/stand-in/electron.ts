import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { answers } from './driver.ts';
import { ipcMain } from './ipc-main.ts';
import {
  dialog,
  Menu,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
} from './system.ts';

/** What `import { ... } from 'electron'` gives a program under the stand-in. Nothing of Electron itself is in it. */
export {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
};

const electron = {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  session,
  shell,
  Tray,
};

/** Runs a function of the test's in this process, as Playwright does in Electron's. */
answers.main = (source: string, arg: unknown) =>
  new Function('electron', 'arg', `return (${source})(electron, arg)`)(electron, arg);
