import { join } from 'node:path';
import { app, dialog } from 'electron';
import type { Config } from '../config.ts';
import { openBox } from '../desktop/open-box.ts';
import { openLog } from '../desktop/open-log.ts';
import { isPortTaken } from '../desktop/port-taken.ts';
import type { Host } from '../host.ts';
import { type Services, startServices } from '../services.ts';
import { systemKeychain } from './keychain.ts';

export const openHost = async (root: string, folder: string): Promise<Host> => {
  const log = openLog(folder);
  const warn = (detail: string): void => {
    log.warn(detail);
    void dialog.showMessageBox({ type: 'warning', message: 'Secrets are kept in a file', detail });
  };
  return {
    folder,
    log,
    box: await openBox(folder, process.env.TICKDESK_SECRET_KEY, await systemKeychain(), warn),
    pages: join(root, 'out/renderer'),
    version: app.getVersion(),
    threads: {
      writer: new URL('./writer-thread.js', import.meta.url),
      reader: new URL('./reader-thread.js', import.meta.url),
    },
  };
};

/** A port that another program has is a question for the person, not the end. */
export const start = async (config: Config, host: Host): Promise<Services> => {
  try {
    return await startServices(config, host);
  } catch (error) {
    if (!isPortTaken(error)) throw error;
    const ask = {
      message: 'Another program is in the way',
      detail: error.message,
      buttons: ['Use another port', 'Quit'],
    };
    if (dialog.showMessageBoxSync({ ...ask, type: 'question', cancelId: 1 }) !== 0) throw error;
    return startServices({ ...config, webhookPort: 0, consolePort: 0 }, host);
  }
};
