import type { CampaignMember, CampaignStand } from '../../preload/contract/campaign.ts';
import type { PersonWhy, SkipReason } from '../../preload/contract/outgoing.ts';
import type { Status } from '../../preload/contract/status.ts';
import { IS_HANDED, MEMBER_TABLES, STAND } from './campaign-stand.ts';
import type { CampaignReads } from './campaigns.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Db } from './database.ts';
import { failureOfCode, failureOfJson, instant, instantOrNull } from './frame-of.ts';

type MemberRecord = {
  readonly place: number;
  readonly registrationId: string;
  readonly name: string | null;
  readonly externalId: string | null;
  readonly phone: string | null;
  readonly course: string | null;
  readonly batch: string | null;
  readonly stand: CampaignStand;
  readonly reason: SkipReason | null;
  readonly detail: string | null;
  readonly messageId: string | null;
  readonly wamid: string | null;
  readonly attempt: number | null;
  readonly dueAt: number | null;
  readonly why: PersonWhy | null;
  readonly error: string | null;
  readonly code: number | null;
  readonly times: string | null;
};

/** The students of a campaign one by one, in the order in which they are taken, narrowed to one of its numbers. */
export const createCampaignMembers = (db: Db): CampaignReads['campaignMembers'] => {
  const select = db.prepare<Record<string, string | number | null>, MemberRecord>(`
    SELECT *
    FROM (
      SELECT
        b.place, b.registration_id AS registrationId, r.name, r.external_id AS externalId, r.phone, r.course, r.batch,
        ${STAND} AS stand, b.reason, b.detail, m.id AS messageId, m.wamid, o.attempt, o.due_at AS dueAt, o.why,
        m.times, o.code, ${IS_HANDED} AS handed,
        -- One that is about to go again, or waits for a person, failed before, though it does not show as failed.
        coalesce(m.error, (
          SELECT t.error FROM tries AS t
          WHERE t.message = b.message AND t.error IS NOT NULL
          ORDER BY t.ordinal DESC LIMIT 1
        )) AS error
      FROM ${MEMBER_TABLES}
      LEFT JOIN registrations AS r ON r.id = b.registration_id AND r.college_id = c.college_id
      WHERE c.college_id = :college AND c.id = :id AND b.place > :after
    )
    WHERE (:stand IS NULL OR stand = :stand)
      AND (:reason IS NULL OR reason = :reason)
      AND (:failure IS NULL OR (stand = 'failed' AND error ->> 'code' = :failure))
      AND CASE :reached
        WHEN 'handed' THEN handed
        WHEN 'sent' THEN stand IN ('sent', 'delivered', 'read')
        WHEN 'delivered' THEN stand IN ('delivered', 'read')
        WHEN 'read' THEN stand = 'read'
        ELSE 1
      END
    ORDER BY place
    LIMIT :limit + 1`);

  return (college, { id, stand = null, reached = null, reason = null, code = null, limit, after }) => {
    const place = readCursor<number>(after, 'number')?.n ?? -1;
    const records = select.all({ college, id, stand, reached, reason, failure: code, limit, after: place });
    const last = records[limit - 1];
    return {
      rows: records.slice(0, limit).map(memberOf),
      next: records.length > limit && last ? writeCursor({ key: last.place, n: last.place }) : null,
    };
  };
};

/** Stands of a message that has something to say for itself about a failure. */
const TELLS_FAILURE: ReadonlySet<CampaignStand> = new Set(['queued', 'person', 'failed']);

const memberOf = ({ place: _, reason, detail, times, code, error, ...record }: MemberRecord): CampaignMember => ({
  ...record,
  name: record.name ?? '',
  attempt: record.attempt ?? 0,
  skipped: reason === null ? null : { reason, detail },
  dueAt: record.stand === 'queued' ? instantOrNull(record.dueAt) : null,
  error: TELLS_FAILURE.has(record.stand)
    ? (failureOfJson(error) ?? (code === null ? null : failureOfCode(code)))
    : null,
  rungs: rungsOf(times),
});

const rungsOf = (times: string | null): CampaignMember['rungs'] =>
  Object.fromEntries(
    Object.entries(JSON.parse(times ?? '{}') as Partial<Record<Status, number>>).map(([rung, at]) => [
      rung,
      instant(at),
    ]),
  );
