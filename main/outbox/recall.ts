import type { Insist } from './insist.ts';
import type { Keeping, KeptPause } from './keeping.ts';
import type { Waiting } from './waiting.ts';

/** What of a former life of the program pacing and the queue must know. */
export type Ears = {
  readonly paused: (pause: KeptPause) => void;
  readonly sent: (message: Waiting, at: number) => void;
  /** These wait to be sent; the first of them come once all else is said, and may go. */
  readonly waits: (messages: readonly Waiting[]) => void;
};

const DAY = 24 * 60 * 60_000;
const PAGE = 1_000;

/**
 * Says all that was kept. First of all it takes in hand what was under way when the program ended: each such try waits
 * for its status, and is not among those that wait to be sent. `false` where it was given up.
 */
export const recall = async (
  keeping: Keeping,
  insist: Insist,
  { now, awaitStatusMs }: { readonly now: number; readonly awaitStatusMs: number },
  ears: Ears,
): Promise<boolean> => {
  if ((await insist(() => keeping.orphans(awaitStatusMs))) === undefined) return false;
  const pauses = await insist(() => keeping.pauses(now));
  const sent = await insist(() => keeping.sentSince(now - DAY));
  if (pauses === undefined || sent === undefined) return false;
  for (const pause of pauses) ears.paused(pause);
  for (const { message, at } of sent) ears.sent(message, at);

  for (let after = 0; ; ) {
    const page = await insist(() => keeping.waiting(after, PAGE));
    if (page === undefined) return false;
    ears.waits(page);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return true;
    after = last.place;
  }
};
