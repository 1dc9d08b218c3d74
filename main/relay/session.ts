import {
  CLOSE,
  type ClientFrame,
  clientFrame,
  type ErrorFrame,
  type OpenFrame,
  type ServerFrame,
} from '../../preload/contract/frames.ts';
import { Refusal } from '../refusal.ts';
import { type Answers, answerTo, type Caller } from './answer-to.ts';
import { type Changes, type Feed, openFeed } from './feed.ts';
import { patienceWith } from './patience.ts';
import type { Peer } from './peer.ts';
import type { Relay } from './relay.ts';

/** What a token opens: `null` when nothing, or not this college. Without a college: the first that it covers. */
export type Authorise = (
  token: string,
  collegeId: string | undefined,
) => Promise<{ readonly caller: Caller; readonly seq: number } | null>;

export type SessionOptions = {
  readonly relay: Relay;
  readonly answers: Answers;
  readonly authorise: Authorise;
  readonly changes: Changes;
  readonly onBug: (error: unknown) => void;
  /** How long a wire may stay without registering. */
  readonly registerWithinMs: number;
  /** How long a window may take for what it was told before it is cut off as too slow. */
  readonly drainWithinMs?: number;
};

/** What a host can do with a window's conversation. */
export type Session = {
  /** Has the window show a registration, now or as soon as it has registered. */
  show(frame: OpenFrame): void;
};

/** A reader that takes longer than this for what it was told is cut off; it comes back and catches up by `since`. */
const DRAIN_WITHIN_MS = 5_000;

/** One window's conversation over whatever wire, until the wire is gone. */
export const openSession = (peer: Peer, options: SessionOptions): Session => {
  const { relay, answers, authorise, changes, onBug, registerWithinMs, drainWithinMs = DRAIN_WITHIN_MS } = options;
  let caller: Caller | null = null;
  let toShow: OpenFrame | null = null;
  let feed: Feed | null = null;
  let turn = 0;
  let over = false;
  let registering: Promise<unknown> = Promise.resolve();

  const stop = (): void => {
    over = true;
    clearTimeout(unregistered);
    feed?.close();
  };
  const end = (code: number, reason: string): void => {
    if (over) return;
    stop();
    peer.close(code, reason);
  };
  const tooSlow = (): void => end(CLOSE.tooSlow, 'too slow to keep up');
  const patience = patienceWith(peer, drainWithinMs, tooSlow);
  const tell = (frame: ServerFrame): void => {
    if (over) return;
    if (patience.tooMuch()) return tooSlow();
    peer.send(frame);
  };
  const refuse = (): void => {
    tell(error('unauthorized', 'The token is wrong, or does not open this college.'));
    end(CLOSE.unauthorized, 'unauthorized');
  };
  const unregistered = setTimeout(() => end(CLOSE.registerTimeout, 'no register frame in time'), registerWithinMs);

  const register = async ({ token, collegeId }: Register): Promise<{ feed: Feed; seq: number } | null> => {
    turn += 1;
    const mine = turn;
    const granted = await authorise(token, collegeId);
    if (over || mine !== turn) return null;
    if (!granted) {
      refuse();
      return null;
    }
    clearTimeout(unregistered);
    feed?.close();
    const { seq } = granted;
    caller = granted.caller;
    tell({ type: 'registered', collegeId: caller.collegeId, seq });
    if (toShow) tell(toShow);
    toShow = null;
    feed = openFeed({ ...caller, ...patience, tell, dismiss: refuse }, relay, changes);
    return { feed, seq };
  };

  const answer = async (id: string, ask: string, params: unknown): Promise<void> => {
    // An ask right behind a register need not wait for its answer.
    await registering;
    if (!caller) return tell(error('not_registered', 'Register before asking.'));
    tell({ type: 'answer', id, ...(await answerTo(answers, ask, params, caller, onBug)) });
  };

  const hear = async (value: unknown): Promise<void> => {
    const frame = clientFrame.safeParse(value);
    if (!frame.success) return tell(error('bad_frame', 'That is no frame of this protocol.'));
    switch (frame.data.type) {
      case 'ping':
        return tell({ type: 'pong' });
      case 'register': {
        const { since } = frame.data;
        const registered = register(frame.data);
        registering = registered.catch(() => null);
        const granted = await registered;
        // Without `since`: what was committed between `registered` and the feed's beginning.
        if (since === undefined) return granted?.feed.follow(granted.seq, () => undefined);
        // A `since` from the future (a restored backup) starts from what we have; the window sees that by `registered`.
        const caughtUp = (seq: number): void => tell({ type: 'caught_up', seq });
        return granted?.feed.follow(Math.min(since, granted.seq), caughtUp);
      }
      case 'ask':
        return answer(frame.data.id, frame.data.ask, frame.data.params);
      default:
        return frame.data satisfies never;
    }
  };

  peer.subscribe((value) => {
    if (over) return;
    hear(value).catch((thrown) => {
      if (!(thrown instanceof Refusal)) onBug(thrown);
      end(1011, 'internal error');
    });
  });
  peer.onClose(stop);

  return {
    show: (frame) => {
      if (caller) tell(frame);
      else toShow = frame;
    },
  };
};

type Register = Extract<ClientFrame, { type: 'register' }>;

const error = (code: ErrorFrame['code'], message: string): ErrorFrame => ({ type: 'error', code, message });
