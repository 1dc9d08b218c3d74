import type { Figure } from '../../figures/figure.ts';
import { latencies } from '../../support/load/latency.ts';
import { type Sample, slopeAnHour } from '../../support/slope.ts';
import type { Looks, Sign } from './looks.ts';

/** The time that was watched, in milliseconds of `performance.now()`. */
export type Span = { readonly begun: number; readonly ends: number };

const BARS = {
  // Rises and falls by tens of megabytes, as V8 sees fit to collect; the two after it tell whether more is kept.
  memory: { name: "the program's memory", unit: 'MB', bar: null },
  heaps: { name: 'left in its heaps by their last collections', unit: 'MB', bar: 10 },
  besideHeaps: { name: 'its memory beside its heaps', unit: 'MB', bar: 10 },
  files: { name: 'open files', unit: '', bar: 10 },
  sockets: { name: 'sockets', unit: '', bar: 10 },
  threads: { name: 'threads', unit: '', bar: 1 },
  listHeap: { name: 'heap of the list', unit: 'MB', bar: 10 },
  listNodes: { name: 'nodes of the list', unit: '', bar: 300 },
  listListeners: { name: 'listeners of the list', unit: '', bar: 300 },
  historyHeap: { name: 'heap of the history', unit: 'MB', bar: 10 },
  historyNodes: { name: 'nodes of the history', unit: '', bar: 300 },
  historyListeners: { name: 'listeners of the history', unit: '', bar: 300 },
} as const satisfies Record<Sign, { name: string; unit: string; bar: number | null }>;

/** At the beginning caches fill; what still rises after a third of the time would rise for ever. */
const settled = (samples: readonly Sample[], { begun, ends }: Span): readonly Sample[] =>
  samples.filter(({ at }) => at >= begun + (ends - begun) / 3);

/** What each sign stands at, and how steeply it rises. */
export const growth = ({ seen }: Looks, span: Span): readonly Figure[] =>
  (Object.keys(BARS) as Sign[]).flatMap((sign): readonly Figure[] => {
    const { name, unit, bar } = BARS[sign];
    const slope = slopeAnHour(settled(seen(sign), span));
    return [
      { name: `${name}, at the end`, value: seen(sign).at(-1)?.value ?? 0, unit },
      {
        name: `${name}, slope`,
        value: slope,
        unit: `${unit}/h`,
        ...(bar !== null && { bar: { kind: 'at most', value: bar } }),
      },
    ];
  });

/** How long something took in the last third of the time, beside the first. */
export const ageing = (name: string, samples: readonly Sample[], span: Span): readonly Figure[] => {
  const third = (span.ends - span.begun) / 3;
  const within = (from: number, to: number) =>
    latencies(Float64Array.from(samples.filter(({ at }) => at >= from && at < to).map(({ value }) => value)));
  const [young, old] = [within(span.begun, span.begun + third), within(span.ends - third, Number.POSITIVE_INFINITY)];
  return [
    ...(['p50', 'p99'] as const).map(
      (rank): Figure => ({
        name: `${name}, ${rank} of the last third`,
        value: old[rank],
        unit: 'ms',
        baseline: { name: 'first third', value: young[rank] },
        bar: { kind: 'at most', value: 1.5, of: 'ratio' },
      }),
    ),
    { name: `${name}, slope`, value: slopeAnHour(settled(samples, span)), unit: 'ms/h' },
  ];
};
