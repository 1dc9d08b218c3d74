import { powerMonitor, powerSaveBlocker } from 'electron';

/** Calls when the machine woke, as soon as the system says so. */
export const watchPower = (woke: () => void): Disposable => {
  powerMonitor.on('resume', woke);
  powerMonitor.on('unlock-screen', woke);
  return {
    [Symbol.dispose]: () => {
      powerMonitor.off('resume', woke);
      powerMonitor.off('unlock-screen', woke);
    },
  };
};

/** Keeps the machine awake while the desk listens; the screen may still go dark. */
export const stayAwake = (): Disposable => {
  const id = powerSaveBlocker.start('prevent-app-suspension');
  return { [Symbol.dispose]: () => void powerSaveBlocker.stop(id) };
};
