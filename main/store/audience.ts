import type { CampaignStand, LeftReason, Resend } from '../../preload/contract/campaign.ts';
import { failureOf } from '../../preload/contract/failures.ts';
import { GOT_IT } from './addressing.ts';
import { MEMBER_TABLES, mayBeOut, STAND } from './campaign-stand.ts';
import type { CampaignReads } from './campaigns.ts';
import type { Db } from './database.ts';
import { filtersOf, MATCHING } from './matching.ts';
import { DROPPED_AFTER_MS } from './message-row.ts';

type Former = {
  readonly id: string;
  readonly stand: CampaignStand;
  readonly why: string | null;
  readonly unsure: number;
  readonly later: number;
  readonly statusAt: number | null;
  readonly code: number | null;
  /** The address it was sent to is the student's still. */
  readonly sameAddress: number;
};

/** Who a campaign is for: all that a filter leaves, or who did not get an earlier one. */
export const createAudience = (db: Db): Pick<CampaignReads, 'matching' | 'notReached'> => {
  const matching = db.prepare<unknown[], { id: string }>(`
    SELECT r.id ${MATCHING}
      AND r.id NOT IN (SELECT value FROM json_each(:except))
    ORDER BY r.sort_name, r.n`);
  const campaign = db.prepare<[string, string], { template: string; at: number }>(`
    SELECT template ->> 'name' || '/' || (template ->> 'language') AS template, created_at AS at
    FROM campaigns
    WHERE college_id = ? AND id = ?`);
  const former = db.prepare<{ college: string; id: string; template: string; since: number }, Former>(`
    SELECT
      b.registration_id AS id, ${STAND} AS stand, o.why, ${mayBeOut('b.message')} AS unsure, m.status_at AS statusAt,
      m.error ->> 'code' AS code,
      m.phone IS NULL OR s.phone IS '+' || m.phone AS sameAddress,
      EXISTS (
        SELECT 1
        FROM registrations AS r
        JOIN messages AS m ON m.registration = r.n AND m.at >= :since
        JOIN outbox AS o ON o.message = m.n
        WHERE r.id = b.registration_id AND r.college_id = :college AND m.n IS NOT b.message AND ${GOT_IT}
      ) AS later
    FROM ${MEMBER_TABLES}
    LEFT JOIN registrations AS s ON s.id = b.registration_id AND s.college_id = c.college_id
    WHERE c.college_id = :college AND c.id = :id
    ORDER BY b.place`);

  return {
    matching: (college, filters, except) =>
      matching.all({ ...filtersOf(college, filters), except: JSON.stringify(except) }).map(({ id }) => id),
    notReached: (college, id, to, now) => {
      const found = campaign.get(college, id);
      if (!found) return null;
      const registrationIds: string[] = [];
      const left = new Map<LeftReason, number>();
      for (const member of former.all({ college, id, template: found.template, since: found.at })) {
        const group = groupOf(member, now);
        if (MEANS[to].includes(group)) registrationIds.push(member.id);
        else if (isLeft(group)) left.set(group, (left.get(group) ?? 0) + 1);
      }
      return { registrationIds, left: [...left].map(([reason, count]) => ({ reason, count })) };
    },
  };
};

/** What became of somebody, as far as sending again is concerned. */
type Group = 'failed' | 'cancelled' | 'skipped' | 'dropped' | LeftReason;

const MEANS: Readonly<Record<Resend, readonly Group[]>> = {
  not_delivered: ['failed', 'cancelled', 'dropped'],
  failed: ['failed'],
  cancelled: ['cancelled'],
  skipped: ['skipped'],
};

const isLeft = (group: Group): group is LeftReason => !MEANS.not_delivered.includes(group) && group !== 'skipped';

const groupOf = ({ stand, why, unsure, later, statusAt, code, sameAddress }: Former, now: number): Group => {
  if (later === 1) return 'got_it';
  switch (stand) {
    case 'delivered':
    case 'read':
      return 'got_it';
    case 'sent':
      return statusAt !== null && now - statusAt > DROPPED_AFTER_MS ? 'dropped' : 'on_its_way';
    case 'queued':
    case 'sending':
    case 'handed':
      return 'on_its_way';
    case 'person':
      return why === 'unsure' || unsure === 1 ? 'unsure' : 'person';
    case 'cancelled':
      return unsure === 1 ? 'unsure' : stand;
    case 'failed':
      if (unsure === 1) return 'unsure';
      return isForGood(code) && sameAddress === 1 ? 'never' : stand;
    case 'skipped':
      return 'skipped';
    default:
      return stand satisfies never;
  }
};

/** No second try to this person mends it. Our own codes say nothing of the person. */
const isForGood = (code: number | null): boolean => code !== null && code > 0 && failureOf(code).class === 'N';
