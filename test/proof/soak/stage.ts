import { importStudents } from '../../bench/students.ts';
import { launchBrowser } from '../../support/browser.ts';
import { type ConsoleWindow, openWindow } from '../../support/console-window.ts';
import { TOKEN } from '../../support/graph.ts';
import { loadPhone } from '../../support/load/requests.ts';
import { messageBody, statusBody } from '../../support/meta/bodies.ts';
import { textMessage } from '../../support/meta/message-object.ts';
import { A_NUMBER, type Meta, startMeta } from '../../support/meta/meta.ts';
import type { Report } from '../../support/meta/status-object.ts';
import { makeWamid } from '../../support/meta/wamid.ts';
import { type Program, SAMPLE_SECRET, startProgram } from '../../support/program.ts';
import { seededRandom } from '../../support/random.ts';
import { sendsThrough } from '../../support/sending-desk.ts';
import { temporaryFolder } from '../../support/temp-folder.ts';

/** The program, the Meta it listens and writes to, and a window on each of two pages. */
export type Stage = AsyncDisposable & {
  readonly meta: Meta;
  readonly program: Program;
  /** Where its threads write down how their heaps stand. */
  readonly diary: string;
  readonly list: ConsoleWindow;
  readonly history: ConsoleWindow;
};

const AT_ONCE = 1_000;
/** Messages of a student, of which a window keeps the latest in mind. */
const REMEMBERED = 8;

export const openStage = async (seed: number, students: number): Promise<Stage> => {
  await using undo = new AsyncDisposableStack();
  const pace = (ms: number): number => Math.min(3_000, 100 + Math.sqrt(ms));
  const meta = undo.use(await startMeta({ seed, appSecret: SAMPLE_SECRET, accessToken: TOKEN, concurrency: 64, pace }));
  const diary = undo.use(temporaryFolder('diary')).path;
  const program = undo.use(
    await startProgram({
      flags: ['--import', new URL('diary.ts', import.meta.url).href],
      env: {
        SOAK_DIARY: diary,
        ...sendsThrough(meta),
        WHATSAPP_PHONE_NUMBER_ID: A_NUMBER.phoneNumberId,
        WHATSAPP_BUSINESS_ACCOUNT_ID: A_NUMBER.wabaId,
      },
    }),
  );
  meta.deliverTo(program.webhook);
  await importStudents(program, students);
  const browser = undo.use(await launchBrowser());
  const console = { browser, address: program.console, token: program.token };
  const list = undo.use(await openWindow(console));
  const history = undo.use(await openWindow(console));
  await list.page.getByText('Student 000000').first().waitFor();
  await history.page.evaluate(() => {
    location.hash = '#/history';
  });
  await tellOfEach(meta, students);
  await history.page.locator('tr[data-id]').first().waitFor();
  const stack = undo.move();
  return { meta, program, diary, list, history, [Symbol.asyncDispose]: () => stack.disposeAsync() };
};

/** What a window holds for each student is held from the start: what the student wrote, and as many reports as it remembers. */
const tellOfEach = async (meta: Meta, students: number): Promise<void> => {
  const random = seededRandom(students);
  const everyone = Array.from({ length: students }, (_, student) => loadPhone(student));
  for (let told = 0; told < students; told += AT_ONCE) {
    const messages = everyone.slice(told, told + AT_ONCE).map((phone) => {
      return textMessage({ wamid: makeWamid(random, phone, 'in'), at: Date.now(), from: { phone }, text: 'Thank you' });
    });
    await meta.deliver(messageBody({ ...A_NUMBER, messages }));
  }
  for (let told = 0; told < students * REMEMBERED; told += AT_ONCE) {
    const statuses = Array.from({ length: Math.min(AT_ONCE, students * REMEMBERED - told) }, (_, offset): Report => {
      const phone = loadPhone((told + offset) % students);
      const wamid = makeWamid(random, phone);
      const failure = random.chance(0.05) ? 131_026 : null;
      const status = failure === null ? 'sent' : 'failed';
      return { wamid, status, at: Date.now(), to: { phone }, ...(failure !== null && { failure }) };
    });
    await meta.deliver(statusBody({ ...A_NUMBER, statuses }));
  }
};
