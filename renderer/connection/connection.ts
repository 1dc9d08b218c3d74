import { CLOSE, type CollegeFrame, type ServerFrame } from '../../preload/contract/frames.ts';
import { backoff } from './backoff.ts';
import type { Carrier, Dial } from './carrier.ts';
import type { Clock } from './clock.ts';
import { type ConnectionEvents, createListeners } from './connection-events.ts';
import { type Feed, NO_FEED } from './feed.ts';
import { type AskDesk, createOpenAsks } from './open-asks.ts';
import { createProbe } from './probe.ts';
import { createSeen } from './seen.ts';

export type ConnectionParts = {
  readonly dial: Dial;
  readonly token: string;
  /** Without it: the first college that the token covers. */
  readonly collegeId?: string | undefined;
  readonly clock: Clock;
  /** From 0 to below 1. */
  readonly random: () => number;
};

export type Connection = {
  readonly feed: () => Feed;
  readonly ask: AskDesk;
  /** Returns its undo. */
  readonly subscribe: (events: Partial<ConnectionEvents>) => () => void;
  /** Shows another college from now on. */
  readonly choose: (collegeId: string) => void;
  /** The machine woke, the window came to the front, or the network changed: find out at once whether anyone is there. */
  readonly wake: () => void;
  readonly close: () => void;
};

const PING_MS = 30_000;
const PONG_MS = 10_000;
const PROBE_MS = 3_000;
const DIAL_MS = 10_000;
/** Waking comes as several events at once; one new dial is enough for them. */
const FRESH_DIAL_MS = 1_000;

/** One lasting connection to the desk: it registers, keeps itself alive, comes back by itself, and misses nothing. */
export const createConnection = ({ dial, token, clock, random, ...parts }: ConnectionParts): Connection => {
  const { subscribe, tell } = createListeners();
  const seen = createSeen();
  let feed: Feed = NO_FEED;
  let chosen = parts.collegeId;
  let carrier: Carrier | null = null;
  let registered = false;
  let tries = 0;
  let closed = false;
  let retriedAnyCollege = false;
  let dialedAt = 0;
  let aliveAt: number | null = null;
  let cancelTimer = (): void => {};

  const asks = createOpenAsks(clock, (frame) => {
    if (!registered || carrier === null) return false;
    carrier.send(frame);
    return true;
  });

  const move = (next: Partial<Feed>): void => {
    feed = { ...feed, ...next };
    tell('feed', feed);
  };
  const schedule = (ms: number, run: () => void): void => {
    cancelTimer();
    cancelTimer = clock.after(ms, run);
  };

  const open = (): void => {
    dialedAt = clock.now();
    schedule(DIAL_MS, lost);
    const mine = dial({
      opened: () => mine.send(register()),
      closed: (code) => (code === CLOSE.unauthorized ? refused() : lost()),
    });
    carrier = mine;
    mine.subscribe((frame) => {
      if (carrier === mine) hear(frame);
    });
  };

  const register = () => {
    const since = seen.since();
    return {
      type: 'register' as const,
      token,
      ...(chosen === undefined ? {} : { collegeId: chosen }),
      ...(since === undefined ? {} : { since }),
    };
  };

  const hang = (): void => {
    cancelTimer();
    probe.stop();
    carrier?.close();
    carrier = null;
    registered = false;
  };

  const lost = (): void => {
    hang();
    asks.interrupt();
    if (closed) return;
    move(aliveAt === null ? { phase: 'connecting' } : { phase: 'stale', asOf: aliveAt });
    schedule(backoff(tries, random), open);
    tries += 1;
  };

  const refused = (): void => {
    hang();
    if (chosen !== undefined && aliveAt === null && !retriedAnyCollege) {
      // The college this tab remembers may not be this token's.
      retriedAnyCollege = true;
      chosen = undefined;
      return open();
    }
    asks.refuse('forbidden');
    move({ phase: 'unauthorized' });
  };

  const live = (): void => {
    tries = 0;
    aliveAt = clock.now();
    move({ phase: 'live', asOf: aliveAt });
  };
  const alive = (): void => {
    if (feed.phase === 'live') aliveAt = clock.now();
  };

  const probe = createProbe(clock, () => carrier?.send({ type: 'ping' }), lost);
  const beat = (): void => {
    probe.start(PONG_MS);
    schedule(PING_MS, beat);
  };

  const hear = (frame: ServerFrame): void => {
    probe.heard();
    switch (frame.type) {
      case 'registered':
        return welcomed(frame.collegeId, frame.seq);
      case 'caught_up':
        seen.caughtUp(frame.seq);
        return live();
      case 'answer':
        return asks.answered(frame);
      case 'error':
        return frame.code === 'unauthorized' ? refused() : undefined;
      case 'health':
        return tell('health');
      case 'open_registration':
      case 'open_message':
        return tell('open', frame);
      case 'pong':
        return alive();
      default:
        return moved(frame);
    }
  };

  const welcomed = (collegeId: string, seq: number): void => {
    registered = true;
    chosen = collegeId;
    const before = seen.welcomed(seq);
    if (before === 'void') tell('reset');
    move({ collegeId, phase: before === 'first' ? feed.phase : 'catching_up' });
    if (before === 'first') live();
    schedule(PING_MS, beat);
    asks.resume();
  };

  const moved = (frame: CollegeFrame): void => {
    if (!registered || frame.collegeId !== feed.collegeId) return;
    seen.heard(frame.seq, feed.phase === 'live');
    alive();
    tell('frame', frame);
  };

  open();

  return {
    feed: () => feed,
    ask: asks.ask,
    subscribe,
    choose: (collegeId) => {
      chosen = collegeId;
      seen.forget();
      aliveAt = null;
      const open = registered;
      registered = false;
      // An answer about one college must never be taken for one about another.
      asks.refuse('interrupted');
      move({ phase: 'connecting', asOf: null, collegeId });
      tell('reset');
      if (!open) return;
      carrier?.send(register());
      schedule(DIAL_MS, lost);
    },
    wake: () => {
      if (closed || feed.phase === 'unauthorized') return;
      if (registered) return probe.start(PROBE_MS);
      if (carrier !== null && clock.now() - dialedAt < FRESH_DIAL_MS) return;
      hang();
      open();
    },
    close: () => {
      closed = true;
      hang();
      asks.interrupt();
    },
  };
};
