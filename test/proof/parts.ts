/** A proof, and the sizes it is run with where all are run. */
export type Part = {
  readonly name: string;
  /** From this folder. */
  readonly script: string;
  readonly sizes: readonly string[];
};

const part = (name: string, ...sizes: readonly string[]): Part => ({ name, script: `${name}.ts`, sizes });

/** Every proof, shortest first, in sizes that are smaller than those of the figures. */
export const PARTS: readonly Part[] = [
  // The load of Meta's highest tier is a benchmark too, and the same one.
  { name: 'load', script: '../bench/tier.ts', sizes: [] },
  part('disk'),
  part('strangers'),
  part('order'),
  part('fuzz', '--deliveries', '200000', '--frames', '30000'),
  part('tunnel-deaths', '--times', '50'),
  part('pages'),
  part('kill-sending', '--times', '200', '--minutes', '12'),
  part('kill', '--times', '200', '--minutes', '14'),
  part('soak', '--minutes', '15'),
];
