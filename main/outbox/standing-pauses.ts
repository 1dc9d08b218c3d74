import type { LimitNews } from './limit-news.ts';
import type { Paused } from './pause.ts';

/** What holds back so much that a person must hear of it, and that only a person lifts. */
const GRAVE: readonly Paused[] = ['college', 'paid', 'account', 'number'];

/** Since when sending is paused until a person resumes it, ms UTC; `null`: it is not. */
export const createStandingPauses = (clock: () => number, changed: (since: number | null) => void) => {
  const standing = new Map<string, number>();
  const since = (): number | null => (standing.size === 0 ? null : Math.min(...standing.values()));

  return (news: LimitNews): void => {
    if (news.about !== 'pause' && news.about !== 'resume') return;
    if (!GRAVE.includes(news.what)) return;
    const before = since();
    const key = `${news.what} ${news.id}`;
    if (news.about === 'resume') standing.delete(key);
    else if (news.until === Number.POSITIVE_INFINITY && !standing.has(key)) standing.set(key, clock());
    if (since() !== before) changed(since());
  };
};
