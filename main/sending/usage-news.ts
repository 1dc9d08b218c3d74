import type { Meter, Usage } from '../graph/usage.ts';
import type { LimitNews } from '../outbox/limit-news.ts';

/** The app's own limit, which counts for each of its accounts. */
const APP = 'app';

/** What the headers of an answer tell pacing: of the account that was spoken for, and of any other they name. */
export const usageNews = (account: string, { at, meters }: Usage): readonly LimitNews[] => {
  const accounts = new Set([account, ...meters.map(({ of }) => of).filter((of) => of !== APP)]);
  return [...accounts].map((name) => {
    const its = meters.filter(({ of }) => of === name || of === APP);
    const regain = most(its, ({ regainMinutes }) => regainMinutes);
    return {
      about: 'usage',
      account: name,
      percent: most(its, ({ percent }) => percent),
      regainAt: regain > 0 ? at + regain * 60_000 : null,
      at,
    };
  });
};

const most = (meters: readonly Meter[], of: (meter: Meter) => number): number => Math.max(0, ...meters.map(of));
