import type { GraphOptions } from './meta/graph-state.ts';
import { A_NUMBER, type Meta, startMeta } from './meta/meta.ts';
import { type Program, SAMPLE_SECRET, startProgram } from './program.ts';
import { openSocket, type Socket } from './socket.ts';
import { startTunnelServer, type TunnelServer } from './tunnel/tunnel-server.ts';

/** The program in a process of its own, led to through a tunnel, with a Meta that it tells where to deliver. */
export type ListeningCampus = AsyncDisposable & {
  readonly meta: Meta;
  readonly tunnels: TunnelServer;
  readonly program: Program;
  /** A socket that may ask for everything. */
  readonly office: (collegeId?: string) => Promise<Socket>;
};

export type ListeningCampusOptions = {
  readonly env?: Readonly<Record<string, string>>;
  /** Meta's side; what is changed in it later holds from then on. */
  readonly graph?: GraphOptions;
  /** What Meta has before the program starts. */
  readonly before?: (meta: Meta) => void;
};

export const LISTENING_APP = '134000000000000';
export const LISTENING_TOKEN = 'sample-access-token';

export const openListeningCampus = async ({
  env = {},
  graph = {},
  before = () => undefined,
}: ListeningCampusOptions = {}): Promise<ListeningCampus> => {
  await using undo = new AsyncDisposableStack();
  const tunnels = undo.use(await startTunnelServer());
  const meta = undo.use(await startMeta({ appSecret: SAMPLE_SECRET, accessToken: LISTENING_TOKEN, graph }));
  before(meta);
  const program = undo.use(
    await startProgram({
      env: {
        TICKDESK_TUNNEL: 'localtunnel',
        TICKDESK_TUNNEL_HOST: tunnels.host,
        WHATSAPP_API_URL: meta.address,
        WHATSAPP_ACCESS_TOKEN: LISTENING_TOKEN,
        WHATSAPP_APP_ID: LISTENING_APP,
        WHATSAPP_PHONE_NUMBER_ID: A_NUMBER.phoneNumberId,
        WHATSAPP_BUSINESS_ACCOUNT_ID: A_NUMBER.wabaId,
        COLLEGE_ID: 'c1',
        COLLEGE_NAME: 'Sample College',
        ...env,
      },
    }),
  );
  const stack = undo.move();
  return {
    meta,
    tunnels,
    program,
    office: async (collegeId) => {
      const socket = await openSocket(program.console);
      await socket.register({ token: program.token, ...(collegeId !== undefined && { collegeId }) });
      return socket;
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
};
