const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Campaigns go slower from here on, percent. */
const SLOW_FROM = 80;
/** They never crawl more slowly than this share of the rate, so that news keeps coming back with the answers. */
const SLOWEST = 0.02;

/** What a usage header of Meta's said of an account: the largest of its percentages, and when access comes back if it is lost. */
export type UsageNews = { readonly percent: number; readonly regainAt: number | null; readonly at: number };

export type Usage = {
  told(account: string, news: UsageNews): void;
  /** From when on anything of the account may go, ms UTC. */
  opensAt(account: string): number;
  /** The share of its rate at which a campaign goes on, 0.02 to 1. */
  share(account: string, now: number): number;
};

/**
 * Hourly limits, known only from the headers of answers (PLATFORM 7.5: percent, and minutes until access comes back). From 80 %
 * on campaigns slow down and leave the rest to people; at 100 % all stops. News older than the hour it speaks of is forgotten.
 */
export const createUsage = (): Usage => {
  const heard = new Map<string, UsageNews>();

  return {
    told: (account, news) => {
      heard.set(account, news);
    },
    opensAt: (account) => {
      const news = heard.get(account);
      return news === undefined ? Number.NEGATIVE_INFINITY : closedUntil(news);
    },
    share: (account, now) => {
      const news = heard.get(account);
      if (news === undefined || isOld(news, now)) return 1;
      return Math.min(1, Math.max(SLOWEST, (100 - news.percent) / (100 - SLOW_FROM)));
    },
  };
};

/** Once access has come back, the percentage that closed it says nothing any more. */
const isOld = (news: UsageNews, now: number): boolean =>
  now - news.at >= HOUR || (closedUntil(news) > news.at && now >= closedUntil(news));

const closedUntil = ({ percent, regainAt, at }: UsageNews): number => {
  if (regainAt !== null && regainAt > at) return regainAt;
  return percent >= 100 ? at + MINUTE : at;
};
