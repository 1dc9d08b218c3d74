import type { Peer } from './peer.ts';

/** With more than this waiting (characters), a window is told nothing new until it has taken most of it. */
const BEHIND = 4_000_000;
/** Nor can it ask for more than this at once. */
const TOO_MUCH = 32_000_000;

/** How much a window may leave untaken of what it was told, and for how long. */
export type Patience = {
  behind(): boolean;
  tooMuch(): boolean;
  /** Resolves when the window has room again, or is gone; ends it as too slow when that takes too long. */
  drained(): Promise<void>;
};

export const patienceWith = (peer: Peer, withinMs: number, tooSlow: () => void): Patience => ({
  behind: () => peer.backlog() > BEHIND,
  tooMuch: () => peer.backlog() > TOO_MUCH,
  drained: async () => {
    const late = setTimeout(tooSlow, withinMs);
    await peer.drained();
    clearTimeout(late);
  },
});
