import type { Browser } from 'playwright-core';

export type Watch = {
  /** Ends the watch; the longest task of any page meanwhile, in milliseconds of processor time. */
  readonly longest: () => Promise<number>;
};

type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
};
type Named = TraceEvent & { readonly args: { readonly name: string } };

const isThreadName = (event: TraceEvent): event is Named => event.ph === 'M' && event.name === 'thread_name';
const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;

/** Watches the main threads of all pages of the browser from now on. What else the machine does makes no task longer. */
export const watchTasks = async (browser: Browser): Promise<Watch> => {
  await browser.startTracing(undefined, { categories: ['toplevel'] });
  return {
    longest: async () => {
      const trace = JSON.parse(String(await browser.stopTracing())) as { readonly traceEvents: readonly TraceEvent[] };
      const pages = new Set(
        trace.traceEvents
          .filter(isThreadName)
          .filter(({ args }) => args.name === 'CrRendererMain')
          .map(threadOf),
      );
      const ofPages = trace.traceEvents.filter((event) => pages.has(threadOf(event)));
      return ofPages.reduce((longest, { tdur = 0 }) => Math.max(longest, tdur), 0) / 1_000;
    },
  };
};
