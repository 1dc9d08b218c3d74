import type { Figure } from '../../figures/figure.ts';

/** What came of one way to attack: each try was refused, or it got through. */
export type Attack = {
  readonly name: string;
  readonly tried: number;
  /** A few words for each try that was not refused. */
  readonly through: readonly string[];
};

/** Plays every try of an attack, so many at once; a try resolves with `null` when it was refused, else with what it got. */
export const attack = async (
  name: string,
  tries: readonly (() => Promise<string | null>)[],
  atOnce = 16,
): Promise<Attack> => {
  const through: string[] = [];
  let next = 0;
  const play = async (): Promise<void> => {
    for (let one = tries[next]; one; one = tries[next]) {
      next += 1;
      const got = await one();
      if (got !== null) through.push(got);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, play));
  return { name, tried: tries.length, through };
};

/** Three figures an attack; an attack that tried nothing is a broken promise too. */
export const attackFigures = ({ name, tried, through }: Attack): readonly Figure[] => [
  { name: `${name}: tried`, value: tried, unit: '', bar: { kind: 'at least', value: 1 } },
  { name: `${name}: refused`, value: tried - through.length, unit: '' },
  { name: `${name}: got through`, value: through.length, unit: '', bar: { kind: 'at most', value: 0 } },
];
