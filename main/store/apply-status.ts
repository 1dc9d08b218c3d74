import type { StatusLine } from '../meta/line.ts';
import type { Source } from './apply-line.ts';
import type { Db } from './database.ts';
import type { Place } from './drafts.ts';
import { createIdentify } from './identify.ts';
import { list, type Moves } from './moves.ts';
import { newId } from './new-id.ts';
import { newMessage } from './new-message.ts';
import type { People } from './people.ts';
import { MARKETING_STOPPED, type Wishes, wishOfRefusal } from './wishes.ts';

/**
 * Whose message is it? The wamid says; else our own id in `biz_opaque_callback_data`; else it was sent from elsewhere
 * and the report itself makes the message. A report is never without one, so none is lost for coming first.
 */
export const createApplyStatus = (db: Db, people: People, wishes: Wishes) => {
  const append = createAppend(db);
  const identify = createIdentify(people);

  const makeMessage = (college: string, line: StatusLine, source: Source, moves: Moves): Place => {
    const registration = line.groupId === null ? people.find(college, line.recipient) : null;
    const draft = moves.drafts.create(
      newMessage({
        id: newId('m', source.heardAt),
        college_id: college,
        registration,
        phone_number_id: line.phoneNumberId,
        direction: 'out',
        origin: 'elsewhere',
        phone: line.recipient.phone,
        bsuid: line.recipient.bsuid,
        group_id: line.groupId,
        delivery: source.delivery,
      }),
    );
    if (registration !== null) people.learn(college, registration, line.recipient, moves);
    return { draft, attempt: moves.drafts.addAttempt(draft, line.wamid) };
  };

  /** The try of ours that this report names (`<message>:<try>`, as we set it on every send), if it is this college's. */
  const oursOf = (college: string, callbackData: string | null, moves: Moves): Place | null => {
    const named = /^(.+?)(?::(\d{1,6}))?$/.exec(callbackData ?? '');
    const draft = named && moves.drafts.ofDesk(named[1] ?? '');
    return draft && draft.row.college_id === college ? { draft, attempt: Number(named[2] ?? 1) } : null;
  };

  const placeOf = (college: string, line: StatusLine, source: Source, moves: Moves): Place => {
    const { drafts } = moves;
    const found = drafts.ofWamid(college, line.wamid);
    const named = oursOf(college, line.callbackData, moves);
    if (named && (!found || found.draft.row.origin === 'elsewhere')) {
      const { draft } = named;
      const attempt = drafts.adopt(draft, line.wamid, named.attempt);
      if (found) identify(draft, found.draft.row, moves);
      identify(draft, line.recipient, moves);
      return { draft, attempt };
    }
    if (found) {
      identify(found.draft, line.recipient, moves);
      return found;
    }
    return makeMessage(college, line, source, moves);
  };

  const stopMarketing = ({ draft }: Place, at: number, moves: Moves): void => {
    const { registration, college_id } = draft.row;
    const changed = registration === null ? null : wishes(registration, wishOfRefusal(at));
    if (changed) list(moves, college_id, changed.id);
  };

  return (college: string, line: StatusLine, source: Source, moves: Moves): void => {
    const place = placeOf(college, line, source, moves);
    if (append(place, line, source)) place.draft.touched = true;
    if (line.error?.code === MARKETING_STOPPED) stopMarketing(place, line.at, moves);
  };
};

/** Appends a report, or makes an equal one exacter: earliest times, and of two reasons always the same. True when anything changed. */
const createAppend = (db: Db) => {
  const upsert = db.prepare<unknown[]>(`
    INSERT INTO reports (message, attempt, participant, status, at, heard_at, delivery, error, pricing)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (message, attempt, participant, status) DO UPDATE SET
      at       = min(at, excluded.at),
      delivery = CASE WHEN excluded.heard_at < heard_at THEN excluded.delivery ELSE delivery END,
      heard_at = min(heard_at, excluded.heard_at),
      error    = coalesce(min(error, excluded.error), error, excluded.error),
      pricing  = coalesce(min(pricing, excluded.pricing), pricing, excluded.pricing)
    WHERE excluded.at < at
      OR excluded.heard_at < heard_at
      OR (excluded.error IS NOT NULL AND (error IS NULL OR excluded.error < error))
      OR (excluded.pricing IS NOT NULL AND (pricing IS NULL OR excluded.pricing < pricing))`);
  return ({ draft, attempt }: Place, line: StatusLine, { heardAt, delivery }: Source): boolean => {
    const error = line.error && JSON.stringify(line.error);
    const pricing = line.pricing && JSON.stringify(line.pricing);
    const { participant, status, at } = line;
    return upsert.run(draft.row.n, attempt, participant, status, at, heardAt, delivery, error, pricing).changes > 0;
  };
};
