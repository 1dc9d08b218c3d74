import { setTimeout as wait } from 'node:timers/promises';
import { ASKS, type Ask } from '../../../preload/contract/asks.ts';
import { ASKING, type Known, NOTHING } from '../asking.ts';
import { openSocket, type Socket } from '../socket.ts';
import { type Attack, attack } from './attack.ts';
import type { Side } from './side.ts';

const names = Object.keys(ASKS) as readonly Ask[];

const answerTo = (window: Socket, ask: Ask, known: Known): Promise<string> => {
  const asking = ASKING[ask];
  if (!asking) throw new Error(`No case for the ask ${ask}: add one to test/support/asking.ts`);
  return window.ask(ask, asking(known) as never).then(
    (value) => JSON.stringify(value),
    (error) => String(error),
  );
};

/** Without what was asked about too: an answer may say back what it was given. */
const plain = (answer: string, known: Known): string =>
  Object.values(known).reduce((text, id) => text.replaceAll(`"${id}"`, '""'), ofTheCollege(answer));

/** Without times, and without what is measured of the whole desk. */
const ofTheCollege = (answer: string): string =>
  answer.replace(/"\d{4}-\d\d-\d\dT[\d:.]+Z"|"clockAheadMs":-?\d+|"database":"\w+"/g, '""');

/** Every ask with every id of the other college: to be answered as with ids of nothing, or as what only the desk may do. */
export const asksFor = (mine: Side, theirs: Side): Promise<Attack> =>
  attack(
    'asks with the other college’s ids',
    names.flatMap((ask) =>
      theirs.known.map((known, n) => async () => {
        // Of a write, the first time may do what the second finds done.
        if (n === 0) await answerTo(mine.window, ask, NOTHING);
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

export const searchesFor = (mine: Side, theirs: Side): Promise<Attack> => {
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

export type Exported = { readonly id: string; readonly link: string; readonly body: string };

/** Exports what holds a text, and takes the file by its link. */
export const exported = async ({ window }: Side, text: string, console: string): Promise<Exported> => {
  const { id } = await window.ask('exports.start', { format: 'csv', filters: { text } });
  while ((await window.ask('exports.list', {})).rows.some(({ state }) => state === 'running')) await wait(20);
  const { path } = await window.ask('exports.ticket', { id });
  const link = new URL(path, console).href;
  return { id, link, body: await (await fetch(link)).text() };
};

/** An export begun with the other's words, tickets for theirs, and a link of theirs that was used before. */
export const exportsFor = async (mine: Side, theirs: Side, own: Exported, console: string): Promise<Attack> => {
  if (!own.body.includes(theirs.mark)) throw new Error('An export of one’s own holds nothing of one’s own');
  const stolen = await exported(mine, theirs.mark, console);
  const file = theirs.known.map(({ message }) => message);
  return attack('exports and links of the other college', [
    async () => (stolen.body.includes(theirs.mark) ? 'an export of the other’s messages' : null),
    async () => ((await fetch(own.link)).status === 404 ? null : 'a link twice'),
    ...[own.id, ...file].map((id) => async () => {
      const refused = await mine.window.ask('exports.ticket', { id }).then(
        () => false,
        (error) => /not_found/.test(error),
      );
      return refused ? null : `a ticket for ${id}`;
    }),
  ]);
};

export const registersFor = (token: string, college: string, console: string): Promise<Attack> =>
  attack(
    'registering for the other college',
    [{}, { since: 0 }].map((more) => async () => {
      using socket = await openSocket(console);
      socket.send({ type: 'register', token, collegeId: college, ...more });
      return (await socket.closed).code === 4401 && socket.frames.length === 1 ? null : 'a window';
    }),
  );

export const framesOf = (side: Side, other: Side, college: string): Promise<Attack> =>
  attack(
    'frames heard, of the other college',
    side.window.frames.map((frame) => async () => {
      const foreign = 'collegeId' in frame && frame.collegeId !== college;
      return foreign || JSON.stringify(frame).includes(other.mark) ? frame.type : null;
    }),
  );

/** What a college is told of its own by every ask that only reads. */
export const allTold = async ({ window, known }: Side): Promise<Record<string, string>> => {
  const told: Record<string, string> = {};
  for (const ask of names)
    if (ASKS[ask].scope === 'college' && ASKS[ask].effect === 'read' && ask !== 'files.add')
      for (const [n, one] of known.entries())
        told[`${ask} of thing ${n}`] = ofTheCollege(await answerTo(window, ask, one));
  return told;
};
