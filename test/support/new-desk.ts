import type { GraphOptions } from './meta/graph-state.ts';
import { type Meta, startMeta } from './meta/meta.ts';
import { type Program, SAMPLE_SECRET, startProgram } from './program.ts';
import { startTunnelServer, type TunnelServer } from './tunnel/tunnel-server.ts';

/** The program as it is found at its first start, with Meta and a tunnel's server within its reach. */
export type NewDesk = AsyncDisposable & {
  readonly meta: Meta;
  readonly tunnels: TunnelServer;
  readonly program: Program;
};

export type NewDeskOptions = {
  readonly env?: Readonly<Record<string, string>>;
  readonly graph?: GraphOptions;
  /** What Meta has before the program starts. */
  readonly before?: (meta: Meta) => void;
};

export const NEW_APP = '134000000000000';
export const NEW_TOKEN = 'EAAsample-token-of-a-system-user';

export const openNewDesk = async ({
  env = {},
  graph = {},
  before = () => undefined,
}: NewDeskOptions = {}): Promise<NewDesk> => {
  await using undo = new AsyncDisposableStack();
  const tunnels = undo.use(await startTunnelServer());
  const meta = undo.use(await startMeta({ appSecret: SAMPLE_SECRET, accessToken: NEW_TOKEN, graph }));
  before(meta);
  const program = undo.use(
    await startProgram({
      env: {
        TICKDESK_TUNNEL: '',
        TICKDESK_TUNNEL_HOST: tunnels.host,
        WHATSAPP_APP_SECRET: '',
        WHATSAPP_WEBHOOK_VERIFY_TOKEN: '',
        WHATSAPP_API_URL: meta.address,
        COLLEGE_NAME: 'Sample College',
        ...env,
      },
    }),
  );
  const stack = undo.move();
  return { meta, tunnels, program, [Symbol.asyncDispose]: () => stack.disposeAsync() };
};
