import { app } from 'electron';
import { SCHEME } from './pages.ts';

/** Links to messages open in this program, run from its sources too. */
export const claimLinks = (): void => {
  if (app.isPackaged) app.setAsDefaultProtocolClient(SCHEME);
  else app.setAsDefaultProtocolClient(SCHEME, process.execPath, [app.getAppPath()]);
};
