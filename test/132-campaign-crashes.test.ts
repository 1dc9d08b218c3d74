import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { TOKEN } from './support/graph.ts';
import { type Meta, startMeta } from './support/meta/meta.ts';
import { bodyTemplate } from './support/meta/template-object.ts';
import { PREPARED_ENV } from './support/prepared-campaign.ts';
import { type Program, SAMPLE_SECRET, startProgram } from './support/program.ts';
import { sendsThrough } from './support/sending-desk.ts';
import { openSocket, type Socket } from './support/socket.ts';
import { temporaryFolder } from './support/temp-folder.ts';

const STUDENTS = 3_000;
const PLAN = { audience: { filter: {}, except: [] }, template: { name: 'fee', language: 'en', variables: {} } };

describe('a campaign whose program is killed while it is being queued', { timeout: 60_000 }, () => {
  let stack: AsyncDisposableStack;
  let meta: Meta;
  let program: Program;
  let folder: string;

  const start = async (): Promise<Socket> => {
    program = stack.use(await startProgram({ dataFolder: folder, env: { ...PREPARED_ENV, ...sendsThrough(meta) } }));
    const socket = stack.use(await openSocket(program.console));
    await socket.register({ token: program.token });
    return socket;
  };
  const killed = async (): Promise<void> => {
    program.kill('SIGKILL');
    await program.exit;
  };

  beforeEach(async () => {
    stack = new AsyncDisposableStack();
    folder = stack.use(temporaryFolder('campaign')).path;
    meta = stack.use(
      await startMeta({
        ...{ appSecret: SAMPLE_SECRET, accessToken: TOKEN },
        graph: { templates: [bodyTemplate(1, 'fee', 'Fee due.')] },
      }),
    );
  });
  afterEach(() => stack.disposeAsync());

  /** A campaign of which some were queued when the program ended without warning; nothing of it has left. */
  const begun = async (): Promise<string> => {
    const window = await start();
    await window.ask('templates.sync', {});
    await window.ask('sending.pause', {});
    for (let from = 0; from < STUDENTS; from += 1_000) {
      const rows = Array.from({ length: 1_000 }, (_, i) => ({
        externalId: `A-${from + i}`,
        name: `Student ${from + i}`,
        phone: `+9190${String(10_000_000 + from + i)}`,
      }));
      await window.ask('registrations.import', { rows });
    }
    const { id } = await window.ask('campaigns.start', { ...PLAN, sparedHours: 0, name: 'Fee', dedupeKey: 'fee' });
    await eventually('some are queued', async () => (await window.ask('campaigns.get', { id })).taken > 0, {
      every: 1,
    });
    return id;
  };

  it('goes on at the next start where it stood, and queues nobody twice', async () => {
    const id = await begun();
    await killed();
    const window = await start();
    const row = await eventually('all are taken', async () => {
      const now = await window.ask('campaigns.get', { id });
      return now.taken === STUDENTS ? now : null;
    });
    expect(row.numbers.stands.queued).toBe(STUDENTS);
    expect((await window.ask('sending.state', {})).counts.waiting).toBe(STUDENTS);
    const again = await window.ask('campaigns.start', { ...PLAN, sparedHours: 0, name: 'Fee', dedupeKey: 'fee' });
    expect(again.id).toBe(id);
    expect((await window.ask('campaigns.list', {})).rows).toHaveLength(1);
  });

  it('stays cancelled when it was, and takes back at the next start what it had no time for', async () => {
    const id = await begun();
    {
      using window = await openSocket(program.console);
      await window.register({ token: program.token });
      await window.ask('campaigns.cancel', { id });
      await killed();
    }
    const window = await start();
    await window.ask('sending.resume', { what: 'college', id: PREPARED_ENV.COLLEGE_ID });
    const row = await eventually('all is taken back', async () => {
      const now = await window.ask('campaigns.get', { id });
      return now.numbers.stands.cancelled === STUDENTS ? now : null;
    });
    expect(row).toMatchObject({ state: 'cancelled', pauses: [] });
    expect(meta.accepted).toEqual([]);
  });
});
