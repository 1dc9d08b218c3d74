import { ASKS, type Ask, isAsk, type ParamsOf, type ValueOf } from '../../preload/contract/asks.ts';
import { type AskError, CLOSE, type ClientFrame, clientFrame, type ErrorFrame } from '../../preload/contract/frames.ts';
import { Refusal } from '../refusal.ts';
import { type Changes, openFeed } from './feed.ts';
import type { Peer } from './peer.ts';
import type { Relay } from './relay.ts';

/** Who is asking: for one college, or for the whole desk. */
export type Caller = { readonly collegeId: string; readonly desk: boolean; readonly who: string };

export type Answers = { [A in Ask]: (params: ParamsOf<A>, caller: Caller) => Promise<ValueOf<A>> };

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
};

/** One window's conversation over whatever wire, until the wire is gone. */
export const openSession = (peer: Peer, options: SessionOptions): void => {
  const { relay, answers, authorise, changes, onBug, registerWithinMs } = options;
  let caller: Caller | null = null;
  let feed: ReturnType<typeof openFeed> | null = null;
  let turn = 0;

  const unregistered = setTimeout(() => {
    peer.close(CLOSE.registerTimeout, 'no register frame in time');
  }, registerWithinMs);

  const register = async ({ token, collegeId, since }: Extract<ClientFrame, { type: 'register' }>): Promise<void> => {
    turn += 1;
    const mine = turn;
    const granted = await authorise(token, collegeId);
    if (mine !== turn) return;
    if (!granted) {
      peer.send(error('unauthorized', 'The token is wrong, or does not open this college.'));
      return peer.close(CLOSE.unauthorized, 'unauthorized');
    }
    clearTimeout(unregistered);
    feed?.close();
    caller = granted.caller;
    peer.send({ type: 'registered', collegeId: caller.collegeId, seq: granted.seq });
    feed = openFeed(peer, relay, changes, caller.collegeId);
    // A `since` from the future (a restored backup) starts from what we have; the window sees that by `registered`.
    if (since !== undefined) await feed.catchUp(Math.min(since, granted.seq));
  };

  const answer = async (id: string, ask: string, params: unknown): Promise<void> => {
    if (!caller) return peer.send(error('not_registered', 'Register before asking.'));
    try {
      peer.send({ type: 'answer', id, ok: true, value: await answerOf(answers, ask, params, caller) });
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) onBug(thrown);
      peer.send({ type: 'answer', id, ok: false, error: spoken(thrown) });
    }
  };

  const hear = async (value: unknown): Promise<void> => {
    const frame = clientFrame.safeParse(value);
    if (!frame.success) return peer.send(error('bad_frame', 'That is no frame of this protocol.'));
    switch (frame.data.type) {
      case 'ping':
        return peer.send({ type: 'pong' });
      case 'register':
        return register(frame.data);
      case 'ask':
        return answer(frame.data.id, frame.data.ask, frame.data.params);
      default:
        return frame.data satisfies never;
    }
  };

  peer.subscribe((value) => {
    hear(value).catch((bug) => {
      onBug(bug);
      peer.close(1011, 'internal error');
    });
  });
  peer.onClose(() => {
    turn += 1;
    clearTimeout(unregistered);
    feed?.close();
  });
};

const answerOf = async (answers: Answers, ask: string, params: unknown, caller: Caller): Promise<unknown> => {
  if (!isAsk(ask)) throw new Refusal('bad_request', 'There is no such ask.');
  if (ASKS[ask].scope === 'desk' && !caller.desk) throw new Refusal('forbidden', 'Only the whole desk may do this.');
  const parsed = ASKS[ask].params.safeParse(params ?? {});
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Refusal('bad_request', `${issue?.path.join('.') || 'params'}: ${issue?.message ?? 'not as expected'}`);
  }
  // The params of each ask were parsed by that ask's own schema; a union of functions cannot say so.
  const run = answers[ask] as (params: unknown, caller: Caller) => Promise<unknown>;
  return run(parsed.data, caller);
};

const spoken = (thrown: unknown): AskError =>
  thrown instanceof Refusal
    ? { code: thrown.code, message: thrown.message }
    : { code: 'unavailable', message: 'Something went wrong here. It has been logged.' };

const error = (code: ErrorFrame['code'], message: string): ErrorFrame => ({ type: 'error', code, message });
