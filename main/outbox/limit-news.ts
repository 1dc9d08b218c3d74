import type { Paused } from './pause.ts';

/** What pacing learns while it runs. Times are ms UTC. */
export type LimitNews =
  /** The number's `throughput`: 80, 20 with coexistence, up to 1,000 a second. */
  | { readonly about: 'throughput'; readonly number: string; readonly perSecond: number }
  /** A usage header: the largest percentage, and when access comes back if it is lost. What counts for an app is told for each of its accounts. */
  | {
      readonly about: 'usage';
      readonly account: string;
      readonly percent: number;
      readonly regainAt: number | null;
      readonly at: number;
    }
  /** The portfolio's messaging limit: 250, 2,000, 10,000, 100,000 people, or `Infinity`. */
  | { readonly about: 'messaging_limit'; readonly portfolio: string; readonly people: number }
  /** A person wrote to a number: that counts into its rate, and opens the window for 24 h. */
  | { readonly about: 'received'; readonly number: string; readonly person: string; readonly at: number }
  /** Meta answered a send of the number, whatever it said; or no answer came that says what became of it. */
  | { readonly about: 'answered'; readonly number: string }
  | { readonly about: 'no_answer'; readonly number: string; readonly at: number }
  /** So many of the number's messages have been taken and have not come to an end yet. */
  | { readonly about: 'underway'; readonly number: string; readonly count: number }
  /** Something is held back until then; `Infinity`: until it is resumed. */
  | { readonly about: 'pause'; readonly what: Paused; readonly id: string; readonly until: number }
  | { readonly about: 'resume'; readonly what: Paused; readonly id: string };
