import type { AnalyticsSummary, Counts, CountsRow, Grouping, Spread } from '../../preload/contract/analytics.ts';
import type { Db } from './database.ts';
import { failureOfCode } from './frame-of.ts';
import { STEPS, type Step } from './measures.ts';
import { dayOf, isoDay, spanOf } from './moments.ts';
import type { ReviewReads } from './reviewing.ts';
import { spreadOf } from './spread.ts';

type Query = Parameters<ReviewReads['summary']>[1];
type Days = { readonly college: string; readonly first: number; readonly last: number };
type Group = Counts & { readonly key: string | number; readonly label: string | null };

/** What `pricing.type` means changed on this day (PLATFORM 9). */
const CHANGED_ON = dayOf(Date.UTC(2026, 9, 1), 0);

const COUNTS = `
  coalesce(sum(CASE d.direction WHEN 'out' THEN d.total END), 0) AS messages,
  coalesce(sum(d.sent), 0) AS sent, coalesce(sum(d.delivered), 0) AS delivered, coalesce(sum(d.read), 0) AS read,
  coalesce(sum(d.replied), 0) AS replied, coalesce(sum(d.failed), 0) AS failed,
  coalesce(sum(CASE d.direction WHEN 'in' THEN d.total END), 0) AS received`;

const OF_DAYS = 'd.college_id = :college AND d.day BETWEEN :first AND :last';

const GROUPS = {
  day: { key: 'd.day', label: 'NULL', join: '', order: 'key' },
  hour: { key: 'd.hour', label: 'NULL', join: '', order: 'key' },
  course: { key: 'd.course', label: 'NULL', join: '', order: 'messages DESC, key' },
  template: { key: 'd.template', label: 'NULL', join: '', order: 'messages DESC, key' },
  campaign: {
    key: "coalesce(c.id, '')",
    label: 'c.name',
    join: 'LEFT JOIN campaigns AS c ON c.n = d.campaign',
    order: 'messages DESC, key',
  },
} as const satisfies Record<Grouping, { key: string; label: string; join: string; order: string }>;

/** How the season goes, from the daily counts alone: no message is read. */
export const createSummary = (db: Db): ReviewReads['summary'] => {
  const offset = db.prepare<[string], { minutes: number }>(
    'SELECT utc_offset_minutes AS minutes FROM colleges WHERE id = ?',
  );
  const total = db.prepare<[Days], Counts>(`SELECT ${COUNTS} FROM daily AS d WHERE ${OF_DAYS}`);
  const grouped = ({ key, label, join, order }: (typeof GROUPS)[Grouping]) =>
    db.prepare<[Days], Group>(`
      SELECT ${key} AS key, ${label} AS label, ${COUNTS}
      FROM daily AS d ${join}
      WHERE ${OF_DAYS}
      GROUP BY 1
      HAVING sum(d.total) > 0
      ORDER BY ${order}
      LIMIT 1000`);
  const groups = {
    day: grouped(GROUPS.day),
    hour: grouped(GROUPS.hour),
    course: grouped(GROUPS.course),
    template: grouped(GROUPS.template),
    campaign: grouped(GROUPS.campaign),
  } as const satisfies Record<Grouping, ReturnType<typeof grouped>>;
  const spans = db.prepare<[Days & { step: Step }], { bucket: number; count: number }>(`
    SELECT d.bucket, sum(d.count) AS count
    FROM daily_spans AS d
    WHERE ${OF_DAYS} AND d.step = :step
    GROUP BY d.bucket
    HAVING sum(d.count) > 0
    ORDER BY d.bucket`);
  const failures = db.prepare<[Days], { code: number; count: number }>(`
    SELECT d.error_code AS code, sum(d.failed) AS count
    FROM daily AS d
    WHERE ${OF_DAYS}
    GROUP BY d.error_code
    HAVING sum(d.failed) > 0
    ORDER BY count DESC, code`);
  const costs = db.prepare<[Days & { changedOn: number }], AnalyticsSummary['costs'][number]>(`
    SELECT
      d.category, d.price_type AS type,
      CASE WHEN d.day < :changedOn THEN 'before_october_2026' ELSE 'since_october_2026' END AS era,
      sum(d.total) AS messages
    FROM daily AS d
    WHERE ${OF_DAYS} AND d.category || d.price_type <> ''
    GROUP BY 1, 2, 3
    HAVING sum(d.total) > 0
    ORDER BY era, messages DESC, 1, 2`);

  return db.transaction((college: string, { from, to, groupBy }: Query): AnalyticsSummary => {
    const minutes = offset.get(college)?.minutes ?? 0;
    const span = spanOf(from, to, minutes);
    const days = { college, first: dayOf(span.from, minutes), last: dayOf(span.to - 1, minutes) };
    const spreads = Object.fromEntries(STEPS.map((step) => [step, spreadOf(spans.all({ ...days, step }))]));
    return {
      from,
      to,
      total: withRates(total.get(days) ?? NO_COUNTS),
      groups: groups[groupBy].all(days).map(({ key, label, ...counts }) => {
        const name = groupBy === 'day' ? isoDay(Number(key)) : String(key);
        return { key: name, label: label ?? name, ...withRates(counts) };
      }),
      times: spreads as Record<Step, Spread>,
      failures: failures.all(days).map(({ code, count }) => ({ error: failureOfCode(code), count })),
      costs: costs.all({ ...days, changedOn: CHANGED_ON }),
    };
  });
};

const NO_COUNTS: Counts = { messages: 0, sent: 0, delivered: 0, read: 0, replied: 0, failed: 0, received: 0 };

const withRates = (counts: Counts): CountsRow => ({
  ...counts,
  rates: {
    sent: { part: counts.sent, of: counts.messages },
    failed: { part: counts.failed, of: counts.messages },
    delivered: { part: counts.delivered, of: counts.sent },
    read: { part: counts.read, of: counts.delivered },
    replied: { part: counts.replied, of: counts.delivered },
  },
});
