import type { ShellWords } from './shell-words.ts';

type Role =
  | 'appMenu'
  | 'fileMenu'
  | 'editMenu'
  | 'windowMenu'
  | 'help'
  | 'reload'
  | 'resetZoom'
  | 'zoomIn'
  | 'zoomOut'
  | 'togglefullscreen';
export type MenuItem = { role?: Role; label?: string; click?: () => void; submenu?: MenuItem[] };

/** The items that people of each platform look for, and the way to the data. No item opens the page's inner workings. */
export const appMenu = (platform: NodeJS.Platform, words: ShellWords, showData: () => void): MenuItem[] => {
  const view: readonly Role[] = ['reload', 'resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'];
  return [
    ...(platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    { role: 'fileMenu' },
    { role: 'editMenu' },
    { label: words.view, submenu: view.map((role) => ({ role })) },
    { role: 'windowMenu' },
    { role: 'help', submenu: [{ label: words.showData, click: showData }] },
  ];
};
