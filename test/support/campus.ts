import { standingPort } from './listen.ts';
import { echoChange, envelope, messageBody, statusBody } from './meta/bodies.ts';
import type { FailureCode } from './meta/failures.ts';
import { textMessage } from './meta/message-object.ts';
import { A_NUMBER, type Meta, startMeta } from './meta/meta.ts';
import type { Party, Sender } from './meta/party.ts';
import type { ReportWord } from './meta/status-object.ts';
import { type Program, SAMPLE_SECRET, startProgram } from './program.ts';
import { openSocket, type Socket } from './socket.ts';
import { temporaryFolder } from './temp-folder.ts';

/** A row of a college's list, with its phone in E.164. */
export type Enrolled = {
  readonly externalId: string;
  readonly name: string;
  readonly phone: string;
  readonly course?: string;
  readonly batch?: string;
};

export type Told = {
  readonly wamid: string;
  /** Milliseconds UTC; without it, now. */
  readonly at?: number;
  /** The number of the college; without it, the first. */
  readonly sender?: Sender;
};

/** The program in a process of its own, that can be killed and started anew, and a Meta that delivers to it until it hears 200. */
export type Campus = AsyncDisposable & {
  readonly meta: Meta;
  /** The one that runs, or ran last. */
  readonly program: () => Program;
  /** A socket that may ask for everything, registered for the college. */
  readonly office: (collegeId?: string) => Promise<Socket>;
  readonly enrol: (students: readonly Enrolled[], collegeId?: string) => Promise<void>;
  /** Resolves when the delivery with this one report was answered 200, as do the two below. */
  readonly report: (to: Enrolled, status: ReportWord, told: Told, failure?: FailureCode) => Promise<void>;
  /** What the student writes. */
  readonly reply: (from: Enrolled, text: string, told: Told) => Promise<void>;
  /** What the college wrote from its phone, told to its other programs. */
  readonly echo: (to: Enrolled, text: string, told: Told) => Promise<void>;
  /** Ends the program without warning. */
  readonly kill: () => Promise<void>;
  /** Starts it again, on the same ports and the same folder. */
  readonly restart: () => Promise<void>;
};

export const FIRST_COLLEGE = 'c1';

export const openCampus = async (env: Readonly<Record<string, string>> = {}): Promise<Campus> => {
  await using undo = new AsyncDisposableStack();
  const folder = undo.use(temporaryFolder('campus')).path;
  const meta = undo.use(await startMeta({ appSecret: SAMPLE_SECRET }));
  const ports = { TICKDESK_WEBHOOK_PORT: await standingPort(), TICKDESK_CONSOLE_PORT: await standingPort() };
  const start = (): Promise<Program> =>
    startProgram({
      dataFolder: folder,
      env: {
        ...ports,
        WHATSAPP_PHONE_NUMBER_ID: A_NUMBER.phoneNumberId,
        WHATSAPP_BUSINESS_ACCOUNT_ID: A_NUMBER.wabaId,
        WHATSAPP_API_URL: meta.address,
        WHATSAPP_ACCESS_TOKEN: 'sample-access-token',
        COLLEGE_ID: FIRST_COLLEGE,
        COLLEGE_NAME: 'Sample College',
        ...env,
      },
    });
  let program = await start();
  undo.defer(() => program[Symbol.asyncDispose]());
  meta.deliverTo(program.webhook);
  const kill = async (): Promise<void> => {
    program.kill('SIGKILL');
    await program.exit;
  };
  const office: Campus['office'] = async (collegeId) => {
    const socket = await openSocket(program.console);
    await socket.register({ token: program.token, ...(collegeId !== undefined && { collegeId }) });
    return socket;
  };
  const stack = undo.move();
  return {
    meta,
    office,
    kill,
    program: () => program,
    enrol: async (students, collegeId) => {
      using socket = await office(collegeId);
      const { rejected } = await socket.ask('registrations.import', { rows: [...students] });
      if (rejected.length > 0) throw new Error(`Rejected: ${JSON.stringify(rejected)}`);
    },
    report: async (to, status, { wamid, at = Date.now(), sender = A_NUMBER }, failure) => {
      const report = { wamid, status, at, to: partyOf(to), ...(failure !== undefined && { failure }) };
      await meta.deliver(statusBody({ ...sender, statuses: [report] }));
    },
    reply: async (from, text, { wamid, at = Date.now(), sender = A_NUMBER }) => {
      const message = textMessage({ wamid, at, from: partyOf(from), text });
      await meta.deliver(messageBody({ ...sender, messages: [message] }));
    },
    echo: async (to, text, { wamid, at = Date.now(), sender = A_NUMBER }) => {
      const change = echoChange(sender, [{ wamid, at, to: partyOf(to), text }]);
      await meta.deliver(envelope({ id: sender.wabaId, changes: [change] }));
    },
    restart: async () => {
      program = await start();
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
};

const partyOf = ({ name, phone }: Enrolled): Party => ({ name, phone: phone.replace('+', '') });
