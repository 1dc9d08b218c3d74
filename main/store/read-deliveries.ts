import type { RawDelivery, RawStray, Replay, Verdict, WholeDelivery } from '../../preload/contract/deliveries.ts';
import { pretty } from '../meta/pretty.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Db } from './database.ts';
import { needlesOf } from './delivery-needles.ts';
import { instant } from './frame-of.ts';
import { createReadReplay } from './replays.ts';
import { ANY_APP } from './routes.ts';

export type DeliveryQuery = {
  readonly search: string | undefined;
  /** Only those with lines that had no effect. */
  readonly strays: boolean;
  readonly limit: number;
  readonly after: string | undefined;
};

/** What looks into the raw log. */
export type DeliveryReads = {
  listDeliveries(query: DeliveryQuery): { rows: readonly RawDelivery[]; next: string | null };
  delivery(id: number): WholeDelivery | null;
  /** The number of the newest; 0 where there is none. */
  lastDelivery(): number;
  /** The replay that runs, else the last. */
  replay(): Replay | null;
  /** The next deliveries after `after`, up to `upTo`, that have bytes, for the writer to replay at once: few. */
  replayable(after: number, upTo: number): readonly number[];
};

/** The way from the newest to the oldest, along the primary key of either table. */
export const NEWEST_FIRST = {
  all: 'SELECT id FROM deliveries WHERE id < :before ORDER BY id DESC LIMIT :limit',
  strays: 'SELECT DISTINCT delivery AS id FROM strays WHERE delivery < :before ORDER BY delivery DESC LIMIT :limit',
} as const;

/** So many bodies one search looks into: some ten milliseconds. Where matches are rarer, the next page goes on from there. */
const LOOKED_AT = 10_000;
/** Lines and bytes that the writer takes within one commit: some milliseconds, so that deliveries never wait for more. */
const LINES_AT_ONCE = 100;
const BYTES_AT_ONCE = 64 * 1_024;
const MOST_STRAYS = 200;

type Kept = {
  readonly id: number;
  readonly received_at: number;
  readonly apps: string;
  readonly size: number;
  readonly lines: number;
  readonly left: number;
  readonly strays: number;
  readonly quarantined: 0 | 1;
};

export const createReadDeliveries = (db: Db): DeliveryReads => {
  const numbers = {
    all: db.prepare<[{ before: number; limit: number }], { id: number }>(NEWEST_FIRST.all),
    strays: db.prepare<[{ before: number; limit: number }], { id: number }>(NEWEST_FIRST.strays),
  };
  // The length of a BLOB stands in its row's head: no body is read for it.
  const row = db.prepare<[number], Kept>(`
    SELECT
      id, received_at, apps, size, lines, length(body) AS left,
      (SELECT count(*) FROM strays WHERE delivery = deliveries.id) AS strays,
      EXISTS (SELECT 1 FROM strays WHERE delivery = deliveries.id AND reason = 'quarantined') AS quarantined
    FROM deliveries
    WHERE id = ?`);
  const body = db.prepare<[number], { body: Uint8Array }>('SELECT body FROM deliveries WHERE id = ?');
  const names = db.prepare<[Uint8Array, number], { found: 0 | 1 }>(
    'SELECT instr(body, ?) > 0 AS found FROM deliveries WHERE id = ?',
  );
  const strayLines = db.prepare<[number, number], RawStray>(`
    SELECT line, reason, field, phone_number_id AS phoneNumberId
    FROM strays
    WHERE delivery = ?
    ORDER BY line
    LIMIT ?`);
  const last = db.prepare<[], { id: number }>('SELECT coalesce(max(id), 0) AS id FROM deliveries');
  const next = db.prepare<[number, number], { id: number; lines: number; size: number }>(`
    SELECT id, lines, size FROM deliveries WHERE id > ? AND id <= ? AND length(body) > 0 ORDER BY id LIMIT 50`);

  const rowsOf = (ids: readonly number[]): RawDelivery[] =>
    ids.flatMap((id) => {
      const kept = row.get(id);
      return kept ? [rawDelivery(kept)] : [];
    });

  return {
    listDeliveries: ({ search, strays, limit, after }) => {
      const needles = needlesOf(search);
      const before = readCursor<number>(after, 'number')?.n ?? Number.MAX_SAFE_INTEGER;
      const way = strays ? numbers.strays : numbers.all;
      const looked = way.all({ before, limit: needles === null ? limit : LOOKED_AT }).map(({ id }) => id);
      const fits = (id: number): boolean =>
        needles === null || needles.some((needle) => names.get(needle, id)?.found === 1);
      const found: number[] = [];
      let end: number | undefined;
      for (const id of looked) {
        end = id;
        if (fits(id)) found.push(id);
        if (found.length === limit) break;
      }
      const isAll = end === looked.at(-1) && looked.length < (needles === null ? limit : LOOKED_AT);
      return { rows: rowsOf(found), next: isAll || end === undefined ? null : writeCursor({ key: 0, n: end }) };
    },

    delivery: (id) => {
      const kept = row.get(id);
      if (!kept) return null;
      const shown = kept.left === 0 ? null : pretty(body.get(id)?.body ?? new Uint8Array());
      return {
        ...rawDelivery(kept),
        body: shown?.text ?? null,
        isJson: shown?.isJson ?? false,
        isCut: shown?.isCut ?? false,
        strayLines: strayLines.all(id, MOST_STRAYS),
      };
    },

    lastDelivery: () => last.get()?.id ?? 0,
    replay: createReadReplay(db),

    replayable: (after, upTo) => {
      let lines = 0;
      let bytes = 0;
      const few: number[] = [];
      for (const one of next.iterate(after, upTo)) {
        lines += one.lines;
        bytes += one.size;
        if (few.length > 0 && (lines > LINES_AT_ONCE || bytes > BYTES_AT_ONCE)) break;
        few.push(one.id);
      }
      return few;
    },
  };
};

const rawDelivery = ({ id, received_at, apps, size, lines, left, strays, quarantined }: Kept): RawDelivery => ({
  id,
  at: instant(received_at),
  apps: apps === ANY_APP ? null : apps.split(' '),
  size,
  lines,
  strays,
  verdict: verdictOf(lines, strays, quarantined === 1),
  isEmptied: left === 0 && size > 0,
});

const verdictOf = (lines: number, strays: number, quarantined: boolean): Verdict => {
  if (quarantined) return 'quarantined';
  if (strays === 0) return 'placed';
  return strays < lines ? 'partly' : 'stray';
};
