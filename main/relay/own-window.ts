import type { Carried } from '../../preload/contract/bridge.ts';
import { clientFrame, FRAME_LIMIT, type OpenFrame } from '../../preload/contract/frames.ts';
import type { Peer } from './peer.ts';
import type { Session } from './session.ts';

/** The desk's end of the wire to a window of its own. */
export type OwnWindow = {
  /** Whatever the window said, of any shape. */
  hear(said: unknown): void;
  /** The page is gone; what it asked needs no answer, and the next page begins anew. */
  gone(): void;
  /** Has the page show a registration; one that is still loading does so when it has registered. */
  show(frame: OpenFrame): void;
};

export type OwnWindowParts = {
  readonly say: (carried: Carried) => void;
  readonly onPeer: (peer: Peer) => Session;
  /** This launch's token: the window registers without one, so that no page ever holds it. */
  readonly token: string;
  /** Our own page speaks our protocol: what does not is worth a look. */
  readonly onGarbage: (why: string) => void;
};

const SMALL_BACKLOG = 1_000_000;

/** Carries frames as text between the desk and a window of its own. The first frame after an end begins a new session. */
export const ownWindow = ({ say, onPeer, token, onGarbage }: OwnWindowParts): OwnWindow => {
  let line: Line | null = null;
  let session: Session | null = null;
  let toShow: OpenFrame | null = null;
  const begin = (): Line => {
    const mine = openLine(say, () => {
      if (line !== mine) return;
      line = null;
      session = null;
    });
    session = onPeer(mine.peer);
    if (toShow) session.show(toShow);
    toShow = null;
    return mine;
  };
  return {
    hear: (said) => {
      if (typeof said === 'number' && Number.isSafeInteger(said) && said > 0) return line?.took(said);
      const frame = clientFrame.safeParse(parsed(said));
      if (!frame.success) {
        onGarbage(typeof said === 'string' ? 'no frame of the protocol' : `not text but ${typeof said}`);
        return line?.heard(undefined);
      }
      line ??= begin();
      line.heard(frame.data.type === 'register' ? { ...frame.data, token } : frame.data);
    },
    gone: () => line?.end(null),
    show: (frame) => {
      if (session) session.show(frame);
      else toShow = frame;
    },
  };
};

type Line = {
  readonly peer: Peer;
  heard(value: unknown): void;
  /** So many characters have arrived in the page. */
  took(characters: number): void;
  /** Tells the page why, unless there is no page to tell. */
  end(code: number | null): void;
};

const openLine = (say: (carried: Carried) => void, onEnd: () => void): Line => {
  const listeners = new Set<(value: unknown) => void>();
  const onClose = new Set<() => void>();
  const waiting = new Set<() => void>();
  let underWay = 0;
  let open = true;
  const release = (): void => {
    for (const resolve of waiting) resolve();
    waiting.clear();
  };
  const end = (code: number | null): void => {
    if (!open) return;
    open = false;
    onEnd();
    release();
    if (code !== null) say(code);
    for (const listener of onClose) listener();
  };
  return {
    heard: (value) => {
      for (const listener of listeners) listener(value);
    },
    took: (characters) => {
      underWay = Math.max(0, underWay - characters);
      if (underWay <= SMALL_BACKLOG) release();
    },
    end,
    peer: {
      send: (frame) => {
        if (!open) return;
        const text = JSON.stringify(frame);
        underWay += text.length;
        say(text);
      },
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      backlog: () => underWay,
      drained: () =>
        new Promise((resolve) => {
          if (!open || underWay <= SMALL_BACKLOG) resolve();
          else waiting.add(resolve);
        }),
      close: end,
      onClose: (listener) => void onClose.add(listener),
    },
  };
};

/** What is not text, or too long, or not JSON, is no frame either. */
const parsed = (said: unknown): unknown => {
  if (typeof said !== 'string' || said.length > FRAME_LIMIT) return undefined;
  try {
    return JSON.parse(said);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};
