/** News is gathered this long before it is told, so that a burst is one notice. */
export const GATHER_MS = 4_000;
const LONGEST_MS = 5 * 60_000;
/** After no news for this long, what comes next is told soon again. */
const CALM_MS = 30_000;

/** When notices of a college were last shown, and how long news had been gathered for them. */
export type Pace = { readonly gap: number; readonly toldAt: number };

/** How long to gather now: twice as long as before while news keeps coming, short again after a calm. */
export const nextGap = (pace: Pace | undefined, now: number): number =>
  pace === undefined || now - pace.toldAt >= Math.max(pace.gap, CALM_MS)
    ? GATHER_MS
    : Math.min(pace.gap * 2, LONGEST_MS);
