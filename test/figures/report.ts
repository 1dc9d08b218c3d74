import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Figure, type Kept, type Result, ratio, reached, shown } from './figure.ts';

/** Where results lie until `npm run figures` takes them into the documents. */
export const RESULTS = fileURLToPath(new URL('../../out/figures', import.meta.url));

const machine = (): string => {
  const memory = Math.round(totalmem() / 2 ** 30);
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  return `${model} x ${availableParallelism()}, ${memory} GB, ${process.platform} ${process.arch}, Node ${process.versions.node}`;
};

const line = (figure: Figure): string => {
  const { name, value, unit, baseline, bar } = figure;
  const beside = ratio(figure);
  return [
    `  ${name.padEnd(40)} ${`${shown(value)} ${unit}`.padStart(14)}`,
    baseline && beside !== null && `| ${baseline.name}: ${shown(baseline.value)} ${unit} | ratio ${beside.toFixed(2)}`,
    bar && `| bar: ${bar.kind} ${shown(bar.value)} ${reached(figure) ? 'reached' : 'MISSED'}`,
  ]
    .filter(Boolean)
    .join(' ');
};

/** Prints a result and keeps it in `out/figures`. A missed bar makes the exit code 1. */
export const report = (result: Result): void => {
  const kept: Kept = { ...result, machine: machine(), load: loadavg()[0] ?? 0, at: new Date().toISOString() };
  const seed = result.seed === undefined ? '' : `, seed ${result.seed}`;
  process.stdout.write(`${[`${result.title} (${kept.machine}${seed})`, ...result.figures.map(line)].join('\n')}\n`);
  if (result.figures.some((figure) => reached(figure) === false)) process.exitCode = 1;
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(join(RESULTS, `${result.name}.json`), `${JSON.stringify(kept, null, 2)}\n`);
};
