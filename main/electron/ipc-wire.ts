import { type IpcMainEvent, ipcMain, type WebContents } from 'electron';
import type { Logger } from 'pino';
import { CHANNEL } from '../../preload/contract/bridge.ts';
import type { OpenFrame } from '../../preload/contract/frames.ts';
import type { Services } from '../services.ts';
import { ORIGIN } from './pages.ts';

/** Carries frames between the services and the one window. Only the window's own page is heard. */
export const serveIpc = (contents: WebContents, services: Services, log: Logger) => {
  const wire = services.ownWindow((carried) => {
    if (!contents.isDestroyed()) contents.send(CHANNEL.toWindow, carried);
  });
  const ours = ({ sender, senderFrame }: IpcMainEvent): boolean =>
    sender === contents && senderFrame === contents.mainFrame && senderFrame.origin === ORIGIN;
  const hear = (event: IpcMainEvent, said: unknown): void => {
    if (ours(event)) wire.hear(said);
    else log.warn({ from: event.senderFrame?.url }, 'refused a stranger');
  };
  ipcMain.on(CHANNEL.toDesk, hear);
  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) wire.gone();
  });
  contents.on('render-process-gone', () => wire.gone());
  return {
    show: (wish: OpenFrame | null) => wish && wire.show(wish),
    [Symbol.dispose]: () => {
      ipcMain.off(CHANNEL.toDesk, hear);
      wire.gone();
    },
  };
};
