import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export type Exit = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

/** A script running in a process of its own; disposing kills it and waits for its end. */
export type Child = AsyncDisposable & {
  readonly pid: number;
  /** The first line of its standard output. */
  readonly line: string;
  /** All of its standard output so far. */
  readonly output: () => string;
  /** What it has written to standard error so far. */
  readonly log: () => string;
  readonly kill: (signal?: NodeJS.Signals) => void;
  readonly exit: Promise<Exit>;
};

export type Script = {
  /** From the top of the repository. */
  readonly script: string;
  readonly args?: readonly string[];
  /** For Node itself. */
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The folder it runs in; without it, the top of the repository. */
  readonly folder?: string;
};

const root = fileURLToPath(new URL('../..', import.meta.url));

const INHERITED = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SystemRoot', 'APPDATA', 'USERPROFILE', 'NODE_COMPILE_CACHE'];

/** Only what a program needs to run, so that settings of the machine it is tested on do not matter. */
export const bareEnvironment = (): Record<string, string> =>
  Object.fromEntries(
    INHERITED.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );

export const exitOf = async (process: ChildProcess): Promise<Exit> => {
  const [code, signal] = (await once(process, 'exit')) as [number | null, NodeJS.Signals | null];
  return { code, signal };
};

/** Resolves when the script has written its first line; throws with its log when it ends before. */
export const startChild = async ({
  script,
  args = [],
  flags = [],
  env = {},
  folder = root,
}: Script): Promise<Child> => {
  const started = spawn(process.execPath, [...flags, join(root, script), ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...bareEnvironment(), ...env },
  });
  let log = '';
  started.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  let output = '';
  started.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const exit = exitOf(started);
  const ended = exit.then(({ code, signal }): never => {
    throw new Error(`${script} ended (code ${code}, signal ${signal}) before its first line:\n${log}`);
  });
  const [line] = await Promise.race([once(createInterface(started.stdout), 'line'), ended]);
  return {
    pid: started.pid ?? 0,
    line: String(line),
    output: () => output,
    log: () => log,
    kill: (signal = 'SIGTERM') => void started.kill(signal),
    exit,
    [Symbol.asyncDispose]: async () => {
      started.kill('SIGKILL');
      await exit;
    },
  };
};
