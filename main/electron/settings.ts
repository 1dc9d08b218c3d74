import { join } from 'node:path';
import { app } from 'electron';
import type { Logger } from 'pino';
import type { Settings } from '../../preload/contract/settings.ts';
import { keepAutostart } from '../desktop/autostart-entry.ts';
import { stayAwake } from './power.ts';
import { watchUpdates } from './updates.ts';

/** Holds the system to those settings that are the system's to keep, until the next ones come. */
export const applySettings = async ({ startAtLogin, keepAwake, updateFeed }: Settings, log: Logger) => {
  using applied = new DisposableStack();
  if (keepAwake) applied.use(stayAwake());
  applied.use(await watchUpdates(updateFeed, log));
  // From its sources, what starts at login would be Electron's own runtime.
  if (app.isPackaged) startsAtLogin(startAtLogin);
  return applied.move();
};

const startsAtLogin = (wanted: boolean): void => {
  if (process.platform !== 'linux') return app.setLoginItemSettings({ openAtLogin: wanted });
  const program = process.env.APPIMAGE ?? app.getPath('exe');
  keepAutostart(join(app.getPath('appData'), 'autostart/tickdesk.desktop'), wanted ? program : null);
};
