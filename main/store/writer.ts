import type { CollegeFrame } from '../../preload/contract/frames.ts';
import { notFound } from '../refusal.ts';
import { createApplyLine } from './apply-line.ts';
import { createSaveCollegeSettings } from './college-settings.ts';
import { createDaily } from './daily.ts';
import type { Db } from './database.ts';
import { createDrafting } from './drafts.ts';
import { createEmptyBodies } from './empty-bodies.ts';
import { createForget } from './forget-student.ts';
import { createIdentify } from './identify.ts';
import { createImport } from './import-registrations.ts';
import { createLedger } from './ledger.ts';
import { type Moves, noMoves } from './moves.ts';
import { createPeople } from './people.ts';
import { createReactions } from './reactions.ts';
import { createRebuild } from './rebuild.ts';
import { createReplays } from './replays.ts';
import { createReplies } from './replies.ts';
import { createRoutes } from './routes.ts';
import { createWriteSavedFilters } from './saved-filters.ts';
import { createSequence } from './sequence.ts';
import { createRemember, createSaveSettings } from './settings-row.ts';
import { createSettle } from './settle.ts';
import { createSpokenWishes } from './spoken-wishes.ts';
import type { SignedDelivery, Writes } from './store.ts';
import { createTenants } from './tenants.ts';
import { createWaitingWishes } from './waiting-wishes.ts';
import { createWishes } from './wishes.ts';
import { createWordIndex } from './word-index.ts';
import { createWriteOutbox } from './write-outbox.ts';
import { createWriteTalk } from './write-talk.ts';

export type Written<T> = { readonly value: T; readonly frames: readonly CollegeFrame[] };

/** The only code that changes the database: synchronous, in one thread, a transaction a call. */
export type Writer = {
  record(deliveries: readonly SignedDelivery[]): readonly CollegeFrame[];
  quarantine(delivery: SignedDelivery): void;
  write<K extends keyof Writes>(name: K, params: Parameters<Writes[K]>): Written<ReturnType<Writes[K]>>;
};

export const createWriter = (db: Db, now: () => number): Writer => {
  const routes = createRoutes(db);
  const daily = createDaily(db);
  const sequence = createSequence(db);
  const words = createWordIndex(db);
  const wishes = createWishes(db);
  const waitingWishes = createWaitingWishes(db, wishes);
  const people = createPeople(db, waitingWishes);
  const spoken = createSpokenWishes(db, wishes);
  const settle = createSettle(db, daily, sequence, words);
  const forget = (): void => {
    routes.forget();
    daily.forget();
    sequence.forget();
    people.forget();
    words.forget();
    spoken.forget();
  };
  const counted = db.prepare<[], { counted: number }>('SELECT counted FROM daily_mark');
  if (counted.get()?.counted === 0)
    db.transaction(() => {
      createReplies(db).findAll();
      daily.recount();
    })();
  const draft = createDrafting(db);
  const reactions = createReactions(db);
  const applyLine = createApplyLine(db, routes, people, reactions, { wishes, waiting: waitingWishes, spoken });
  const ledger = createLedger(db, applyLine, settle, draft, forget);
  const importRegistrations = createImport(db, people, words, daily);
  const emptyBodies = createEmptyBodies(db);
  const forgetStudent = createForget(db, daily, words);
  const rebuild = createRebuild(db, ledger, daily);
  const tenants = createTenants(db, now);
  const seen = db.prepare<[string, string], { id: string }>(`
    UPDATE registrations
    SET seen_n = coalesce((SELECT max(m.n) FROM messages AS m WHERE m.registration = registrations.n), 0),
        seen_seq = (SELECT c.seq FROM colleges AS c WHERE c.id = registrations.college_id)
    WHERE college_id = ? AND id = ?
    RETURNING id`);
  const noticed = db.prepare<[number, string]>('UPDATE colleges SET noticed_seq = max(noticed_seq, ?) WHERE id = ?');
  const saveSettings = createSaveSettings(db);
  const remember = createRemember(db);
  const saveCollegeSettings = createSaveCollegeSettings(db);

  /** Every write by its name; each gets the moves to settle before the commit. */
  const writes: { [K in keyof Writes]: (moves: Moves, ...params: Parameters<Writes[K]>) => ReturnType<Writes[K]> } = {
    saveCollege: (_moves, college, who) => tenants.saveCollege(college, who),
    saveNumber: (moves, number, secrets, who) => {
      tenants.saveNumber(number, secrets, who);
      routes.forget();
      ledger.replay(tenants.waitingFor(number.phoneNumberId), moves);
      return null;
    },
    saveSecret: (_moves, secret) => tenants.saveSecret(secret),
    createToken: (_moves, token, who) => tenants.createToken(token, who),
    revokeToken: (_moves, id, who) => tenants.revokeToken(id, who),
    importRegistrations: (moves, collegeId, rows, who) => {
      const outcome = importRegistrations(collegeId, rows, now(), moves);
      tenants.note(collegeId, who, 'registrations.import', JSON.stringify(outcome));
      return outcome;
    },
    markSeen: (moves, collegeId, registrationId) => {
      const row = seen.get(collegeId, registrationId);
      if (!row) throw notFound('registration');
      moves.listed.set(collegeId, registrationId);
      return { id: row.id, unread: 0 };
    },
    saveCollegeSettings: (_moves, collegeId, patch, who) => {
      const saved = saveCollegeSettings(collegeId, patch);
      spoken.forget();
      tenants.note(collegeId, who, 'collegeSettings.save', Object.keys(patch).join(' '));
      return saved;
    },
    saveSettings: (_moves, patch, who) => {
      const saved = saveSettings(patch);
      tenants.note(null, who, 'settings.save', Object.keys(patch).join(' '));
      return saved;
    },
    remember: (_moves, name, value) => remember(name, value),
    markNoticed: (_moves, collegeId, upTo) => {
      noticed.run(upTo, collegeId);
      return null;
    },
    emptyBodies: (_moves, before, limit) => emptyBodies(before, limit),
    forgetStudent: (moves, collegeId, id, traces, who) => {
      const erased = forgetStudent(collegeId, id, traces);
      if (erased === null) return null;
      people.forget();
      moves.listed.set(collegeId, null);
      tenants.note(collegeId, who, 'registrations.forget', JSON.stringify({ id, ...erased }));
      return erased;
    },
    note: (_moves, collegeId, who, what, subject) => {
      tenants.note(collegeId, who, what, subject);
      return null;
    },
    indexWords: (_moves, limit) => ({ left: words.run(limit) }),
    rebuild: (moves) => ({ deliveries: rebuild(moves) }),
    ...createReplays(db, ledger, tenants.note, now),
    ...createWriteSavedFilters(db, tenants.note),
    ...createWriteOutbox(db, now, tenants.note, wishes, createIdentify(people)),
    ...createWriteTalk(db, now, tenants.note, reactions),
  };

  const transact = db.transaction(<K extends keyof Writes>(name: K, params: Parameters<Writes[K]>) => {
    const moves = noMoves(draft());
    const value = writes[name](moves, ...params);
    return { value, frames: settle(moves) };
  });

  return {
    record: ledger.record,
    quarantine: ledger.quarantine,
    write: (name, params) => {
      try {
        return transact.immediate(name, params) as Written<ReturnType<Writes[typeof name]>>;
      } catch (error) {
        forget();
        throw error;
      }
    },
  };
};
