import { EventEmitter } from 'node:events';

/** Where the words of all pages arrive. */
export const ipcMain = new EventEmitter();
