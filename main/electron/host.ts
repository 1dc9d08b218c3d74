import { join } from 'node:path';
import { app, dialog } from 'electron';
import { openBox } from '../desktop/open-box.ts';
import type { Host } from '../host.ts';
import { openLog } from '../log/open-log.ts';
import { openRotatingFile } from '../log/rotating-file.ts';
import { systemKeychain } from './keychain.ts';

export const openHost = async (root: string, folder: string): Promise<Host> => {
  const log = openLog('info', openRotatingFile(folder).write);
  const warn = (detail: string): void => {
    log.warn('this system offers no keychain: the key to the secrets is kept in a file');
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

export const mayUseAnotherPort = (detail: string): boolean => {
  const buttons = ['Use another port', 'Quit'];
  const question = {
    type: 'question',
    message: 'Another program is in the way',
    detail,
    buttons,
    cancelId: 1,
  } as const;
  return dialog.showMessageBoxSync({ ...question, buttons }) === 0;
};
