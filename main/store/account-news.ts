import type { AccountField, AccountNewsRow } from '../../preload/contract/account-news.ts';
import type { AccountLine } from '../meta/line.ts';
import type { Source } from './apply-line.ts';
import type { Db } from './database.ts';
import { instant } from './frame-of.ts';
import type { Moves } from './moves.ts';
import type { Routes } from './routes.ts';
import type { Reads } from './store.ts';

/** So many are kept of each account. */
const KEPT = 100;

type Told = {
  readonly waba: string;
  readonly at: number;
  readonly field: AccountField;
  readonly event: string;
  readonly words: string;
};

/**
 * Keeps what Meta says of an account, for each college that has a number of it under the app that signed. Of an account
 * that no college has, nothing is kept but the bytes.
 */
export const createTellAccount = (db: Db, routes: Routes) => {
  const insert = db.prepare<[Told & { college: string; delivery: number }]>(`
    INSERT INTO account_news (college_id, waba_id, at, field, event, words, delivery)
    VALUES (:college, :waba, :at, :field, :event, :words, :delivery)
    ON CONFLICT DO NOTHING`);
  const trim = db.prepare<[{ college: string; waba: string }]>(`
    DELETE FROM account_news
    WHERE college_id = :college AND waba_id = :waba AND (at, field, event, words) < (
      SELECT at, field, event, words FROM account_news
      WHERE college_id = :college AND waba_id = :waba
      ORDER BY at DESC, field DESC, event DESC, words DESC
      LIMIT 1 OFFSET ${KEPT - 1}
    )`);
  const known = db.prepare<[Told], { college_id: string }>(`
    SELECT college_id FROM account_news
    WHERE waba_id = :waba AND at = :at AND field = :field AND event = :event AND words = :words
    LIMIT 1`);

  return ({ wabaId: waba, field, event, words, toldAt }: AccountLine, source: Source, moves: Moves): void => {
    const told = { waba, at: toldAt ?? source.heardAt, field, event: event ?? '', words };
    // Its number may belong to another college by now; what was told before stays where it was told.
    if (moves.again === 'replayed' && known.get(told)) return;
    for (const college of routes.collegesOfAccount(waba, source.apps)) {
      insert.run({ ...told, college, delivery: source.delivery });
      trim.run({ college, waba });
    }
  };
};

export const createReadAccountNews = (db: Db): Reads['accountNews'] => {
  const select = db.prepare<[{ college: string | null; limit: number }], Told>(`
    SELECT DISTINCT waba_id AS waba, at, field, event, words FROM account_news
    WHERE :college IS NULL OR college_id = :college
    ORDER BY at DESC, waba_id, field, event, words
    LIMIT :limit`);
  return (college, limit) => select.all({ college, limit }).map(rowOf);
};

const rowOf = ({ waba, at, field, event, words }: Told): AccountNewsRow => ({
  wabaId: waba,
  field,
  event: event === '' ? null : event,
  words,
  at: instant(at),
});
