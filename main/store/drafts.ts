import type { Db } from './database.ts';
import type { Draft } from './draft.ts';
import type { MessageRecord } from './message-record.ts';

/** Whose a wamid is: a message and which of its attempts. */
export type Place = { readonly draft: Draft; readonly attempt: number };

/** The messages a transaction has in hand. Whoever asks for one twice gets the same. */
export type Drafts = {
  ofWamid(college: string, wamid: string): Place | null;
  /** One that this desk sends, by its id. */
  ofDesk(id: string): Draft | null;
  /** Messages of a person we could not place so far. */
  waitingFor(college: string, handle: 'phone' | 'bsuid', value: string): readonly Draft[];
  load(n: number): Draft;
  /** Takes a new message in hand, under a number that none ever had. */
  create(row: Omit<MessageRecord, 'n' | 'seq'>): Draft;
  /** Gives a wamid to a message as its next attempt, and returns which one that is. */
  addAttempt(draft: Draft, wamid: string): number;
  /** Gives a wamid to this try of ours, with all that was told of it while nobody knew whose it was. */
  adopt(draft: Draft, wamid: string, attempt: number): number;
  all(): Iterable<Draft>;
};

/** Prepares once what every transaction's drafts need. */
export const createDrafting = (db: Db): (() => Drafts) => {
  const attemptOf = db.prepare<[string, string], { message: number; ordinal: number }>(
    'SELECT message, ordinal FROM attempts WHERE college_id = ? AND wamid = ?',
  );
  const select = db.prepare<[number], MessageRecord>('SELECT * FROM messages WHERE n = ?');
  const ours = db.prepare<[string], { n: number }>(`SELECT n FROM messages WHERE id = ? AND origin = 'desk'`);
  const waiting = {
    phone: db.prepare<[string, string], { n: number }>(
      'SELECT n FROM messages WHERE college_id = ? AND phone = ? AND registration IS NULL AND group_id IS NULL',
    ),
    bsuid: db.prepare<[string, string], { n: number }>(
      'SELECT n FROM messages WHERE college_id = ? AND bsuid = ? AND registration IS NULL AND group_id IS NULL',
    ),
  };
  const last = db.prepare<[], { n: number }>(
    'SELECT max((SELECT coalesce(max(n), 0) FROM messages), (SELECT highest FROM messages_mark)) AS n',
  );
  const count = db.prepare<[number], { attempts: number }>(
    'SELECT count(*) AS attempts FROM attempts WHERE message = ?',
  );
  const insertAttempt = db.prepare<[string, string, number, number]>(
    'INSERT INTO attempts (college_id, wamid, message, ordinal) VALUES (?, ?, ?, ?)',
  );
  const redirect = db.prepare<[number, number, string, string]>(
    'UPDATE attempts SET message = ?, ordinal = ? WHERE college_id = ? AND wamid = ?',
  );
  const moveReports = db.prepare<[number, number, number]>(
    'UPDATE reports SET message = ?, attempt = ? WHERE message = ?',
  );

  return () => {
    const inHand = new Map<number, Draft>();
    const places = new Map<string, Place>();
    /** Those of nobody, or that were when they were taken in hand. */
    const unplaced = new Set<Draft>();
    let lastN: number | null = null;

    const take = (before: MessageRecord | null, row: MessageRecord): Draft => {
      const draft = { before, row, touched: before === null, announced: false, gone: false };
      inHand.set(row.n, draft);
      if (row.registration === null && row.group_id === null) unplaced.add(draft);
      return draft;
    };
    const load = (n: number): Draft => {
      const known = inHand.get(n);
      if (known) return known;
      const row = select.get(n);
      if (!row) throw new Error(`message ${n} is gone`);
      return take(row, row);
    };
    const nextAttempt = ({ before, row }: Draft): number =>
      before === null && row.wamid === null ? 1 : 1 + (count.get(row.n)?.attempts ?? 0);

    // One delivery after another tells of the same message: it is looked for once.
    const placeOf = (college: string, wamid: string): Place | null => {
      const known = places.get(`${college} ${wamid}`);
      if (known) return known;
      const found = attemptOf.get(college, wamid);
      return found ? settle(load(found.message), wamid, found.ordinal) : null;
    };
    const settle = (draft: Draft, wamid: string, attempt: number): Place => {
      const place = { draft, attempt };
      places.set(`${draft.row.college_id} ${wamid}`, place);
      return place;
    };
    const giveAttempt = (draft: Draft, wamid: string, ordinal: number): number => {
      insertAttempt.run(draft.row.college_id, wamid, draft.row.n, ordinal);
      settle(draft, wamid, ordinal);
      if (ordinal === 1) draft.row = { ...draft.row, wamid };
      return ordinal;
    };
    const moveAttempt = (wamid: string, from: Draft, to: Draft, ordinal: number): number => {
      redirect.run(to.row.n, ordinal, to.row.college_id, wamid);
      moveReports.run(to.row.n, ordinal, from.row.n);
      settle(to, wamid, ordinal);
      if (ordinal === 1) to.row = { ...to.row, wamid };
      // What was news of the one is no news of the other.
      to.row = { ...to.row, news_seq: to.row.news_seq ?? from.row.news_seq };
      to.touched = true;
      from.gone = true;
      return ordinal;
    };

    return {
      load,
      ofWamid: placeOf,
      ofDesk: (id) => {
        const found = ours.get(id);
        return found ? load(found.n) : null;
      },
      waitingFor: (college, handle, value) => {
        for (const { n } of waiting[handle].all(college, value)) load(n);
        // Also one that learned of the person within this transaction: its row does not know yet.
        const found: Draft[] = [];
        for (const draft of unplaced) {
          const { row, gone } = draft;
          if (gone || row.registration !== null) unplaced.delete(draft);
          else if (row.college_id === college && row[handle] === value) found.push(draft);
        }
        return found;
      },
      create: (row) => {
        lastN = (lastN ?? last.get()?.n ?? 0) + 1;
        return take(null, { ...row, n: lastN, seq: 0 });
      },
      addAttempt: (draft, wamid) => giveAttempt(draft, wamid, nextAttempt(draft)),
      adopt: (draft, wamid, attempt) => {
        const known = placeOf(draft.row.college_id, wamid);
        if (!known) return giveAttempt(draft, wamid, attempt);
        const from = known.draft;
        // What is ours already keeps its place; what another message of ours has is not taken from it.
        if (from === draft || from.row.origin === 'desk') return known.attempt;
        return moveAttempt(wamid, from, draft, attempt);
      },
      all: () => inHand.values(),
    };
  };
};
