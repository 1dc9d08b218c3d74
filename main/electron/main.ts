import { join } from 'node:path';
import { app, dialog } from 'electron';
import { findPlace } from '../desktop/find-place.ts';
import { hearLinks } from '../desktop/links.ts';
import { whyNot } from '../desktop/why-not.ts';
import { openDesk } from './desk.ts';
import { declarePages } from './pages.ts';

const refuse = (error: unknown): void => {
  dialog.showErrorBox('Tickdesk cannot start', whyNot(error));
  app.exit(1);
};

app.setName('Tickdesk');
declarePages();
const links = hearLinks(app, process.argv);
try {
  const place = findPlace(process.platform, process.env, app.isPackaged ? null : process.cwd());
  // The database, its journals, the log: for their owner only, whatever the folder is like.
  process.umask(0o077);
  // Chromium's own files stay with the data, so that every data folder has a program of its own.
  app.setPath('userData', join(place.folder, 'window'));
  if (app.requestSingleInstanceLock())
    app
      .whenReady()
      .then(() => openDesk(place, links))
      .catch(refuse);
  else app.exit(0);
} catch (error) {
  refuse(error);
}
