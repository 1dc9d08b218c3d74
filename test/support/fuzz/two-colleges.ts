import { NUMBER, WABA } from '../../fixtures/envelope.ts';
import type { Known } from '../asking.ts';
import { type Program, startProgram } from '../program.ts';
import { openSocket } from '../socket.ts';

export type TwoColleges = AsyncDisposable & {
  readonly program: Program;
  /** What the second college has, to be asked for. */
  readonly known: Known;
  /** The app of the second college signs with this. */
  readonly otherSecret: string;
};

/** The program with two colleges, each with a number and an app of its own, and students in both; it sends nothing. */
export const twoColleges = async (): Promise<TwoColleges> => {
  const program = await startProgram({
    env: {
      COLLEGE_ID: 'c1',
      WHATSAPP_PHONE_NUMBER_ID: NUMBER,
      WHATSAPP_BUSINESS_ACCOUNT_ID: WABA,
      // Nobody listens there: what a spoilt ask would have Meta do goes nowhere.
      WHATSAPP_API_URL: 'http://127.0.0.1:9',
      TICKDESK_LOG_LEVEL: 'info',
    },
  });
  const otherSecret = 'the-secret-of-the-second-app';
  using staff = await openSocket(program.console);
  await staff.register({ token: program.token });
  await staff.ask('colleges.save', { id: 'c2', name: 'Second College' });
  const number = { phoneNumberId: '206540352242922', wabaId: '202290129340398', collegeId: 'c2', appId: '2' };
  await staff.ask('numbers.save', { ...number, appSecret: otherSecret });
  const { id: token } = await staff.ask('tokens.create', { collegeId: 'c2', label: 'Second' });
  await staff.register({ token: program.token, collegeId: 'c2' });
  const students = Array.from({ length: 50 }, (_, n) => ({
    externalId: `S-${n}`,
    name: `Student ${n}`,
    phone: `+9198${10_000_000 + n}`,
  }));
  await staff.ask('registrations.import', { rows: students });
  const { rows } = await staff.ask('registrations.list', { limit: 1 });
  const known = { college: 'c2', number: number.phoneNumberId, registration: rows[0]?.id ?? '', message: 'm_1', token };
  return { program, known, otherSecret, [Symbol.asyncDispose]: () => program[Symbol.asyncDispose]() };
};
