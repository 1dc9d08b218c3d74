import { QueryObserver } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { DeskQueries } from '../renderer/desk/desk-queries.ts';

/** A list that is looked at, and the reads of it that are under way, each to be answered by hand. */
const openList = () => {
  const queries = new DeskQueries();
  const reads: PromiseWithResolvers<string>[] = [];
  const list = new QueryObserver(queries, {
    queryKey: ['list'],
    queryFn: () => {
      const read = Promise.withResolvers<string>();
      reads.push(read);
      return read.promise;
    },
  });
  list.subscribe(() => undefined);
  const shown = (): string | undefined => list.getCurrentResult().data;
  const answer = async (words: string): Promise<void> => {
    reads.at(-1)?.resolve(words);
    await vi.waitFor(() => expect(shown()).toBe(words));
  };
  const moved = (): void => void queries.invalidateQueries({ queryKey: ['list'] });
  return { reads, shown, answer, moved };
};

it('reads again what moved while it was read for the first time', async () => {
  const { reads, answer, moved } = openList();
  moved();
  await answer('as it was');
  await vi.waitFor(() => expect(reads).toHaveLength(2));
  await answer('as it is');
});

it('shows what a first read brings, however often it moves meanwhile', async () => {
  const { reads, answer, moved } = openList();
  for (let times = 0; times < 5; times += 1) moved();
  expect(reads).toHaveLength(1);
  await answer('as it was');
});

it('reads once what moves later', async () => {
  const { reads, answer, moved } = openList();
  await answer('as it was');
  moved();
  await vi.waitFor(() => expect(reads).toHaveLength(2));
  await answer('as it is');
  expect(reads).toHaveLength(2);
});
