import type { Random } from '../random.ts';

/** How the Graph API misbehaves when it answers. */
export type Said =
  /** An error object; without a `code` where that is `null`. `status` may be 200: Meta's is not to be trusted. */
  | {
      readonly kind: 'error';
      readonly code: number | null;
      readonly status?: number;
      readonly message?: string;
      readonly details?: string;
      readonly transient?: boolean;
    }
  /** Exactly this, such as the HTML of something between us and Meta. */
  | { readonly kind: 'body'; readonly status: number; readonly text: string; readonly type?: string }
  /** The first half of the true answer, as if it were whole. */
  | { readonly kind: 'half' }
  /** The first half of the true answer; then the connection breaks. */
  | { readonly kind: 'torn' }
  /** The first half of the true answer, and then silence. */
  | { readonly kind: 'stall' }
  /** Closes without a word. */
  | { readonly kind: 'close' }
  /** Keeps the line and never says anything. */
  | { readonly kind: 'hang' }
  /** The true answer, after so many milliseconds. */
  | { readonly kind: 'late'; readonly ms: number };

/** `does` is what becomes of the request, whatever is said of it: an ambiguous answer is one where they differ. */
export type Fault = { readonly does: 'all' | 'nothing'; readonly says: Said };

export type Faults = {
  /** The next so many calls of this edge meet this fault, after those planned before. */
  readonly next: (fault: Fault, plan?: { readonly edge?: string; readonly times?: number }) => void;
  /** From now on this share of the calls of this edge meet one of these. */
  readonly sometimes: (share: number, faults: readonly [Fault, ...Fault[]], edge?: string) => void;
  /** What the call that has just come meets. */
  readonly take: (edge: string) => Fault | null;
};

const SEND = 'POST number/messages';

export const createFaults = (random: Random): Faults => {
  const planned: { readonly edge: string; readonly fault: Fault }[] = [];
  const shares = new Map<string, { readonly share: number; readonly faults: readonly [Fault, ...Fault[]] }>();
  return {
    next: (fault, { edge = SEND, times = 1 } = {}) => {
      for (let left = times; left > 0; left -= 1) planned.push({ edge, fault });
    },
    sometimes: (share, faults, edge = SEND) => void shares.set(edge, { share, faults }),
    take: (edge) => {
      const index = planned.findIndex((plan) => plan.edge === edge);
      if (index >= 0) return planned.splice(index, 1)[0]?.fault ?? null;
      const some = shares.get(edge);
      return some && random.chance(some.share) ? random.pick(some.faults) : null;
    },
  };
};
