import { CAMPAIGN_STANDS, type CampaignNumbers, type CampaignStand } from '../../preload/contract/campaign.ts';
import type { SkipReason } from '../../preload/contract/outgoing.ts';
import { IS_HANDED, MEMBER_TABLES, STAND } from './campaign-stand.ts';
import type { Db } from './database.ts';

type Count = {
  readonly stand: CampaignStand;
  readonly reason: SkipReason | null;
  readonly code: number | null;
  readonly members: number;
  readonly handed: number;
};

/** How many of a campaign stand where, counted anew each time: nothing is kept that could be wrong. */
export const createCampaignNumbers = (db: Db): ((collegeId: string, id: string) => CampaignNumbers) => {
  const count = db.prepare<[string, string], Count>(`
    SELECT stand, reason, code, count(*) AS members, sum(handed) AS handed
    FROM (
      SELECT ${STAND} AS stand, b.reason, m.error ->> 'code' AS code, ${IS_HANDED} AS handed
      FROM ${MEMBER_TABLES}
      WHERE c.college_id = ? AND c.id = ?
    )
    GROUP BY stand, reason, iif(stand = 'failed', code, NULL)
    ORDER BY members DESC`);

  return (collegeId, id) => {
    const counts = count.all(collegeId, id);
    const standing = (...stands: readonly CampaignStand[]): number =>
      sum(counts.filter(({ stand }) => stands.includes(stand)).map(({ members }) => members));
    return {
      chosen: sum(counts.map(({ members }) => members)),
      stands: Object.fromEntries(CAMPAIGN_STANDS.map((stand) => [stand, standing(stand)])) as CampaignNumbers['stands'],
      reached: {
        handed: sum(counts.map(({ handed }) => handed)),
        sent: standing('sent', 'delivered', 'read'),
        delivered: standing('delivered', 'read'),
        read: standing('read'),
      },
      skipped: counts.flatMap(({ reason, members }) => (reason === null ? [] : [{ reason, count: members }])),
      failed: counts.flatMap(({ stand, code, members }) => (stand === 'failed' ? [{ code, count: members }] : [])),
    };
  };
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
