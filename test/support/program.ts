import { z } from 'zod';
import packageJson from '../../package.json' with { type: 'json' };
import { type Child, startChild } from './child.ts';
import { temporaryFolder } from './temp-folder.ts';

export type ProgramOptions = {
  readonly script?: string;
  /** For Node, beside those of `npm run serve`. */
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Where its data lives; without it, a folder of its own that goes when it is disposed of. */
  readonly dataFolder?: string;
};

/** The first line of standard output (DESIGN 5). */
const firstLine = z.object({ webhook: z.url(), console: z.url(), token: z.string(), tunnel: z.url().nullable() });

export type Program = Child & z.infer<typeof firstLine> & { readonly dataFolder: string };

/** What `npm run serve` gives to Node. */
const SERVE_FLAGS = packageJson.scripts.serve.split(' ').filter((word) => word.startsWith('--'));

export const SAMPLE_SECRET = 'sample-app-secret';
export const SAMPLE_VERIFY_TOKEN = 'sample-verify-token';

/** Starts the real program in a process of its own, on free ports; resolves when it has said where it listens. */
export const startProgram = async ({
  script = 'main/node/serve.ts',
  flags = [],
  env = {},
  dataFolder,
}: ProgramOptions = {}): Promise<Program> => {
  await using undo = new AsyncDisposableStack();
  const own = undo.use(temporaryFolder('data')).path;
  const folder = dataFolder ?? own;
  const child = undo.use(
    await startChild({
      script,
      flags: [...SERVE_FLAGS, ...flags],
      args: ['--json'],
      // Not the repository, whose .env is for trying things out.
      folder: own,
      env: {
        TICKDESK_DATA: folder,
        TICKDESK_WEBHOOK_PORT: '0',
        TICKDESK_CONSOLE_PORT: '0',
        TICKDESK_TUNNEL: 'off',
        WHATSAPP_APP_SECRET: SAMPLE_SECRET,
        WHATSAPP_WEBHOOK_VERIFY_TOKEN: SAMPLE_VERIFY_TOKEN,
        ...env,
      },
    }),
  );
  const addresses = firstLine.parse(JSON.parse(child.line));
  const stack = undo.move();
  return { ...child, ...addresses, dataFolder: folder, [Symbol.asyncDispose]: () => stack.disposeAsync() };
};
