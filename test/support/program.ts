import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type TempFolder, tempFolder } from './temp-folder.ts';

export type ProgramOptions = {
  /** The script, from the top of the repository. */
  readonly script?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Where its data lives; without it, a folder of its own that goes when it is disposed of. */
  readonly dataFolder?: string;
};

export type Exit = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

export type Program = AsyncDisposable & {
  readonly webhook: string;
  readonly console: string;
  readonly token: string;
  readonly tunnel: string | null;
  readonly pid: number;
  readonly dataFolder: string;
  /** What it has logged so far. */
  readonly log: () => string;
  readonly kill: (signal?: NodeJS.Signals) => void;
  readonly exit: Promise<Exit>;
};

/** The first line of standard output (DESIGN 5). */
const firstLine = z.object({ webhook: z.url(), console: z.url(), token: z.string(), tunnel: z.url().nullable() });

export const SAMPLE_SECRET = 'sample-app-secret';
export const SAMPLE_VERIFY_TOKEN = 'sample-verify-token';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Only what a program needs to run, so that settings of the machine it is tested on do not matter. */
const bareEnvironment = (): Record<string, string> =>
  Object.fromEntries(
    ['PATH', 'HOME', 'TMPDIR', 'SystemRoot', 'TEMP', 'APPDATA', 'USERPROFILE'].flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );

const exitOf = async (child: ChildProcess): Promise<Exit> => {
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return { code, signal };
};

/** Starts the real program in a process of its own, on free ports; resolves when it has said where it listens. */
export const startProgram = async ({
  script = 'main/node/serve.ts',
  args = ['--json'],
  env = {},
  dataFolder,
}: ProgramOptions = {}): Promise<Program> => {
  await using undo = new AsyncDisposableStack();
  const own: TempFolder | null = dataFolder === undefined ? undo.use(await tempFolder()) : null;
  const folder = dataFolder ?? own?.path ?? '';
  const child = spawn(process.execPath, [script, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...bareEnvironment(),
      TICKDESK_DATA: folder,
      TICKDESK_WEBHOOK_PORT: '0',
      TICKDESK_CONSOLE_PORT: '0',
      TICKDESK_TUNNEL: 'off',
      WHATSAPP_APP_SECRET: SAMPLE_SECRET,
      WHATSAPP_WEBHOOK_VERIFY_TOKEN: SAMPLE_VERIFY_TOKEN,
      ...env,
    },
  });
  const exit = exitOf(child);
  undo.defer(async () => {
    child.kill('SIGKILL');
    await exit;
  });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const said = await Promise.race([
    once(createInterface(child.stdout), 'line').then(([line]) => String(line)),
    exit.then(({ code, signal }) => {
      throw new Error(`${script} ended (code ${code}, signal ${signal}) before it listened:\n${log}`);
    }),
  ]);
  const stack = undo.move();
  return {
    ...firstLine.parse(JSON.parse(said)),
    pid: child.pid ?? 0,
    dataFolder: folder,
    log: () => log,
    kill: (signal = 'SIGTERM') => void child.kill(signal),
    exit,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
};
