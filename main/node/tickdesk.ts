#!/usr/bin/env node
import { COMMANDS } from '../cli/commands.ts';
import { readOptions } from '../cli/options.ts';
import { readConfig } from '../config.ts';
import { defaultFolder, openFolder } from '../data-folder.ts';
import { Refusal } from '../refusal.ts';

/** `npm run -s tickdesk -- COMMAND`: answers in JSON lines on standard output; why not, as one on standard error. */
const [name = '', ...rest] = process.argv.slice(2);
const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

try {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new Refusal('bad_request', `Say one of: ${Object.keys(COMMANDS).join(', ')}.`);
  const options = readOptions(rest);
  const given = options.data ?? readConfig(process.env).dataFolder ?? defaultFolder(process.platform, process.env);
  process.umask(0o077);
  if ((await command(options, openFolder(given), say)) === false) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`${JSON.stringify({ error: { code: error.code, message: error.message } })}\n`);
  process.exitCode = error.code === 'bad_request' ? 2 : 1;
}
