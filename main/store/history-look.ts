import type { HistoryFilters } from '../../preload/contract/asks/history.ts';
import { DROPPED_AFTER_MS } from './message-row.ts';
import { numberOfKey, secondOfKey, wordKey } from './word-key.ts';

/** Which index leads through the history: the one that leaves least for the filters to do. */
export type Path = 'words' | 'numbers' | 'campaign' | 'template' | 'templates' | 'failure' | 'time';

export type Look = {
  readonly sql: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** Some of the messages it leads to may not fit. */
  readonly narrows: boolean;
};

/** Messages to look at, newest first, each with whether it fits the filters. Bounds, cursor and college are parameters too. */
export const lookAlong = (path: Path, filters: HistoryFilters, now: number): Look => {
  const given = CONDITIONS.filter(({ holds }) => holds(filters));
  const fits = ['m.college_id = :college', 'm.at >= :from', 'm.at < :to', ...given.map(({ sql }) => sql)];
  const joins = [...new Set(given.flatMap(({ joins = [] }) => joins))];
  const sql = PATHS[path](`coalesce(${fits.join(' AND ')}, 0)`, joins.join(' '));
  return { sql, params: paramsOf(filters, now), narrows: given.length > 0 };
};

const STUDENT = 'LEFT JOIN registrations AS r ON r.n = m.registration';
const OUTBOX = 'LEFT JOIN outbox AS o ON o.message = m.n';
const CAMPAIGN = 'LEFT JOIN campaigns AS c ON c.n = o.campaign';

type Condition = {
  readonly holds: (filters: HistoryFilters) => boolean;
  readonly sql: string;
  readonly joins?: readonly string[];
};

/** Meta tells of most messages within seconds (PLATFORM 4); one it is silent about so long is worth a look. */
const UNHEARD_AFTER_MS = 10 * 60_000;
/** Ways to ask for messages by more than the rung they stand on. */
const DERIVED: ReadonlySet<HistoryFilters['status']> = new Set([undefined, 'conflict', 'dropped', 'unheard']);

const CONDITIONS: readonly Condition[] = [
  { holds: ({ status }) => status === 'conflict', sql: 'm.conflict = 1' },
  {
    holds: ({ status }) => status === 'dropped',
    sql: `m.direction = 'out' AND m.status = 'sent' AND m.status_at < :droppedBefore`,
  },
  {
    holds: ({ status }) => status === 'unheard',
    sql: `m.direction = 'out' AND m.status = 'accepted' AND m.status_at < :unheardBefore`,
  },
  {
    holds: ({ status }) => !DERIVED.has(status),
    sql: `m.direction = 'out' AND m.status = :status`,
  },
  { holds: ({ direction }) => direction !== undefined, sql: 'm.direction = :direction' },
  { holds: ({ errorCode }) => errorCode !== undefined, sql: `m.error ->> '$.code' = :errorCode` },
  { holds: ({ course }) => course !== undefined, sql: 'r.course = :course', joins: [STUDENT] },
  { holds: ({ batch }) => batch !== undefined, sql: 'r.batch = :batch', joins: [STUDENT] },
  {
    holds: ({ template }) => template !== undefined,
    sql: 'o.template >= :template AND o.template < :templateEnd',
    joins: [OUTBOX],
  },
  { holds: ({ campaignId }) => campaignId !== undefined, sql: 'c.id = :campaign', joins: [OUTBOX, CAMPAIGN] },
];

const paramsOf = (filters: HistoryFilters, now: number): Look['params'] => {
  const { status, direction, errorCode, course, batch, template, campaignId } = filters;
  const [name, language] = template?.split('/') ?? [];
  return {
    droppedBefore: now - DROPPED_AFTER_MS,
    unheardBefore: now - UNHEARD_AFTER_MS,
    ...(status !== undefined && { status }),
    ...(direction !== undefined && { direction }),
    ...(errorCode !== undefined && { errorCode }),
    ...(course !== undefined && { course }),
    ...(batch !== undefined && { batch }),
    // "0" comes right after "/": all languages of one name.
    ...(template !== undefined && {
      template: `${name}/${language ?? ''}`,
      templateEnd: language === undefined ? `${name}0` : `${template}\0`,
    }),
    ...(campaignId !== undefined && { campaign: campaignId }),
  };
};

/** Counts matches of words by the index alone: right where nothing else narrows them and the desk has one college. */
export const COUNT_WORDS = `
  SELECT count(*) AS lookedAt, count(*) AS total
  FROM (SELECT 1 FROM words WHERE words MATCH :match LIMIT :most)`;

const BEFORE = '(m.at, m.n) < (:key, :n)';
const NEWEST_FIRST = 'ORDER BY m.at DESC, m.n DESC';

const PATHS = {
  time: (fits, joins) => `
    SELECT m.n, m.at AS key, ${fits} AS fits
    FROM messages AS m INDEXED BY messages_by_time ${joins}
    WHERE m.college_id = :college AND m.at >= :from AND m.at < :upto AND ${BEFORE}
    ${NEWEST_FIRST}`,

  failure: (fits, joins) => `
    SELECT m.n, m.at AS key, ${fits} AS fits
    FROM messages AS m INDEXED BY messages_by_failure ${joins}
    WHERE m.college_id = :college AND m.error IS NOT NULL AND m.error ->> '$.code' = :errorCode
      AND m.at >= :from AND m.at < :upto AND ${BEFORE}
    ${NEWEST_FIRST}`,

  numbers: (fits, joins) => `
    SELECT m.n, m.at AS key, ${fits} AS fits
    FROM json_each(:numbers) AS wanted
    CROSS JOIN messages AS m ON m.n = wanted.value ${joins}
    WHERE ${BEFORE}
    ${NEWEST_FIRST}`,

  campaign: (fits, joins) => `
    SELECT m.n, m.at AS key, ${fits} AS fits
    FROM campaigns AS chosen
    CROSS JOIN outbox AS sent ON sent.campaign = chosen.n
    CROSS JOIN messages AS m ON m.n = sent.message ${joins}
    WHERE chosen.college_id = :college AND chosen.id = :campaign AND ${BEFORE}
    ${NEWEST_FIRST}`,

  // What this desk sends is numbered in the order it was asked for: the newest has the greatest number.
  template: (fits, joins) => `
    SELECT m.n, 0 AS key, ${fits} AS fits
    FROM outbox AS sent INDEXED BY outbox_by_template
    CROSS JOIN messages AS m ON m.n = sent.message ${joins}
    WHERE sent.college_id = :college AND sent.template = :template AND sent.message < :below
    ORDER BY sent.message DESC`,

  templates: (fits, joins) => `
    SELECT m.n, 0 AS key, ${fits} AS fits
    FROM outbox AS sent INDEXED BY outbox_by_template
    CROSS JOIN messages AS m ON m.n = sent.message ${joins}
    WHERE sent.college_id = :college AND sent.template >= :template AND sent.template < :templateEnd
      AND sent.message < :below
    ORDER BY sent.message DESC`,

  words: (fits, joins) => `
    SELECT ${numberOfKey('w.rowid')} AS n, ${secondOfKey('w.rowid')} AS key, ${fits} AS fits
    FROM words AS w
    LEFT JOIN messages AS m ON m.n = ${numberOfKey('w.rowid')} ${joins}
    WHERE words MATCH :match AND w.rowid >= ${wordKey(':from', '0')} AND w.rowid < ${wordKey(':key', ':n')}
    ORDER BY w.rowid DESC`,
} as const satisfies Record<Path, (fits: string, joins: string) => string>;
