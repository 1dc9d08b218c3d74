import { readCursor, writeCursor } from './cursor.ts';
import type { Db } from './database.ts';
import type { FrameRecord } from './frame-of.ts';
import { REGISTRATION_COLUMNS, type RegistrationRecord, registrationRow } from './registration-row.ts';
import { FOUND, searchTerms } from './search-terms.ts';
import type { TalkingReads } from './talking.ts';

/** A stretch of the list that one index gives in order. `unread` and `rest` together are `all`. */
const PARTS = {
  all: { index: 'conversations_by_time', where: 'r.last_at IS NOT NULL' },
  unread: { index: 'conversations_unread', where: 'r.last_in_n > r.seen_n AND r.last_at IS NOT NULL' },
  rest: {
    index: 'conversations_by_time',
    where: 'r.last_at IS NOT NULL AND NOT coalesce(r.last_in_n > r.seen_n, 0)',
  },
} as const;
type Part = keyof typeof PARTS;

/** The index is named, so that a page can never come to sort all conversations. */
export const pageOf = (part: Part): string => `
  SELECT ${REGISTRATION_COLUMNS}, r.last_at
  FROM registrations AS r INDEXED BY ${PARTS[part].index}
  WHERE r.college_id = :college
    AND ${PARTS[part].where}
    AND (r.last_at, r.n) < (:at, :n)
    AND ${FOUND}
  ORDER BY r.last_at DESC, r.n DESC
  LIMIT :limit`;

type Place = { readonly part: Part; readonly at: number; readonly n: number };
type ConversationRecord = RegistrationRecord & { readonly last_at: number };
type Found = { readonly part: Part; readonly record: ConversationRecord };

/** Everybody with whom something was said, the newest first, a page at a time. */
export const createConversations = (db: Db): Pick<TalkingReads, 'listConversations' | 'unreadConversations'> => {
  const prepare = (part: Part) => db.prepare<unknown[], ConversationRecord>(pageOf(part));
  const pages = { all: prepare('all'), unread: prepare('unread'), rest: prepare('rest') } satisfies Record<
    Part,
    unknown
  >;
  const message = db.prepare<[number], FrameRecord>('SELECT * FROM messages WHERE n = ?');
  const seq = db.prepare<[string], { seq: number }>('SELECT seq FROM colleges WHERE id = ?');
  const count = db.prepare<unknown[], { total: number }>(`
    SELECT count(*) AS total
    FROM registrations AS r
    WHERE r.college_id = :college AND r.last_at IS NOT NULL AND ${FOUND}`);
  const unread = db.prepare<[string], { count: number }>(
    'SELECT count(*) AS count FROM registrations WHERE college_id = ? AND last_in_n > seen_n',
  );

  return {
    listConversations: db.transaction((college, { search, digits, unreadFirst, limit, after }) => {
      const filters = { college, ...searchTerms(search, digits) };
      const from = placeOf(after) ?? { part: unreadFirst ? 'unread' : 'all', at: Number.MAX_SAFE_INTEGER, n: 0 };
      const take = ({ part, at, n }: Place, most: number): Found[] =>
        pages[part].all({ ...filters, at, n, limit: most }).map((record) => ({ part, record }));
      const first = take(from, limit + 1);
      const found =
        from.part === 'unread' && first.length <= limit
          ? [...first, ...take({ part: 'rest', at: Number.MAX_SAFE_INTEGER, n: 0 }, limit + 1 - first.length)]
          : first;
      const last = found[limit - 1];
      return {
        rows: found
          .slice(0, limit)
          .map(({ record }) => registrationRow(record, message.get(record.last_message ?? 0) ?? null)),
        next: found.length > limit && last ? cursorOf(last) : null,
        total: count.get(filters)?.total ?? 0,
        asOf: seq.get(college)?.seq ?? 0,
      };
    }),
    unreadConversations: (college) => unread.get(college)?.count ?? 0,
  };
};

const cursorOf = ({ part, record }: Found): string => writeCursor({ key: `${part} ${record.last_at}`, n: record.n });

const placeOf = (after: string | undefined): Place | null => {
  const cursor = readCursor<string>(after, 'string');
  if (!cursor) return null;
  const [part = '', at] = cursor.key.split(' ');
  return { part: Object.hasOwn(PARTS, part) ? (part as Part) : 'all', at: Number(at) || 0, n: cursor.n };
};
