import { CLOSE, type CollegeFrame, type OpenFrame, type ServerFrame } from '../../preload/contract/frames.ts';
import type { Health } from '../../preload/contract/rows.ts';
import { backoff } from './backoff.ts';
import type { Carrier, Dial } from './carrier.ts';
import type { Clock } from './clock.ts';
import { type Feed, NO_FEED } from './feed.ts';
import { type AskDesk, createOpenAsks } from './open-asks.ts';

export type ConnectionParts = {
  readonly dial: Dial;
  readonly token: string;
  /** Without it: the first college that the token covers. */
  readonly collegeId?: string | undefined;
  readonly clock: Clock;
  /** From 0 to below 1. */
  readonly random: () => number;
};

export type ConnectionEvents = {
  readonly feed: (feed: Feed) => void;
  readonly frame: (frame: CollegeFrame) => void;
  readonly health: (health: Health) => void;
  /** A person clicked on a notice: show this registration, of whichever college. */
  readonly open: (wanted: OpenFrame) => void;
  /** What was shown belongs to another college or to a past that the desk no longer has: forget it. */
  readonly reset: () => void;
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
  const listeners = new Set<Partial<ConnectionEvents>>();
  let feed: Feed = NO_FEED;
  let chosen = parts.collegeId;
  let carrier: Carrier | null = null;
  let registered = false;
  /** All that changed up to this number has been seen; a catch-up moves it only when it is complete. */
  let since: number | undefined;
  let highest = 0;
  /** Frames heard, so that silence can be noticed. */
  let heard = 0;
  let tries = 0;
  let closed = false;
  let retriedAnyCollege = false;
  let dialedAt = 0;
  let aliveAt: number | null = null;
  let cancelTimer = (): void => {};
  let cancelProbe: (() => void) | null = null;

  const asks = createOpenAsks(clock, (frame) => {
    if (!registered || carrier === null) return false;
    carrier.send(frame);
    return true;
  });

  const tell = <E extends keyof ConnectionEvents>(event: E, ...value: Parameters<ConnectionEvents[E]>): void => {
    for (const listener of listeners) (listener[event] as ((...args: typeof value) => void) | undefined)?.(...value);
  };
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

  const register = () => ({
    type: 'register' as const,
    token,
    ...(chosen === undefined ? {} : { collegeId: chosen }),
    ...(since === undefined ? {} : { since }),
  });

  const hang = (): void => {
    cancelTimer();
    cancelProbe?.();
    cancelProbe = null;
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

  /** Hears anything within `patience`, or gives the carrier up. */
  const probe = (patience: number): void => {
    if (cancelProbe) return;
    const before = heard;
    carrier?.send({ type: 'ping' });
    cancelProbe = clock.after(patience, () => {
      cancelProbe = null;
      if (heard === before) lost();
    });
  };
  const beat = (): void => {
    probe(PONG_MS);
    schedule(PING_MS, beat);
  };

  const hear = (frame: ServerFrame): void => {
    heard += 1;
    switch (frame.type) {
      case 'registered':
        return welcomed(frame.collegeId, frame.seq);
      case 'caught_up':
        since = Math.max(frame.seq, highest);
        return live();
      case 'answer':
        return asks.answered(frame);
      case 'error':
        return frame.code === 'unauthorized' ? refused() : undefined;
      case 'health':
        return tell('health', frame);
      case 'open_registration':
        return tell('open', frame);
      case 'pong':
        return alive();
      default:
        return moved(frame);
    }
  };

  const welcomed = (collegeId: string, seq: number): void => {
    const asked = since;
    registered = true;
    chosen = collegeId;
    if (asked !== undefined && seq < asked) {
      // A restored backup or a new database: its numbers begin anew, so ours mean nothing.
      since = seq;
      highest = seq;
      tell('reset');
    }
    since ??= seq;
    highest = Math.max(highest, seq);
    move({ collegeId, phase: asked === undefined ? feed.phase : 'catching_up' });
    if (asked === undefined) live();
    schedule(PING_MS, beat);
    asks.resume();
  };

  const moved = (frame: CollegeFrame): void => {
    if (!registered || frame.collegeId !== feed.collegeId) return;
    highest = Math.max(highest, frame.seq);
    if (feed.phase === 'live') since = highest;
    alive();
    tell('frame', frame);
  };

  open();

  return {
    feed: () => feed,
    ask: asks.ask,
    subscribe: (events) => {
      listeners.add(events);
      return () => listeners.delete(events);
    },
    choose: (collegeId) => {
      chosen = collegeId;
      since = undefined;
      highest = 0;
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
      if (registered) return probe(PROBE_MS);
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
