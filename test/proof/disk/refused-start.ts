import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bareEnvironment } from '../../support/child.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export type RefusedStart = {
  readonly words: string;
  /** One line for a person, no stack, and exit code 1. */
  readonly isClear: boolean;
};

/** Starts the program where it cannot; `before` goes before Node, such as a command that makes somebody else of it. */
export const refusedStart = (env: Readonly<Record<string, string>>, before: readonly string[] = []): RefusedStart => {
  const [command = '', ...args] = [...before, process.execPath, join(root, 'main/node/serve.ts'), '--json'];
  const quiet = { TICKDESK_TUNNEL: 'off', TICKDESK_WEBHOOK_PORT: '0', TICKDESK_CONSOLE_PORT: '0' };
  const { status, stderr } = spawnSync(command, args, {
    cwd: '/',
    encoding: 'utf8',
    timeout: 30_000,
    env: { ...bareEnvironment(), ...quiet, ...env },
  });
  // What the log says before is JSON, a line each.
  const said = stderr.split('\n').filter((line) => line !== '' && !line.startsWith('{'));
  const [words = ''] = said;
  return { words, isClear: status === 1 && said.length === 1 && words.startsWith('Tickdesk cannot start. ') };
};
