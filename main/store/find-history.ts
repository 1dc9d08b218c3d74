import type { HistoryFilters } from '../../preload/contract/asks/history.ts';
import { type Cursor, readCursor, writeCursor } from './cursor.ts';
import type { Db } from './database.ts';
import { COUNT_WORDS, type Look, lookAlong, type Path } from './history-look.ts';
import { spanOf } from './moments.ts';
import { createWordMatch } from './word-match.ts';

export type HistoryQuery = HistoryFilters & {
  /** What of the text can be part of a phone in E.164. */
  readonly digits: string | null;
  readonly limit: number;
  readonly after: string | undefined;
};

/** So many are counted, or looked at where not all of them match. */
const COUNTED = 10_000;
/** So many messages one ask looks at; where matches are rarer than that, the next page goes on from there. */
const LOOKED_AT = 25_000;

type Candidate = { readonly n: number; readonly key: number; readonly fits: 0 | 1 };

/** Numbers of a page of messages, and what leads to the next. */
export type Found = {
  readonly numbers: readonly number[];
  readonly next: string | null;
  readonly total: number;
  readonly totalIsExact: boolean;
};

/** Messages of a college, newest first, a page at a time: however many there are and whatever is asked, a page costs little. */
export const createFindHistory = (db: Db, now: () => number) => {
  const offset = db.prepare<[string], { minutes: number }>(
    'SELECT utc_offset_minutes AS minutes FROM colleges WHERE id = ?',
  );
  const byWamid = db.prepare<[string, string, string], { n: number }>(
    'SELECT message AS n FROM attempts WHERE college_id = ? AND wamid >= ? AND wamid < ? LIMIT 1000',
  );
  const countWords = db.prepare<[Look['params']], Counted>(COUNT_WORDS);
  const colleges = db.prepare<[], { count: number }>('SELECT count(*) AS count FROM colleges');
  const matchOf = createWordMatch(db);
  const looks = new Map<string, ReturnType<typeof prepareLook>>();
  const prepareLook = (sql: string) => ({
    candidates: db.prepare<[Look['params']], Candidate>(sql),
    count: db.prepare<[Look['params']], Counted>(
      `SELECT count(*) AS lookedAt, coalesce(sum(fits), 0) AS total FROM (${sql} LIMIT :most)`,
    ),
  });
  const lookFor = (sql: string) => {
    const known = looks.get(sql) ?? prepareLook(sql);
    looks.set(sql, known);
    return known;
  };

  /** The way to go, with what it needs; `null` where nothing can match. */
  const pathOf = (college: string, query: HistoryQuery): { path: Path; params?: Look['params'] } | null => {
    const text = query.text?.trim() ?? '';
    if (text.startsWith('wamid.')) {
      const found = byWamid.all(college, text, `${text}\u{10ffff}`).map(({ n }) => n);
      return { path: 'numbers', params: { numbers: JSON.stringify(found) } };
    }
    if (text !== '') {
      const match = matchOf(college, text, query.digits);
      return match === null ? null : { path: 'words', params: { match } };
    }
    if (query.campaignId !== undefined) return { path: 'campaign' };
    if (query.template !== undefined) return { path: query.template.includes('/') ? 'template' : 'templates' };
    return { path: query.errorCode === undefined ? 'time' : 'failure' };
  };

  return (college: string, query: HistoryQuery): Found => {
    const before = readPlace(query.after);
    const span = spanOf(query.from, query.to, offset.get(college)?.minutes ?? 0);
    const way = pathOf(college, query);
    if (way === null) return { numbers: [], next: null, total: 0, totalIsExact: true };
    const { sql, params, narrows } = lookAlong(way.path, query, now());
    const { key, n } = before ?? { key: Math.min(span.to + A_SECOND, Number.MAX_SAFE_INTEGER), n: 0 };
    const bounds = { upto: Math.min(span.to, key + 1), key, n, below: before?.n ?? Number.MAX_SAFE_INTEGER };
    const all = { ...params, ...way.params, college, ...span, ...bounds };
    const page = readPage(lookFor(sql).candidates.iterate(all), query.limit);
    const counted = (): Count => {
      const byWords = way.path === 'words' && !narrows && isOpen(query) && (colleges.get()?.count ?? 0) === 1;
      const count = byWords ? countWords : lookFor(sql).count;
      const { lookedAt, total } = count.get({ ...all, most: COUNTED + 1 }) ?? { lookedAt: 0, total: 0 };
      return { total: Math.min(total, COUNTED), isExact: lookedAt <= COUNTED };
    };
    const count = before?.count ?? page.count ?? counted();
    return {
      numbers: page.fitting.map((candidate) => candidate.n),
      next: page.last === null ? null : writePlace({ key: page.last.key, n: page.last.n, count }),
      total: count.total,
      totalIsExact: count.isExact,
    };
  };
};

const isOpen = ({ from, to }: HistoryQuery): boolean => from === undefined && to === undefined;

/** The index of words knows whole seconds. */
const A_SECOND = 1_000;

type Page = {
  readonly fitting: readonly Candidate[];
  /** Where to go on; `null` where all were read. */
  readonly last: Candidate | null;
  /** Known where the page was not filled. */
  readonly count: Count | null;
};

/** Reads candidates until the page is full, or enough were looked at. */
const readPage = (candidates: Iterable<Candidate>, limit: number): Page => {
  const fitting: Candidate[] = [];
  let lookedAt = 0;
  let last: Candidate | null = null;
  for (const candidate of candidates) {
    if (candidate.fits && fitting.length === limit) return { fitting, last: fitting.at(-1) ?? null, count: null };
    if (lookedAt === LOOKED_AT) return { fitting, last, count: { total: fitting.length, isExact: false } };
    lookedAt += 1;
    last = candidate;
    if (candidate.fits) fitting.push(candidate);
  }
  return { fitting, last: null, count: { total: fitting.length, isExact: true } };
};

type Counted = { readonly lookedAt: number; readonly total: number };
type Count = { readonly total: number; readonly isExact: boolean };
type Place = Cursor<number> & { readonly count: Count };

/** Where the next page begins, and what the first one counted. */
const writePlace = ({ count, ...cursor }: Place): string =>
  `${writeCursor(cursor)}.${count.total}${count.isExact ? '' : '+'}`;

const readPlace = (text: string | undefined): Place | null => {
  if (text === undefined) return null;
  const [, cursor, total, more] = /^([^.]*)\.(\d{1,6})(\+?)$/.exec(text) ?? [];
  const place = readCursor<number>(cursor ?? '', 'number');
  return place && { ...place, count: { total: Number(total), isExact: more === '' } };
};
