import { existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { destination, type Logger, pino } from 'pino';

const LARGE = 10_000_000;

/** The log of a program that has no terminal, in its data folder. A large one is put aside when the program starts. */
export const openLog = (folder: string): Logger => {
  const file = join(folder, 'tickdesk.log');
  if (existsSync(file) && statSync(file).size > LARGE) renameSync(file, join(folder, 'tickdesk.old.log'));
  return pino({ level: 'info', base: null }, destination({ dest: file, mode: 0o600, sync: true }));
};
