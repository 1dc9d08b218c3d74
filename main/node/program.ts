import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { defaultFolder, openFolder } from '../data-folder.ts';
import { diskTrouble } from '../disk-trouble.ts';
import type { Host } from '../host.ts';
import { openLog } from '../log/open-log.ts';
import { openRotatingFile } from '../log/rotating-file.ts';
import { Refusal } from '../refusal.ts';
import { readKey, secretBox } from '../secret-box.ts';
import { type Services, startServices } from '../services.ts';

/** Where the built parts of the program lie. */
export type Installed = Pick<Host, 'pages' | 'threads' | 'version'>;

/** The program without a desktop: the console in a browser. Logs go to standard error, addresses to standard output. */
export const run = async (installed: Installed): Promise<void> => {
  try {
    const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
    const services = await start(installed);
    const end = async (): Promise<void> => {
      await services[Symbol.asyncDispose]();
      process.exit(0);
    };
    // Before anybody knows that we run, and may end us.
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
    process.stdout.write(`${values.json ? asJson(services) : asWords(services)}\n`);
  } catch (error) {
    const words = error instanceof Refusal || isUsage(error) ? error.message : diskTrouble(error);
    if (words === null) throw error;
    process.stderr.write(`Tickdesk cannot start. ${words}\n`);
    process.exitCode = 1;
  }
};

const start = async (installed: Installed): Promise<Services> => {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = readConfig(process.env);
  const folder = openFolder(config.dataFolder ?? defaultFolder(process.platform, process.env));
  // The database, its journals, the log: for their owner only, whatever the folder is like.
  process.umask(0o077);
  const box = secretBox(readKey(folder, process.env.TICKDESK_SECRET_KEY));
  const file = openRotatingFile(folder);
  const log = openLog('info', (line) => {
    process.stderr.write(line);
    file.write(line);
  });
  return startServices(config, { folder, box, log, ...installed });
};

/** For programs: one JSON object on the first line, and nothing after it. */
const asJson = ({ webhook, console, token }: Services): string =>
  JSON.stringify({ webhook, console, token, tunnel: null });

const asWords = ({ webhook, console, token }: Services): string =>
  [
    'Tickdesk is running.',
    `  Console   ${console}#token=${token}`,
    `  Webhook   ${webhook}`,
    'Open the console in a browser on this machine. Ctrl+C ends the program.',
  ].join('\n');

/** What `parseArgs` says of an option that there is not. */
const isUsage = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
