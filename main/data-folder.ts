import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from './refusal.ts';

/** Where programs of this platform keep what is theirs. */
export const defaultFolder = (platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>): string => {
  switch (platform) {
    case 'win32':
      return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Tickdesk');
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'Tickdesk');
    default:
      return join(env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'tickdesk');
  }
};

/** Makes the folder if need be, for its owner only. A `Refusal` when it cannot be written. */
export const openFolder = (folder: string): string => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch (cause) {
    const advice = 'Choose another with TICKDESK_DATA, or make it writable.';
    throw new Refusal('unavailable', `The data folder ${folder} cannot be written. ${advice}`, { cause });
  }
};
