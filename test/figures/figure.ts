/** One measured number, beside a baseline of the same run where there is one, and the bar it has to reach. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline?: { readonly name: string; readonly value: number };
  /** What must hold of the value, or of its ratio to the baseline. */
  readonly bar?: { readonly kind: 'at least' | 'at most'; readonly value: number; readonly of?: 'ratio' };
};

/** What one command measured: all that somebody needs to measure it again, and to judge the difference. */
export type Result = {
  /** The file it is kept in. */
  readonly name: string;
  readonly title: string;
  /** What was done, in a sentence or two of Markdown. */
  readonly about: string;
  readonly command: string;
  readonly seed?: number;
  /** What it ran with beside Node: a browser, a stand-in. */
  readonly with?: string;
  readonly figures: readonly Figure[];
};

/** A result with where and when it was measured. */
export type Kept = Result & {
  readonly machine: string;
  /** Of the minute before the result was told, beside the processors there were. */
  readonly load: number;
  readonly at: string;
};

export const shown = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0 });

export const ratio = ({ value, baseline }: Figure): number | null => (baseline ? value / baseline.value : null);

/** Whether the bar is reached; `null` where there is none. */
export const reached = (figure: Figure): boolean | null => {
  const { value, bar } = figure;
  if (!bar) return null;
  const held = bar.of === 'ratio' ? (ratio(figure) ?? Number.NaN) : value;
  return bar.kind === 'at least' ? held >= bar.value : held <= bar.value;
};
