import { residentMegabytes } from '../../bench/memory.ts';

export type MemoryWatch = {
  /** Notes how much is resident now that so much work is done. */
  readonly look: (done: number) => void;
  readonly told: () => MemoryTold;
};

export type MemoryTold = {
  readonly largest: number;
  /** Medians of the third and of the last quarter of the work, MB. */
  readonly third: number;
  readonly last: number;
  /** Of a straight line through the second half: MB for each piece of work. */
  readonly slope: number;
};

/** Watches how much of a program is resident while it works. */
export const watchMemory = (pid: number): MemoryWatch => {
  const samples: { done: number; megabytes: number }[] = [];
  return {
    look: (done) => void samples.push({ done, megabytes: residentMegabytes(pid) }),
    told: () => {
      const all = samples.at(-1)?.done ?? 0;
      const between = (from: number, to: number) =>
        samples.filter(({ done }) => done >= all * from && done <= all * to);
      return {
        largest: Math.max(...samples.map(({ megabytes }) => megabytes)),
        third: median(between(0.5, 0.75).map(({ megabytes }) => megabytes)),
        last: median(between(0.75, 1).map(({ megabytes }) => megabytes)),
        slope: slopeOf(between(0.5, 1)),
      };
    },
  };
};

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** By least squares. */
const slopeOf = (samples: readonly { done: number; megabytes: number }[]): number => {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(samples.map(({ done }) => done)), mean(samples.map(({ megabytes }) => megabytes))];
  const above = samples.reduce((sum, { done, megabytes }) => sum + (done - x) * (megabytes - y), 0);
  const below = samples.reduce((sum, { done }) => sum + (done - x) ** 2, 0);
  return below === 0 ? 0 : above / below;
};
