import { readConfig } from '../config.ts';
import { defaultFolder, openFolder } from '../data-folder.ts';
import { rebuild } from '../rebuild.ts';
import { Refusal } from '../refusal.ts';

/** `npm run -s rebuild`: prints one JSON object, `{"deliveries":…,"changed":…}`. */
try {
  const folder = openFolder(readConfig(process.env).dataFolder ?? defaultFolder(process.platform, process.env));
  process.stdout.write(`${JSON.stringify(await rebuild(folder))}\n`);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`Nothing was rebuilt. ${error.message}\n`);
  process.exitCode = 1;
}
