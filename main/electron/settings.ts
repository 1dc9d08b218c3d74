import { app } from 'electron';
import type { Logger } from 'pino';
import type { Settings } from '../../preload/contract/settings.ts';
import { keepAutostart } from '../desktop/autostart-entry.ts';
import { stayAwake } from './power.ts';
import { watchUpdates } from './updates.ts';

/** Holds the system to the settings that are the system's to keep. */
export const applySettings = ({ startAtLogin, keepAwake, updateFeed }: Settings, log: Logger): Disposable => {
  const applied = new DisposableStack();
  if (keepAwake) applied.use(stayAwake());
  applied.use(watchUpdates(updateFeed, log));
  // From its sources, what starts at login would be Electron's own runtime.
  if (app.isPackaged) setLogin(startAtLogin);
  return applied;
};

const setLogin = (wanted: boolean): void => {
  if (process.platform !== 'linux') return app.setLoginItemSettings({ openAtLogin: wanted });
  const program = process.env.APPIMAGE ?? app.getPath('exe');
  keepAutostart(app.getPath('appData'), wanted ? program : null);
};
