import { join } from 'node:path';
import { app, Menu, Tray } from 'electron';
import type { ShellWords } from '../desktop/shell-words.ts';

/** The icon beside the clock: opens the window, ends the program, and counts the registrations that want a person. */
export const openTray = (root: string, open: () => void) => {
  const tray = new Tray(join(root, `assets/icons/${process.platform === 'darwin' ? 'trayTemplate' : 'tray'}.png`));
  tray.on('click', open);
  return {
    setMenu: (words: ShellWords) => {
      const quit = { label: words.quit, click: () => app.quit() };
      tray.setContextMenu(Menu.buildFromTemplate([{ label: words.open, click: open }, { type: 'separator' }, quit]));
    },
    count: (count: number, words: ShellWords) => {
      tray.setToolTip(words.attention(count));
      app.setBadgeCount(count);
    },
    [Symbol.dispose]: () => tray.destroy(),
  };
};
