import { type Latencies, latencies } from './latency.ts';

/** What a load came to. Latencies in milliseconds; status 0 stands for "no answer came". */
export type Outcome = {
  readonly answered: number;
  readonly statuses: Readonly<Record<number, number>>;
  readonly seconds: number;
  readonly perSecond: number;
  readonly latency: Latencies;
  /** How late the load itself was: between the moment a request was due and the moment the loop came to it. */
  readonly lag: Latencies;
  /** Processor time the load itself took, in seconds. */
  readonly cost: number;
};

export type Tally = {
  readonly add: (status: number, latency: number) => void;
  readonly late: (lag: number) => void;
  readonly close: () => Outcome;
};

/** Counts at most `most` answers; its clock runs from now. */
export const startTally = (most: number): Tally => {
  const begun = performance.now();
  const before = process.cpuUsage();
  const statuses: Record<number, number> = {};
  const samples = new Float64Array(most);
  const lags = new Float64Array(most);
  let answered = 0;
  let due = 0;
  let last = begun;
  return {
    add: (status, latency) => {
      statuses[status] = (statuses[status] ?? 0) + 1;
      samples[answered] = latency;
      answered += 1;
      last = performance.now();
    },
    late: (lag) => {
      lags[due] = lag;
      due += 1;
    },
    close: () => {
      const { user, system } = process.cpuUsage(before);
      const seconds = (last - begun) / 1_000;
      return {
        answered,
        statuses,
        seconds,
        perSecond: seconds > 0 ? answered / seconds : 0,
        latency: latencies(samples.subarray(0, answered)),
        lag: latencies(lags.subarray(0, due)),
        cost: (user + system) / 1_000_000,
      };
    },
  };
};
