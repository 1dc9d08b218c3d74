import { SEASON_COLLEGE, writeSeason } from '../season/write-season.ts';
import { type Program, startProgram } from './program.ts';
import { openSocket, type Socket } from './socket.ts';
import { temporaryFolder } from './temp-folder.ts';

/** Noon in India on the last day of the season. */
export const SEASON_NOW = Date.UTC(2026, 10, 23, 6, 30);

/** The program on a season's database, and a socket that may ask for everything. */
export type SeasonDesk = AsyncDisposable & { readonly program: Program; readonly office: Socket };

export const openSeasonDesk = async (
  messages: number,
  more: Readonly<Record<string, string>> = {},
): Promise<SeasonDesk> => {
  await using undo = new AsyncDisposableStack();
  const folder = undo.use(temporaryFolder('season')).path;
  writeSeason({ folder, seed: 3, messages, registrations: messages / 20, until: Date.UTC(2026, 10, 24), days: 90 });
  const env = { COLLEGE_ID: SEASON_COLLEGE, COLLEGE_NAME: 'Sample College', ...more };
  const program = undo.use(await startProgram({ dataFolder: folder, env }));
  const office = undo.use(await openSocket(program.console));
  await office.register({ token: program.token });
  const stack = undo.move();
  return { program, office, [Symbol.asyncDispose]: () => stack.disposeAsync() };
};
