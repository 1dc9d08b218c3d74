import { setTimeout as wait } from 'node:timers/promises';
import { ASKS, type Ask } from '../../../preload/contract/asks.ts';
import { ASKING, type Known, NOTHING } from '../asking.ts';
import { startMeta } from '../meta/meta.ts';
import { bodyTemplate } from '../meta/template-object.ts';
import { statusBody } from '../meta/bodies.ts';
import { startProgram } from '../program.ts';
import { openSocket, type Socket } from '../socket.ts';
import { type Attack, attack } from './attack.ts';
import { deliver, furnish, type Ground, type Side } from './side.ts';

const ACCESS = 'sample-access-token';
const NUMBERS = [
  { wabaId: '102290129340398', phoneNumberId: '106540352242922', displayPhone: '918047100100', verifiedName: 'First' },
  { wabaId: '202290129340398', phoneNumberId: '206540352242922', displayPhone: '918047100200', verifiedName: 'Second' },
] as const;
const names = Object.keys(ASKS) as readonly Ask[];

/** Two colleges of one desk, each trying on the other every ask there is, frames, exports, searches, pages and links. */
export const playColleges = async (): Promise<{ readonly attacks: readonly Attack[]; readonly bugs: string }> => {
  await using meta = await startMeta({
    accessToken: ACCESS,
    numbers: NUMBERS,
    graph: { templates: [bodyTemplate(1, 'welcome', 'Welcome.')] },
  });
  await using program = await startProgram({ env: { COLLEGE_ID: 'c1', WHATSAPP_API_URL: meta.address } });
  using staff = await openSocket(program.console);
  await staff.register({ token: program.token });
  await staff.ask('colleges.save', { id: 'c2', name: 'Second College' });
  const open = async (place: 0 | 1): Promise<{ side: Side; ground: Ground; token: string }> => {
    const college = `c${place + 1}`;
    const { id, token } = await staff.ask('tokens.create', { collegeId: college, label: college });
    const window = await openSocket(program.console);
    await window.register({ token, collegeId: college });
    const ground = {
      ...{ college, webhook: program.webhook, sender: NUMBERS[place], appSecret: `the secret of ${college}` },
      ...{ accessToken: ACCESS, mark: ['Zebracollege', 'Quokkacollege'][place] ?? '' },
    };
    return { side: await furnish(staff, window, id, ground), ground, token };
  };
  const [first, second] = [await open(0), await open(1)];
  const attacks: Attack[] = [];
  for (const [mine, theirs] of [
    [first, second],
    [second, first],
  ] as const) {
    const before = await allTold(theirs.side);
    attacks.push(
      await asksFor(mine.side, theirs.side),
      await searchesFor(mine.side, theirs.side),
      await exportsFor(mine.side, theirs.side, program.console),
      await registersFor(mine.token, theirs.ground.college, program.console),
    );
    const after = await allTold(theirs.side);
    attacks.push(
      await attack(
        'things of the other college that are as they were',
        Object.keys(before).map((ask) => async () => (before[ask] === after[ask] ? null : `${ask} answers otherwise`)),
      ),
    );
  }
  for (const { ground } of [first, second])
    for (let n = 0; n < 20; n += 1) {
      const to = { phone: `9198123456${78 + (n % 3)}` };
      const status = { wamid: `wamid.${ground.mark}.${n}`, status: 'read', at: Date.now(), to } as const;
      await deliver(ground, statusBody({ ...ground.sender, statuses: [status] }));
    }
  for (const { ground, side } of [first, second])
    await side.window.next('message_status_update', ({ messageId }) => messageId === `wamid.${ground.mark}.19`);
  attacks.push(await framesOf(first.side, second.side, 'c1'), await framesOf(second.side, first.side, 'c2'));
  for (const { side } of [first, second]) side.window[Symbol.dispose]();
  return { attacks: merged(attacks), bugs: program.log() };
};

/** Both ways of one attack are one attack. */
const merged = (attacks: readonly Attack[]): readonly Attack[] =>
  [...new Set(attacks.map(({ name }) => name))].map((name) => {
    const same = attacks.filter((one) => one.name === name);
    const tried = same.reduce((sum, one) => sum + one.tried, 0);
    return { name, tried, through: same.flatMap(({ through }) => through) };
  });

const answerTo = (window: Socket, ask: Ask, known: Known): Promise<string> => {
  const asking = ASKING[ask];
  if (!asking) throw new Error(`No case for the ask ${ask}: add one to test/support/asking.ts`);
  return window.ask(ask, asking(known) as never).then(
    (value) => JSON.stringify(value),
    (error) => String(error),
  );
};

/** Without times, and without what was asked about: an answer may say back what it was given. */
const plain = (answer: string, known: Known): string =>
  Object.values(known).reduce(
    (text, id) => text.replaceAll(`"${id}"`, '""'),
    answer.replace(/"(now|at)":"[^"]+"/g, ''),
  );

/** Every ask with every id of the other college: to be answered as with ids of nothing, or as what only the desk may do. */
const asksFor = (mine: Side, theirs: Side): Promise<Attack> =>
  attack(
    'asks with the other college’s ids',
    names.flatMap((ask) =>
      theirs.known.map((known) => async () => {
        const told = await answerTo(mine.window, ask, known);
        if (ASKS[ask].scope === 'desk') return told.includes('forbidden:') ? null : `${ask}: ${told.slice(0, 100)}`;
        const answer = plain(told, known);
        const nothing = plain(await answerTo(mine.window, ask, NOTHING), NOTHING);
        if (answer !== nothing) return `${ask}: ${answer.slice(0, 150)} instead of ${nothing.slice(0, 150)}`;
        return answer.includes(theirs.mark) ? `${ask}: says ${theirs.mark}` : null;
      }),
    ),
    1,
  );

const searchesFor = (mine: Side, theirs: Side): Promise<Attack> => {
  const { window } = mine;
  const tells = async (what: string, value: Promise<unknown>): Promise<string | null> => {
    const told = JSON.stringify(await value.catch(String));
    return told.includes(theirs.mark) ? what : null;
  };
  const pages = async (what: 'registrations.list' | 'history.search'): Promise<string | null> => {
    const { next } = await theirs.window.ask(what, { limit: 1 });
    if (next === null) throw new Error(`${what} has no second page to try`);
    return tells(`a page of ${what}`, window.ask(what, { after: next }));
  };
  return attack('searches, filters and pages of the other college', [
    () => tells('history', window.ask('history.search', { text: theirs.mark })),
    () => tells('history of a course', window.ask('history.search', { course: theirs.course })),
    () => tells('registrations', window.ask('registrations.list', { search: theirs.mark })),
    () => tells('registrations of a course', window.ask('registrations.list', { course: theirs.course })),
    () => tells('conversations', window.ask('conversations.list', {})),
    () => tells('facets', window.ask('registrations.facets', {})),
    () => pages('registrations.list'),
    () => pages('history.search'),
  ]);
};

/** An export begun with the other's words, and a link that was used before. */
const exportsFor = async (mine: Side, theirs: Side, console: string): Promise<Attack> => {
  const fileOf = async (side: Side, text: string): Promise<{ id: string; body: string; link: string }> => {
    const { id } = await side.window.ask('exports.start', { format: 'csv', filters: { text } });
    while ((await side.window.ask('exports.list', {})).rows.some(({ state }) => state === 'running')) await wait(20);
    const { path } = await side.window.ask('exports.ticket', { id });
    const link = new URL(path, console).href;
    return { id, link, body: await (await fetch(link)).text() };
  };
  const own = await fileOf(theirs, theirs.mark);
  if (!own.body.includes(theirs.mark)) throw new Error('An export of one’s own holds nothing of one’s own');
  const stolen = await fileOf(mine, theirs.mark);
  const file = theirs.known.map(({ message }) => message);
  return attack('exports and links of the other college', [
    async () => (stolen.body.includes(theirs.mark) ? 'an export of the other’s messages' : null),
    async () => ((await fetch(own.link)).status === 404 ? null : 'a link twice'),
    ...[own.id, ...file].map((id) => async () => {
      const refused = await mine.window.ask('exports.ticket', { id }).then(() => false, (error) => /not_found/.test(error));
      return refused ? null : `a ticket for ${id}`;
    }),
  ]);
};

const registersFor = (token: string, college: string, console: string): Promise<Attack> =>
  attack(
    'registering for the other college',
    [{}, { since: 0 }].map((more) => async () => {
      using socket = await openSocket(console);
      socket.send({ type: 'register', token, collegeId: college, ...more });
      return (await socket.closed).code === 4401 && socket.frames.length === 1 ? null : 'a window';
    }),
  );

const framesOf = (side: Side, other: Side, college: string): Promise<Attack> =>
  attack(
    'frames heard, of the other college',
    side.window.frames.map((frame) => async () => {
      const foreign = 'collegeId' in frame && frame.collegeId !== college;
      return foreign || JSON.stringify(frame).includes(other.mark) ? frame.type : null;
    }),
  );

/** What a college is told of its own by every ask that only reads. */
const allTold = async ({ window, known }: Side): Promise<Record<string, string>> => {
  const told: Record<string, string> = {};
  for (const ask of names)
    if (ASKS[ask].scope === 'college' && ASKS[ask].effect === 'read' && ask !== 'files.add')
      for (const [n, one] of known.entries())
        told[`${ask} of thing ${n}`] = (await answerTo(window, ask, one)).replace(/"(now|at)":"[^"]+"/g, '');
  return told;
};
