import { Menu, shell } from 'electron';

/** The items that people of each platform look for, and the way to the data. */
export const setMenu = (folder: string): void => {
  const view = ['reload', 'resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'] as const;
  const help = { label: 'Show data folder', click: () => void shell.openPath(folder) };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
      { role: 'fileMenu' },
      { role: 'editMenu' },
      { label: 'View', submenu: view.map((role) => ({ role })) },
      { role: 'windowMenu' },
      { role: 'help', submenu: [help] },
    ]),
  );
};
