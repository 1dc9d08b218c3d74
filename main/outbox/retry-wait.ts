import type { Step } from './retry-rules.ts';

type Waits = Extract<Step, { readonly tries: number }>;

/** How long to wait, ms, when so many tries before this one have ended alike. */
export const waitOf = (step: Waits, before: number, random: () => number): number => {
  switch (step.do) {
    case 'back_off':
      return Math.round(step.least + random() * (Math.min(step.most, step.first * 2 ** before) - step.least));
    case 'space_out':
      return step.first * 4 ** before;
    case 'wait_long':
      return Math.round(step.first * 2 ** before + random() * step.spread);
    default:
      return step satisfies never;
  }
};
