import type { Notice } from '../../preload/contract/notice.ts';
import type { Settings } from '../../preload/contract/settings.ts';
import { composeNotices } from './compose.ts';
import type { News } from './news.ts';
import { lastQuiet } from './quiet.ts';

/** What notices are made of. Times are ms UTC. */
export type NewsSources = {
  colleges(): Promise<readonly { readonly id: string; readonly name: string }[]>;
  /** What happened since `markNoticed` and nobody has seen; by Meta's clock, not before `oldest`. */
  news(
    collegeId: string,
    query: { readonly freshFrom: number; readonly oldest: number },
  ): Promise<{ readonly upTo: number; readonly groups: readonly News[] }>;
  /** On disk when it resolves. */
  markNoticed(collegeId: string, upTo: number): Promise<unknown>;
  settings(): Settings;
};

/** Older than this by Meta's clock, a message is not told by name but summed up. */
const LATE_MS = 60 * 60_000;
/** Meta repeats a delivery for seven days (PLATFORM 4); what is older comes from a rebuild and is no news. */
const OLDEST_MS = 7 * 24 * 60 * 60_000;

/** Takes the news of one college: what it gives it never gives again, whatever restarts come. */
export const createLook =
  ({ colleges, news, markNoticed, settings }: NewsSources) =>
  async (collegeId: string, now: number): Promise<readonly Notice[]> => {
    const { quietHours } = settings();
    const freshFrom = Math.max(now - LATE_MS, quietHours ? lastQuiet(quietHours, now).until : 0);
    const [{ upTo, groups }, known] = await Promise.all([
      news(collegeId, { freshFrom, oldest: now - OLDEST_MS }),
      colleges(),
    ]);
    // Before it is told: a crash between the two loses a notice, and never doubles one.
    await markNoticed(collegeId, upTo);
    const name = known.length > 1 ? (known.find(({ id }) => id === collegeId)?.name ?? null) : null;
    return composeNotices(groups, { collegeId, name, upTo }, settings());
  };
