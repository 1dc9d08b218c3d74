import { powerMonitor, powerSaveBlocker } from 'electron';
import { watchNetwork } from '../desktop/watch-network.ts';

/** Calls when the machine woke or its network changed. */
export const watchPower = (woke: () => void): Disposable => {
  powerMonitor.on('resume', woke);
  powerMonitor.on('unlock-screen', woke);
  return watchNetwork(woke);
};

/** Keeps the machine awake while the desk listens; the screen may still go dark. */
export const stayAwake = (): Disposable => {
  const id = powerSaveBlocker.start('prevent-app-suspension');
  return { [Symbol.dispose]: () => void powerSaveBlocker.stop(id) };
};
