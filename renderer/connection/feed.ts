/**
 * What the window may believe of what it shows: `live` is this moment, `catching_up` is on its way there, `stale` was
 * true at `asOf` (ms). `connecting` has shown nothing yet; `unauthorized` will not try again by itself.
 */
export type Phase = 'connecting' | 'catching_up' | 'live' | 'stale' | 'unauthorized';

export type Feed = {
  readonly phase: Phase;
  /** The college whose frames come; `null` before the first registration. */
  readonly collegeId: string | null;
  /** When we last knew to be up to date; `null` if never. */
  readonly asOf: number | null;
};

export const NO_FEED: Feed = { phase: 'connecting', collegeId: null, asOf: null };
