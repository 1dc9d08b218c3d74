import type { Program } from '../program.ts';
import { openRawSocket } from '../raw-socket.ts';
import { type Attack, attack } from './attack.ts';
import { SMUGGLED, shapesFor } from './smuggling-shapes.ts';

/** What shows that a hidden request was answered: its challenge, a page of the console, its socket. */
const GOT_THROUGH = [SMUGGLED, '<!doctype', ' 101 '];
/** Answers to whole requests: a hint to go on is none, and a refusal of the rest is what there should be. */
const ANSWER = /HTTP\/1\.1 (?!1|400)\d+/g;
const PATIENCE_MS = 1_500;

/**
 * Requests in which two readers of HTTP could see different ends, so that one takes for a body what the other takes for a
 * request. Each is to be refused or taken for one request.
 */
export const playSmuggling = async ({ webhook, console }: Program): Promise<Attack> => {
  const { port, pathname } = new URL(webhook);
  const shapes = shapesFor(pathname, new URL(console).host);
  return attack(
    'smuggling',
    Object.entries(shapes).map(([name, bytes]) => async () => {
      using raw = await openRawSocket(Number(port));
      raw.write(Buffer.from(bytes, 'latin1'));
      const late = setTimeout(() => raw.socket.end(), PATIENCE_MS);
      const heard = await raw.closed;
      clearTimeout(late);
      const answers = heard.match(ANSWER) ?? [];
      const found = GOT_THROUGH.find((trace) => heard.includes(trace));
      if (found === undefined && answers.length <= 1) return null;
      return `${name}: ${found ?? answers.join(', ')}`;
    }),
  );
};
