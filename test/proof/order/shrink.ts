import type { Season, Step } from './season.ts';

/** The smallest season found that still fails: first whole steps go, then single tellings, as long as any can. */
export const shrink = async (season: Season, fails: (season: Season) => Promise<boolean>): Promise<Season> => {
  let smallest = season;
  const shorter = async (candidates: (steps: readonly Step[]) => Iterable<readonly Step[]>): Promise<boolean> => {
    for (const steps of candidates(smallest.steps)) {
      const candidate = { ...season, steps };
      if (!(await fails(candidate))) continue;
      smallest = candidate;
      return true;
    }
    return false;
  };
  while ((await shorter(withoutSome)) || (await shorter(withoutTelling)));
  return smallest;
};

/** Without half of the steps, a quarter, and so on down to a single one. */
function* withoutSome(steps: readonly Step[]): Iterable<readonly Step[]> {
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let from = 0; from < steps.length; from += size) yield steps.toSpliced(from, size);
}

function* withoutTelling(steps: readonly Step[]): Iterable<readonly Step[]> {
  for (const [index, step] of steps.entries()) {
    if (step.do !== 'deliver' || step.posts.flat().length < 2) continue;
    for (const [at, post] of step.posts.entries())
      for (const gone of post.keys()) {
        const posts = step.posts.with(at, post.toSpliced(gone, 1)).filter((left) => left.length > 0);
        yield steps.with(index, { ...step, posts });
      }
  }
}
