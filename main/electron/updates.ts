import { app } from 'electron';
import type { Logger } from 'pino';
import { every } from '../desktop/every.ts';

const EVERY_MS = 6 * 60 * 60 * 1_000;

/**
 * Looks for a newer version at the address and fetches it. It is put in when the program ends, and the program ends
 * only when all that it was committing and sending is done. Without an address, or run from its sources: nothing.
 */
export const watchUpdates = (feed: string, log: Logger): Disposable => {
  if (feed === '' || !app.isPackaged) return { [Symbol.dispose]: () => undefined };
  const look = async (): Promise<void> => {
    const { autoUpdater } = (await import('electron-updater')).default;
    autoUpdater.logger = log;
    autoUpdater.setFeedURL({ provider: 'generic', url: feed });
    await autoUpdater.checkForUpdates();
  };
  return every(EVERY_MS, () => look().catch((err: unknown) => log.warn({ err }, 'no word of a newer version')));
};
