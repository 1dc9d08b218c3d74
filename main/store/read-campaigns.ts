import type { TemplateChoice } from '../../preload/contract/asks/sending.ts';
import { createAddressing } from './addressing.ts';
import { createAudience } from './audience.ts';
import { createCampaignMembers } from './campaign-members.ts';
import { createCampaignNumbers } from './campaign-numbers.ts';
import type { CampaignReads, KeptCampaign } from './campaigns.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Db } from './database.ts';
import type { PauseEntry } from './sending.ts';

type CampaignRecord = Omit<KeptCampaign, 'template' | 'cancelled' | 'isOpen'> & {
  readonly n: number;
  readonly template: string;
  readonly cancelled: number;
  readonly open: number;
};

const CAMPAIGN = `
  SELECT
    c.n, c.id, c.name, c.template, c.asked_by AS askedBy, c.created_at AS at, c.taken, c.cancelled,
    (SELECT coalesce(max(b.place) + 1, 0) FROM campaign_members AS b WHERE b.campaign = c.n) AS chosen,
    EXISTS (
      SELECT 1 FROM outbox AS o
      WHERE o.campaign = c.n AND o.state IN ('waiting', 'underway', 'await_status', 'judge')
    ) AS open
  FROM campaigns AS c`;

/** What is asked about campaigns. */
export const createReadCampaigns = (db: Db, now: () => number): CampaignReads => {
  const page = db.prepare<{ college: string; at: number; n: number; limit: number }, CampaignRecord>(`
    ${CAMPAIGN}
    WHERE c.college_id = :college AND (c.created_at, c.n) < (:at, :n)
    ORDER BY c.created_at DESC, c.n DESC
    LIMIT :limit + 1`);
  const one = db.prepare<[string, string], CampaignRecord>(`${CAMPAIGN} WHERE c.college_id = ? AND c.id = ?`);
  const pauses = db.prepare<{ college: string; id: string; now: number }, PauseEntry & { at: number }>(`
    SELECT p.what, p.id, p.college_id AS collegeId, p.until, p.code, p.at
    FROM pauses AS p
    WHERE p.college_id = :college AND (p.until IS NULL OR p.until > :now) AND CASE
      WHEN p.what IN ('college', 'paid') THEN 1
      WHEN p.what = 'campaign' THEN p.id = :id
      WHEN p.what IN ('number', 'campaigns', 'account') THEN EXISTS (
        SELECT 1
        FROM campaigns AS c
        JOIN outbox AS o ON o.campaign = c.n AND o.state = 'waiting'
        JOIN messages AS m ON m.n = o.message
        LEFT JOIN numbers AS n ON n.phone_number_id = m.phone_number_id
        WHERE c.id = :id AND p.id = iif(p.what = 'account', coalesce(n.waba_id, m.phone_number_id), m.phone_number_id)
      )
      ELSE 0
    END
    ORDER BY p.at, p.what`);
  const unfinished = db.prepare<[], { id: string; cancelled: number }>(`
    SELECT c.id, c.cancelled
    FROM campaigns AS c
    WHERE iif(
      c.cancelled,
      EXISTS (SELECT 1 FROM outbox AS o WHERE o.campaign = c.n AND o.state = 'waiting')
        OR EXISTS (SELECT 1 FROM pauses AS p WHERE p.what = 'campaign' AND p.id = c.id),
      EXISTS (SELECT 1 FROM campaign_members AS b WHERE b.campaign = c.n AND b.place >= c.taken)
    )
    ORDER BY c.created_at, c.n`);
  const taken = db.prepare<[string], { n: number; college: string; template: string; taken: number }>(`
    SELECT n, college_id AS college, template, taken FROM campaigns WHERE id = ? AND cancelled = 0`);
  const next = db.prepare<[number, number, number], { id: string }>(`
    SELECT registration_id AS id
    FROM campaign_members
    WHERE campaign = ? AND place >= ?
    ORDER BY place
    LIMIT ?`);
  const addressing = createAddressing(db);

  return {
    campaigns: (college, { limit, after }) => {
      const { key, n } = readCursor<number>(after, 'number') ?? { key: Number.MAX_SAFE_INTEGER, n: 0 };
      const records = page.all({ college, at: key, n, limit });
      const last = records[limit - 1];
      return {
        rows: records.slice(0, limit).map(keptOf),
        next: records.length > limit && last ? writeCursor({ key: last.at, n: last.n }) : null,
      };
    },
    campaign: (college, id) => {
      const record = one.get(college, id);
      return record ? keptOf(record) : null;
    },
    campaignNumbers: createCampaignNumbers(db),
    campaignPauses: (college, id, at) => pauses.all({ college, id, now: at }),
    campaignMembers: createCampaignMembers(db),
    ...createAudience(db),
    hindrances: (college, ids, sent) =>
      ids.flatMap((registrationId) => {
        const reason = addressing(college, registrationId, sent, now());
        return typeof reason === 'string' ? [{ registrationId, reason, detail: null }] : [];
      }),
    unfinishedCampaigns: () => unfinished.all().map(({ id, cancelled }) => ({ id, cancelled: cancelled === 1 })),
    nextMembers: (id, limit) => {
      const campaign = taken.get(id);
      if (!campaign) return null;
      return {
        collegeId: campaign.college,
        template: JSON.parse(campaign.template) as TemplateChoice,
        from: campaign.taken,
        registrationIds: next.all(campaign.n, campaign.taken, limit).map((member) => member.id),
      };
    },
  };
};

const keptOf = ({ n: _, template, cancelled, open, ...rest }: CampaignRecord): KeptCampaign => ({
  ...rest,
  template: JSON.parse(template) as TemplateChoice,
  cancelled: cancelled === 1,
  isOpen: open === 1 || (cancelled === 0 && rest.taken < rest.chosen),
});
