import { metaBytes } from '../../support/meta/bytes.ts';
import { A_NUMBER } from '../../support/meta/meta.ts';
import { sign } from '../../support/meta/sign.ts';
import { type Program, SAMPLE_SECRET, startProgram } from '../../support/program.ts';
import { openSocket, type Socket } from '../../support/socket.ts';
import { enrolment, FIRST_DAY, LAST_DAY, type PlayedDesk } from './played-desk.ts';

export type ProgramDesk = AsyncDisposable & { readonly desk: PlayedDesk };

/** The real program in a process of its own, told over HTTP and asked over its socket. */
export const startProgramDesk = async (): Promise<ProgramDesk> => {
  await using undo = new AsyncDisposableStack();
  const program = undo.use(
    await startProgram({
      env: {
        COLLEGE_ID: 'c1',
        WHATSAPP_PHONE_NUMBER_ID: A_NUMBER.phoneNumberId,
        WHATSAPP_BUSINESS_ACCOUNT_ID: A_NUMBER.wabaId,
      },
    }),
  );
  const socket = undo.use(await openSocket(program.console));
  await socket.register({ token: program.token, collegeId: 'c1' });
  const stack = undo.move();
  return { desk: deskOf(program, socket), [Symbol.asyncDispose]: () => stack.disposeAsync() };
};

const deskOf = ({ webhook }: Program, { ask }: Socket): PlayedDesk => {
  const post = async (body: object): Promise<void> => {
    const bytes = metaBytes(body);
    const headers = { 'X-Hub-Signature-256': sign(SAMPLE_SECRET, bytes) };
    const { status } = await fetch(webhook, { method: 'POST', headers, body: new Uint8Array(bytes) });
    if (status !== 200) throw new Error(`a delivery was answered ${status}`);
  };
  const page = (after: string | undefined) => ({ limit: 100, ...(after !== undefined && { after }) });
  return {
    sender: A_NUMBER,
    clock: () => null,
    deliver: (posts) => Promise.all(posts.map(post)),
    enrol: (person) => {
      const { externalId, name, phone, course } = enrolment(person);
      return ask('registrations.import', { rows: [{ externalId, name, phone, ...(course !== null && { course }) }] });
    },
    see: (id) => ask('registrations.seen', { id }),
    registrations: (after) => ask('registrations.list', page(after)),
    history: (after) => ask('history.search', page(after)),
    timeline: async (id) => (await ask('messages.timeline', { id })).reports,
    summary: (groupBy) => ask('analytics.summary', { from: FIRST_DAY, to: LAST_DAY, groupBy }),
    outbox: null,
  };
};
