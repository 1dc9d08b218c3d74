import { DEMO_TEMPLATES } from '../demo/templates.ts';
import { TOKEN } from './graph.ts';
import { A_NUMBER, type Meta, startMeta } from './meta/meta.ts';
import { inventStudents, type Student } from './meta/students.ts';
import { type Program, SAMPLE_SECRET, startProgram } from './program.ts';
import { seededRandom } from './random.ts';
import { sendsThrough } from './sending-desk.ts';
import { openSocket, type Socket } from './socket.ts';

/** The program in a process of its own, students to write to, and a Meta that takes what is sent and tells of it. */
export type SendingCampus = AsyncDisposable & {
  readonly meta: Meta;
  readonly program: Program;
  readonly office: Socket;
  readonly students: readonly Student[];
};

/** In a test an hour of a message's life lasts some seconds. */
const hurried = (ms: number): number => Math.min(3_000, 100 + Math.sqrt(ms) * 2);

export const openSendingCampus = async (count: number): Promise<SendingCampus> => {
  await using undo = new AsyncDisposableStack();
  const meta = undo.use(
    await startMeta({
      ...{ seed: 7, appSecret: SAMPLE_SECRET, accessToken: TOKEN, pace: hurried },
      graph: { templates: DEMO_TEMPLATES },
    }),
  );
  const program = undo.use(
    await startProgram({
      env: {
        ...sendsThrough(meta),
        WHATSAPP_PHONE_NUMBER_ID: A_NUMBER.phoneNumberId,
        WHATSAPP_BUSINESS_ACCOUNT_ID: A_NUMBER.wabaId,
        COLLEGE_NAME: 'Sample College',
      },
    }),
  );
  meta.deliverTo(program.webhook);
  const office = undo.use(await openSocket(program.console));
  await office.register({ token: program.token });
  const students = inventStudents(seededRandom(3), count);
  await office.ask('registrations.import', { rows: [...students] });
  await office.ask('templates.sync', {});
  const stack = undo.move();
  return { meta, program, office, students, [Symbol.asyncDispose]: () => stack.disposeAsync() };
};
