import { join } from 'node:path';
import { app, Menu, Tray } from 'electron';

export type Attention = Disposable & { show(count: number): void };

/** The icon beside the clock: opens the window, ends the program, and says with the badge how much waits to be looked at. */
export const openTray = (root: string, open: () => void): Attention => {
  const tray = new Tray(join(root, `assets/icons/${process.platform === 'darwin' ? 'trayTemplate' : 'tray'}.png`));
  tray.on('click', open);
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: 'Open Tickdesk', click: open },
      { type: 'separator' },
      { label: 'Quit Tickdesk', click: () => app.quit() },
    ]),
  );
  return {
    show: (count) => {
      tray.setToolTip(count === 0 ? 'Tickdesk' : `Tickdesk: ${count} to look at`);
      app.setBadgeCount(count);
    },
    [Symbol.dispose]: () => tray.destroy(),
  };
};
