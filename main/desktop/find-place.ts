import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, readConfig } from '../config.ts';
import { defaultFolder, openFolder } from '../data-folder.ts';

export type Place = { readonly folder: string; readonly config: Config };

/**
 * Where the data lies and what the environment asks for, after the `.env` of the folder the program was started in; an
 * installed program is started in any folder, so its `.env` is beside its data. A `Refusal` for what cannot be used.
 */
export const findPlace = (
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  startedIn: string | null,
): Place => {
  const usual = defaultFolder(platform, env);
  const settings = join(startedIn ?? usual, '.env');
  if (existsSync(settings)) process.loadEnvFile(settings);
  const config = readConfig(env);
  return { config, folder: openFolder(config.dataFolder ?? usual) };
};
