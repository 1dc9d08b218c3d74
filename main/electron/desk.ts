import { resolve } from 'node:path';
import { app, BrowserWindow, Menu, shell } from 'electron';
import type { Notice } from '../../preload/contract/notice.ts';
import type { Settings } from '../../preload/contract/settings.ts';
import { appMenu } from '../desktop/app-menu.ts';
import { close } from '../desktop/close.ts';
import type { Place } from '../desktop/find-place.ts';
import { followSettings } from '../desktop/follow-settings.ts';
import type { Links } from '../desktop/links.ts';
import { SHELL_WORDS } from '../desktop/shell-words.ts';
import { startOnAnyPort } from '../desktop/start-on-any-port.ts';
import { wishOf } from '../desktop/wish-of.ts';
import { startServices } from '../services.ts';
import { guardPages } from './guard.ts';
import { mayUseAnotherPort, openHost } from './host.ts';
import { serveIpc } from './ipc-wire.ts';
import { claimLinks } from './links.ts';
import { showNotice } from './notices.ts';
import { servePages } from './pages.ts';
import { watchPower } from './power.ts';
import { applySettings } from './settings.ts';
import { openTray } from './tray.ts';
import { openWindow } from './window.ts';

/** The desktop app, once Electron is ready: services, one window, its wire, notices, and an icon beside the clock. */
export const openDesk = async ({ folder, config }: Place, links: Links): Promise<void> => {
  const root = resolve(import.meta.dirname, '../..');
  await using opened = new AsyncDisposableStack();
  const host = await openHost(root, folder);
  const { log } = host;
  const services = opened.use(await startOnAnyPort((on) => startServices(on, host), config, mayUseAnotherPort));
  const { settings, notices } = services;
  log.info({ webhook: services.webhook }, 'listening');

  servePages(host.pages, services.redeemExport);
  guardPages(log);
  let quitting = false;
  const desk = openWindow({ root, log, staysWhenClosed: () => !quitting && settings.get().closeToTray });
  const wire = opened.use(serveIpc(desk.window.webContents, services, log));
  const words = () => SHELL_WORDS[settings.get().language];
  const tray = opened.use(openTray(root, desk.show));
  const apply = (now: Settings): Disposable => {
    const menu = appMenu(process.platform, words(), () => void shell.openPath(folder));
    Menu.setApplicationMenu(Menu.buildFromTemplate(menu));
    tray.setMenu(words());
    return applySettings(now, log);
  };
  opened.use(followSettings(settings, apply));
  opened.use(watchPower(services.wake));
  opened.defer(services.watchAttention((count) => tray.count(count, words())));
  const open = (notice: Notice): void => {
    wire.show(wishOf(notice));
    desk.show();
  };
  opened.defer(notices.subscribe((notice) => showNotice(notice, open)));
  claimLinks();
  const show = async (messageId: string): Promise<void> => {
    wire.show({ type: 'open_message', collegeId: await services.collegeOf(messageId), messageId });
    desk.show();
  };
  links.follow((messageId) => void show(messageId).catch((err) => log.error({ err }, 'a link could not be followed')));
  app.on('second-instance', desk.show);
  app.on('activate', desk.show);
  const everything = opened.move();
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (quitting) return;
    quitting = true;
    for (const window of BrowserWindow.getAllWindows()) window.close();
    void close(everything, log).then((code) => app.exit(code));
  });
};
