import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { ServerFrame } from '../../../preload/contract/frames.ts';
import { CLOSE } from '../../../preload/contract/frames.ts';
import type { Known } from '../asking.ts';
import type { Program } from '../program.ts';
import { hostileFrame, realFrames } from './hostile-frame.ts';

export type FramesPlayed = {
  readonly seconds: number;
  /** How many got which answer: the `type` of a frame, for a refusal its code, or the code the socket was closed with. */
  readonly answers: Readonly<Record<string, number>>;
  /** Numbers of those that got none within 20 s, or whose socket was closed without a documented reason. */
  readonly odd: readonly { readonly n: number; readonly heard: string }[];
};

type FrameRow = { readonly program: Program; readonly known: Known; readonly seed: number; readonly count: number };

const SOCKETS = 24;
/** A socket is given up after so many frames, so that some are always new, and not registered yet. */
const PER_SOCKET = 200;
const PATIENCE_MS = 20_000;
const UNREADABLE = 8_000_000;
/** Beside ours: a message too large to be read, and one that is no text. */
const MAY_CLOSE: readonly number[] = [...Object.values(CLOSE), 1007, 1009];

/** Sends a row of spoilt frames over many sockets, each next one when the last was answered. */
export const playFrames = async (row: FrameRow, onProgress: (sent: number) => void): Promise<FramesPlayed> => {
  const { program, known, seed, count } = row;
  const begun = performance.now();
  const frames = realFrames(known, program.token);
  const answers: Record<string, number> = {};
  const odd: { n: number; heard: string }[] = [];
  let sent = 0;
  const drive = async (): Promise<void> => {
    while (sent < count) {
      const socket = await openPeer(program);
      // One in four speaks before it has registered.
      if (sent % 4 > 0)
        await socket.say(Buffer.from(JSON.stringify({ type: 'register', token: program.token })), false);
      for (let left = PER_SOCKET; left > 0 && sent < count && socket.lives(); left -= 1) {
        const n = sent;
        sent += 1;
        const { bytes, binary } = hostileFrame(frames, seed, n);
        const heard = await socket.say(bytes, binary);
        answers[heard] = (answers[heard] ?? 0) + 1;
        if (heard === 'nothing' || (heard.startsWith('closed') && !mayClose(heard, bytes))) odd.push({ n, heard });
        if (n % 500 === 0) onProgress(n);
      }
      socket.end();
    }
  };
  await Promise.all(Array.from({ length: SOCKETS }, drive));
  return { seconds: (performance.now() - begun) / 1_000, answers, odd };
};

/** One that sends on what is too large to be read may be cut off before it hears why (1006). */
const mayClose = (heard: string, bytes: Buffer): boolean => {
  const code = Number(/\d+$/.exec(heard)?.[0]);
  return MAY_CLOSE.includes(code) || (code === 1006 && bytes.length > UNREADABLE);
};

const openPeer = async (program: Program) => {
  const ws = new WebSocket(`${program.console.replace('http', 'ws')}ws/whatsapp`);
  let waiting: (heard: string) => void = () => undefined;
  ws.on('message', (text) => {
    const answer = answerIn(JSON.parse(String(text)) as ServerFrame);
    if (answer !== null) waiting(answer);
  });
  ws.on('close', (code) => waiting(`closed ${code}`));
  ws.on('error', () => undefined);
  await once(ws, 'open');
  return {
    lives: () => ws.readyState === WebSocket.OPEN,
    end: () => ws.terminate(),
    say: async (bytes: Buffer, binary: boolean): Promise<string> => {
      const patience = new AbortController();
      const heard = new Promise<string>((resolve) => {
        waiting = resolve;
      });
      ws.send(bytes, { binary });
      const nothing = wait(PATIENCE_MS, 'nothing', { signal: patience.signal }).catch(() => 'nothing');
      const answer = await Promise.race([heard, nothing]);
      patience.abort();
      return answer;
    },
  };
};

/** Each frame of a window gets one of these; what else comes is news. */
const answerIn = (frame: ServerFrame): string | null => {
  switch (frame.type) {
    case 'answer':
      if (frame.ok) return 'answer';
      return frame.error.message.startsWith('Something went wrong here') ? 'a bug' : frame.error.code;
    case 'error':
      // Said just before the socket is closed.
      return frame.code === 'unauthorized' ? null : frame.code;
    case 'registered':
    case 'pong':
      return frame.type;
    default:
      return null;
  }
};
