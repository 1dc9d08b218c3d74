import { writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';

/** One measured number, beside a baseline of the same run where there is one, and the bar it has to reach. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline?: { readonly name: string; readonly value: number };
  /** What must hold of the ratio to the baseline, or of the value where there is no baseline. */
  readonly bar?: { readonly kind: 'at least' | 'at most'; readonly value: number };
};

const machine = (): string => {
  const memory = Math.round(totalmem() / 2 ** 30);
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  return `${model} x ${availableParallelism()}, ${memory} GB, ${process.platform} ${process.arch}, Node ${process.versions.node}`;
};

const shown = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0 });

const judged = ({ value, baseline, bar }: Figure): { ratio: number | null; met: boolean | null } => {
  const ratio = baseline ? value / baseline.value : null;
  const held = ratio ?? value;
  return { ratio, met: bar ? (bar.kind === 'at least' ? held >= bar.value : held <= bar.value) : null };
};

const line = (figure: Figure): string => {
  const { name, value, unit, baseline, bar } = figure;
  const { ratio, met } = judged(figure);
  return [
    `  ${name.padEnd(34)} ${`${shown(value)} ${unit}`.padStart(14)}`,
    baseline && ratio !== null && `| ${baseline.name}: ${shown(baseline.value)} ${unit} | ratio ${ratio.toFixed(2)}`,
    bar && `| bar: ${bar.kind} ${shown(bar.value)} ${met ? 'reached' : 'MISSED'}`,
  ]
    .filter(Boolean)
    .join(' ');
};

/** Prints the figures; writes them as JSON too where the command line says `--json <path>`. A missed bar makes the exit code 1. */
export const report = async (bench: string, figures: readonly Figure[]): Promise<void> => {
  process.stdout.write(`${[`${bench} (${machine()})`, ...figures.map(line)].join('\n')}\n`);
  if (figures.some((figure) => judged(figure).met === false)) process.exitCode = 1;
  const flag = process.argv.indexOf('--json');
  const path = flag < 0 ? undefined : process.argv[flag + 1];
  if (path === undefined) return;
  const results = figures.map((figure) => ({ ...figure, ...judged(figure) }));
  await writeFile(
    path,
    `${JSON.stringify({ bench, machine: machine(), at: new Date().toISOString(), figures: results }, null, 2)}\n`,
  );
};

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
};
