import type { Db } from './database.ts';
import { indexedWords } from './indexed-words.ts';
import type { MessageRecord } from './message-record.ts';
import { digitsOf } from './people.ts';
import { wordKey } from './word-key.ts';

/**
 * The index of words. A transaction only notes which indexed messages it changed, and a new message needs no note at
 * all, so ingest pays next to nothing; `run` brings the index up to date, some messages at a time.
 */
export type WordIndex = {
  /** Within the transaction that writes it. `before` is `null` for a new message, `after` for one that is gone. */
  changed(before: MessageRecord | null, after: MessageRecord | null): void;
  /** A registration has another name, phone or id now. */
  renamed(registration: number): void;
  /** Indexes at most so many, and returns how many still wait. Within a transaction. */
  run(limit: number): number;
  forget(): void;
};

type Due = { readonly message: number; readonly key: bigint | null };
type Words = {
  readonly n: number;
  readonly text: string;
  readonly filename: string | null;
  readonly phone: string | null;
  readonly name: string | null;
  readonly external_id: string | null;
  readonly own_phone: string | null;
};

/** A message of 4,096 characters has some hundred words; what is beyond this is a list of something. */
const MOST_WORDS = 500;

export const createWordIndex = (db: Db): WordIndex => {
  const mark = db.prepare<[], { upto: number }>('SELECT upto FROM words_mark');
  const setMark = db.prepare<[number]>('UPDATE words_mark SET upto = ?');
  const note = db.prepare<{ n: number; at: number }>(
    `INSERT OR IGNORE INTO words_due (message, key) VALUES (:n, ${wordKey(':at', ':n')})`,
  );
  const noteAll = db.prepare<{ registration: number; upto: number }>(`
    INSERT OR IGNORE INTO words_due (message, key)
    SELECT n, ${wordKey('at', 'n')} FROM messages
    WHERE registration = :registration AND n <= :upto`);
  const due = db.prepare<[number], Due>('SELECT message, key FROM words_due ORDER BY message LIMIT ?').safeIntegers();
  const fresh = db.prepare<[number, number], { n: number }>('SELECT n FROM messages WHERE n > ? ORDER BY n LIMIT ?');
  const waiting = db.prepare<{ upto: number }, { count: number }>(`
    SELECT (SELECT count(*) FROM words_due) + (SELECT max(n) FROM messages) - :upto AS count`);
  const takeOut = db.prepare<[bigint]>('DELETE FROM words WHERE rowid = ?');
  const settle = db.prepare<[number]>('DELETE FROM words_due WHERE message = ?');
  // In the order of their keys, as the index likes them best.
  const select = db.prepare<[string], Words>(`
    SELECT
      m.n, CASE WHEN m.revoked THEN '' ELSE m.text END AS text, m.media ->> '$.filename' AS filename, m.phone,
      r.name, r.external_id, r.phone AS own_phone
    FROM json_each(?) AS wanted
    CROSS JOIN messages AS m ON m.n = wanted.value
    LEFT JOIN registrations AS r ON r.n = m.registration
    ORDER BY ${wordKey('m.at', 'm.n')}`);
  const put = db.prepare<[string, number]>(
    `INSERT INTO words (rowid, text) SELECT ${wordKey('at', 'n')}, ? FROM messages WHERE n = ?`,
  );

  let upto: number | null = null;
  const marked = (): number => {
    upto ??= mark.get()?.upto ?? 0;
    return upto;
  };

  return {
    changed: (before, after) => {
      if (before === null || before.n > marked()) return;
      if (after === null || INDEXED.some((column) => before[column] !== after[column]))
        note.run({ n: before.n, at: before.at });
    },
    renamed: (registration) => void noteAll.run({ registration, upto: marked() }),
    run: (limit) => {
      const again = due.all(limit).map(({ message, key }) => ({ n: Number(message), key }));
      for (const { n, key } of again) {
        if (key !== null) takeOut.run(key);
        settle.run(n);
      }
      const next = fresh.all(marked(), limit - again.length).map(({ n }) => n);
      const wanted = [...again.map(({ n }) => n), ...next];
      for (const row of select.all(JSON.stringify(wanted))) put.run(wordsOfMessage(row), row.n);
      const last = next.at(-1);
      if (last !== undefined) {
        setMark.run(last);
        upto = last;
      }
      return wanted.length < limit ? 0 : (waiting.get({ upto: marked() })?.count ?? 0);
    },
    forget: () => {
      upto = null;
    },
  };
};

const INDEXED = [
  'text',
  'revoked',
  'media',
  'phone',
  'registration',
  'at',
] as const satisfies readonly (keyof MessageRecord)[];

const wordsOfMessage = ({ text, filename, phone, name, external_id, own_phone }: Words): string => {
  const phones = [phone, own_phone === null ? null : digitsOf(own_phone)].filter((digits) => digits !== null);
  const words = [name, external_id, filename, text].flatMap((part) => indexedWords(part ?? ''));
  return [...new Set([...phones, ...words])].slice(0, MOST_WORDS).join(' ');
};
