import { app } from 'electron';
import type { Logger } from 'pino';

const EVERY_MS = 6 * 60 * 60 * 1_000;

/**
 * Looks for a newer version at the address and fetches it; it is put in when the program ends, and the program ends
 * when what it was committing and sending is done. Without an address, or run from its sources: nothing.
 */
export const watchUpdates = async (feed: string, log: Logger): Promise<Disposable> => {
  if (feed === '' || !app.isPackaged) return { [Symbol.dispose]: () => undefined };
  const { autoUpdater } = (await import('electron-updater')).default;
  autoUpdater.logger = log;
  autoUpdater.setFeedURL({ provider: 'generic', url: feed });
  const look = (): void => {
    autoUpdater.checkForUpdates().catch((error: unknown) => log.warn({ err: error }, 'no word of updates'));
  };
  look();
  const timer = setInterval(look, EVERY_MS);
  return { [Symbol.dispose]: () => clearInterval(timer) };
};
