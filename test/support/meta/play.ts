import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../random.ts';
import type { Meta } from './meta.ts';
import { type Happening, pack } from './scatter.ts';

export type Playing = {
  /** Season milliseconds that pass in one of ours. */
  readonly speed: number;
  readonly signal?: AbortSignal;
};

/**
 * Tells happenings in the order and rhythm they happened, `speed` times as fast, and with times as if they happened now.
 * Those that fall into one beat share a delivery, as Meta's do. Resolves when all are told; rejects when the signal fires.
 */
export const play = async (
  meta: Meta,
  random: Random,
  happenings: readonly (Happening & { readonly at: number })[],
  { speed, signal }: Playing,
): Promise<void> => {
  const beat = 100;
  const first = happenings[0]?.at ?? 0;
  const begun = Date.now();
  const told: Promise<unknown>[] = [];
  for (let next = 0; next < happenings.length; ) {
    const until = first + (Date.now() - begun) * speed;
    const due = happenings.slice(next).findIndex(({ at }) => at > until);
    const end = due === -1 ? happenings.length : next + due;
    if (end > next) told.push(meta.deliver(pack(random, happenings.slice(next, end).map(asOfNow))));
    next = end;
    await wait(beat, undefined, signal ? { signal } : {});
  }
  await Promise.all(told);
};

const asOfNow = (happening: Happening): Happening => {
  const at = Date.now();
  switch (happening.kind) {
    case 'report':
      return { ...happening, report: { ...happening.report, at } };
    case 'message':
      return { ...happening, message: { ...happening.message, at } };
    case 'echo':
      return { ...happening, echo: { ...happening.echo, at } };
  }
};
