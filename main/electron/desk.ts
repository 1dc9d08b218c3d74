import { resolve } from 'node:path';
import { app } from 'electron';
import type { Place } from '../desktop/find-place.ts';
import { guardPages } from './guard.ts';
import { openHost, start } from './host.ts';
import { serveIpc } from './ipc-wire.ts';
import { setMenu } from './menu.ts';
import { servePages } from './pages.ts';
import { watchPower } from './power.ts';
import { openTray } from './tray.ts';
import { openWindow } from './window.ts';

/** The desktop app, once Electron is ready: services, one window, its wire, and an icon beside the clock. */
export const openDesk = async ({ folder, config }: Place): Promise<void> => {
  const root = resolve(import.meta.dirname, '../..');
  await using opened = new AsyncDisposableStack();
  const host = await openHost(root, folder);
  const { log } = host;
  const services = opened.use(await start(config, host));
  log.info({ webhook: services.webhook }, 'listening');

  servePages(host.pages);
  guardPages(log);
  setMenu(folder);
  let quitting = false;
  const desk = openWindow({ root, log, staysWhenClosed: () => !quitting });
  opened.use(serveIpc(desk.window.webContents, services, log));
  opened.use(openTray(root, () => desk.show()));
  opened.use(watchPower(() => undefined));

  app.on('second-instance', () => desk.show());
  app.on('activate', () => desk.show());
  const everything = opened.move();
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (quitting) return;
    quitting = true;
    desk.keepBounds();
    everything.disposeAsync().then(
      () => app.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'a bug while closing');
        app.exit(1);
      },
    );
  });
};
