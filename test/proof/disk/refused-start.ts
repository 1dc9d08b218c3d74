import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bareEnvironment } from '../../support/child.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export type RefusedStart = {
  readonly code: number | null;
  readonly words: string;
  /** One sentence and exit code 1; no stack. */
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
  const words = stderr.trim();
  const isClear = status === 1 && words.startsWith('Tickdesk cannot start. ') && !/\n|^\s+at /m.test(words);
  return { code: status, words, isClear };
};
