import { type Figure, type Kept, ratio, reached, shown } from './figure.ts';

const amount = (value: number, unit: string): string => (unit === '' ? shown(value) : `${shown(value)} ${unit}`);

const barOf = (figure: Figure): string => {
  const { bar, unit } = figure;
  if (!bar) return '';
  const words = bar.of === 'ratio' ? `ratio ${bar.kind} ${shown(bar.value)}` : `${bar.kind} ${amount(bar.value, unit)}`;
  return reached(figure) ? words : `${words}: **missed**`;
};

const baselineOf = (figure: Figure): string => {
  const { baseline, unit } = figure;
  const beside = ratio(figure);
  return baseline && beside !== null
    ? `${baseline.name}: ${amount(baseline.value, unit)}, ratio ${beside.toFixed(2)}`
    : '';
};

const row = (figure: Figure): string =>
  `| ${[figure.name, amount(figure.value, figure.unit), barOf(figure), baselineOf(figure)].join(' | ')} |`;

const part = ({ title, about, command, seed, with: company, machine, load, at, figures }: Kept): string =>
  [
    `## ${title}`,
    `\`${command}\``,
    about,
    [
      `${at.slice(0, 10)}, ${machine}; load average at the end ${load.toFixed(1)}`,
      company,
      seed !== undefined && `seed ${seed}`,
    ]
      .filter(Boolean)
      .join('; ')
      .concat('.'),
    ['| what | figure | bar | beside |', '|---|---|---|---|', ...figures.map(row)].join('\n'),
  ].join('\n\n');

const HEAD = `# Figures

What was measured, each with its command, its machine and the baseline of the same run. This page is made from the results
in \`docs/figures/\` by \`npm run figures\`, and holds nothing else; a command that was run again replaces its result. Processors
are shared and noisy: what was measured within one run can be compared, two runs hardly. Load generator, program and
browser always share the machine.`;

/** The document of all figures, from the results, those of the benchmarks first. */
export const figuresPage = (results: readonly Kept[]): string => `${[HEAD, ...results.map(part)].join('\n\n')}\n`;
