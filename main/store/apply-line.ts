import type { StrayReason } from '../../preload/contract/stray.ts';
import type {
  AmendmentLine,
  IdentityLine,
  Line,
  MessageLine,
  PreferenceLine,
  ReactionLine,
  StatusLine,
} from '../meta/line.ts';
import { createTellAccount } from './account-news.ts';
import { createApplyMessage } from './apply-message.ts';
import { createApplyStatus } from './apply-status.ts';
import { createApplyTemplate } from './apply-template.ts';
import type { Db } from './database.ts';
import type { Moves } from './moves.ts';
import { list } from './moves.ts';
import type { People } from './people.ts';
import type { Reactions } from './reactions.ts';
import type { Routes } from './routes.ts';
import type { SpokenWishes } from './spoken-wishes.ts';
import type { WaitingWishes } from './waiting-wishes.ts';
import type { Wishes } from './wishes.ts';

/** Where a line came from, and what it may touch. */
export type Source = {
  readonly delivery: number;
  readonly apps: readonly string[];
  /** When we heard it, ms UTC. */
  readonly heardAt: number;
};

/** What is told of a number, and so of one college. */
type NumberLine = StatusLine | MessageLine | ReactionLine | AmendmentLine | IdentityLine;

/** Gives one line its effect; `null` when it had a place, else why it is a stray. Within a transaction. */
export type ApplyLine = (line: Line, source: Source, moves: Moves) => StrayReason | null;

/** All that hears what students want. */
type AllWishes = { readonly wishes: Wishes; readonly waiting: WaitingWishes; readonly spoken: SpokenWishes };

export const createApplyLine = (
  db: Db,
  routes: Routes,
  people: People,
  reactions: Reactions,
  { wishes, waiting, spoken }: AllWishes,
): ApplyLine => {
  const applyStatus = createApplyStatus(db, people, wishes);
  const messages = createApplyMessage(db, people, spoken);
  const preferences = createApplyPreference(routes, people, wishes, waiting);
  const templates = createApplyTemplate(db, routes);
  const account = createTellAccount(db, routes);
  const isElsewhere = createElsewhere(db);

  const inCollege = (line: NumberLine, source: Source, moves: Moves): StrayReason | null => {
    const route = routes.collegeOfNumber(line.phoneNumberId, source.apps);
    if (typeof route === 'string') return route;
    // Its number belongs to another college by now; what it was told before stays where it was told.
    if (moves.again === 'replayed' && isElsewhere(route.college, line, moves)) return null;
    switch (line.kind) {
      case 'status':
        if (!reactions.heard(route.college, line, moves)) applyStatus(route.college, line, source, moves);
        return null;
      case 'message':
        messages.say(route.college, line, source, moves);
        return null;
      case 'reaction':
        messages.react(route.college, line, source, moves);
        return null;
      case 'amendment':
        messages.amend(route.college, line, source, moves);
        return null;
      case 'identity':
        messages.rename(route.college, line, source, moves);
        return null;
      default:
        return line satisfies never;
    }
  };

  return (line, source, moves) => {
    switch (line.kind) {
      case 'stray':
        return line.reason;
      case 'news':
        return null;
      case 'template':
        templates(line, source, moves);
        return null;
      case 'account':
        account(line, source, moves);
        return null;
      case 'preference':
        return preferences(line, source, moves) ? null : 'unmatched_preference';
      default:
        return inCollege(line, source, moves);
    }
  };
};

/** A student's wish counts in every college whose account told of it, also where the student is known only later; the newest stands. */
const createApplyPreference = (routes: Routes, people: People, wishes: Wishes, waiting: WaitingWishes) => {
  return (line: PreferenceLine, source: Source, moves: Moves): boolean => {
    const colleges = routes.collegesOfAccount(line.wabaId, source.apps);
    const wish = { out: line.optedOut, at: line.at };
    for (const college of colleges) {
      const n = people.find(college, line.person);
      if (n === null) {
        waiting.keep(college, line.person, wish);
        continue;
      }
      const changed = wishes(n, { scope: 'marketing', by: 'preference', ...wish });
      if (changed) list(moves, college, changed.id);
    }
    return colleges.length > 0;
  };
};

/** Whether the message of a line is known, but to another college only. */
const createElsewhere = (db: Db) => {
  const known = db.prepare<[string, string], { id: string }>(`
    SELECT c.id FROM colleges AS c
    JOIN attempts AS a ON a.college_id = c.id AND a.wamid = ?
    WHERE c.id <> ?
    LIMIT 1`);
  return (college: string, line: NumberLine, moves: Moves): boolean => {
    const wamid = 'target' in line ? line.target : line.wamid;
    return moves.drafts.ofWamid(college, wamid) === null && known.get(wamid, college) !== undefined;
  };
};
