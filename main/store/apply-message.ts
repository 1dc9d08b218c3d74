import type { AmendmentLine, IdentityLine, MessageLine, Person, ReactionLine } from '../meta/line.ts';
import type { Source } from './apply-line.ts';
import type { Db } from './database.ts';
import type { MessageRecord } from './message-record.ts';
import { announce, list, type Moves } from './moves.ts';
import { idFrom, type People } from './people.ts';

export type ApplyMessage = {
  say(college: string, line: MessageLine, source: Source, moves: Moves): void;
  react(college: string, line: ReactionLine, source: Source, moves: Moves): void;
  amend(college: string, line: AmendmentLine, source: Source, moves: Moves): void;
  rename(college: string, line: IdentityLine, source: Source, moves: Moves): void;
};

/** Messages that students send, words about them, and echoes of what other programs sent from our number. */
export const createApplyMessage = (db: Db, people: People): ApplyMessage => {
  const known = db.prepare<[string, string], { n: number; said_at: number | null; origin: string }>(`
    SELECT m.n, m.said_at, m.origin
    FROM attempts AS a
    JOIN messages AS m ON m.n = a.message
    WHERE a.college_id = ? AND a.wamid = ?`);
  const insert = db.prepare(`
    INSERT INTO messages (
      id, college_id, seq, registration, phone_number_id, direction, origin, kind, said, said_at, text, media, extra,
      phone, bsuid, group_id, reply_to, wamid, at, status, status_at, delivery
    ) VALUES (
      :id, :college, 0, :registration, :number, :direction, :origin, :kind, :said, :at, :said, :media, :extra,
      :phone, :bsuid, :group, :replyTo, :wamid, :at, 'accepted', :at, :delivery
    )`);
  const addAttempt = db.prepare<[string, string, number]>(
    'INSERT INTO attempts (college_id, wamid, message, ordinal) VALUES (?, ?, ?, 1)',
  );
  const row = db.prepare<[number], MessageRecord>('SELECT * FROM messages WHERE n = ?');
  const fill = db.prepare(`
    UPDATE messages
    SET kind = :kind, said = :said, said_at = :at, media = :media, extra = :extra, reply_to = :replyTo,
        delivery = :delivery
    WHERE n = :n`);
  const heard = db.prepare<[number, number]>(
    'UPDATE registrations SET last_in_at = max(coalesce(last_in_at, 0), ?) WHERE n = ?',
  );
  const react = db.prepare(`
    INSERT INTO reactions (college_id, target, actor, direction, emoji, at, wamid, delivery)
    VALUES (:college, :target, :actor, :direction, :emoji, :at, :wamid, :delivery)
    ON CONFLICT (college_id, target, actor) DO UPDATE SET
      emoji = excluded.emoji, at = excluded.at, wamid = excluded.wamid, direction = excluded.direction,
      delivery = excluded.delivery
    WHERE (excluded.at, excluded.wamid) > (at, wamid)`);
  const amend = db.prepare(`
    INSERT OR IGNORE INTO amendments (college_id, target, wamid, kind, text, at, delivery)
    VALUES (:college, :target, :wamid, :kind, :text, :at, :delivery)`);

  /** The sender's registration; a contact is made for one we do not know. */
  const sender = (college: string, person: Person, at: number, moves: Moves): number | null => {
    const found = people.find(college, person);
    if (found !== null) {
      people.learn(college, found, person, moves);
      return found;
    }
    return person.phone === null && person.bsuid === null ? null : people.createContact(college, person, at, moves);
  };

  /** Anything a student sends opens the 24-hour window anew. */
  const openWindow = (registration: number | null, at: number, moves: Moves): void => {
    if (registration === null) return;
    heard.run(at, registration);
    moves.registrations.add(registration);
  };

  const touchTarget = (college: string, target: string, moves: Moves): void => {
    const n = known.get(college, target)?.n;
    if (n !== undefined) announce(moves, n);
  };

  const add = (college: string, line: MessageLine, source: Source, moves: Moves): void => {
    const { person, content } = line;
    const registration =
      line.direction === 'in'
        ? sender(college, person, line.at, moves)
        : line.groupId === null
          ? people.find(college, person)
          : null;
    const { lastInsertRowid } = insert.run({
      id: idFrom('m', college, line.wamid),
      college,
      registration,
      number: line.phoneNumberId,
      direction: line.direction,
      origin: line.direction === 'in' ? 'student' : 'elsewhere',
      kind: content.kind,
      said: content.text,
      media: content.media && JSON.stringify(content.media),
      extra: content.extra && JSON.stringify(content.extra),
      phone: person.phone,
      bsuid: person.bsuid,
      group: line.groupId,
      replyTo: line.replyTo,
      wamid: line.wamid,
      at: line.at,
      delivery: source.delivery,
    });
    const n = Number(lastInsertRowid);
    addAttempt.run(college, line.wamid, n);
    moves.fresh.add(n);
    moves.messages.add(n);
    if (line.direction === 'in' && line.groupId === null && content.kind !== 'system')
      openWindow(registration, line.at, moves);
  };

  const say: ApplyMessage['say'] = (college, line, source, moves) => {
    const found = known.get(college, line.wamid);
    if (!found) return add(college, line, source, moves);
    if (found.said_at !== null || found.origin === 'desk') return;
    const { kind, text, media, extra } = line.content;
    const before = row.get(found.n);
    if (before && !moves.before.has(found.n)) moves.before.set(found.n, before);
    fill.run({
      n: found.n,
      kind,
      said: text,
      at: line.at,
      media: media && JSON.stringify(media),
      extra: extra && JSON.stringify(extra),
      replyTo: line.replyTo,
      delivery: source.delivery,
    });
    moves.messages.add(found.n);
  };

  return {
    say,

    react: (college, line, { delivery }, moves) => {
      const { target, direction, emoji, at, wamid } = line;
      const actor = direction === 'out' ? 'us' : (line.person.bsuid ?? line.person.phone ?? '');
      const { changes } = react.run({ college, target, actor, direction, emoji, at, wamid, delivery });
      if (changes > 0) touchTarget(college, target, moves);
      if (direction === 'in') openWindow(sender(college, line.person, at, moves), at, moves);
    },

    amend: (college, line, { delivery }, moves) => {
      const { target, wamid, at, change } = line;
      const text = change.kind === 'edit' ? change.content.text : '';
      if (amend.run({ college, target, wamid, kind: change.kind, text, at, delivery }).changes > 0)
        touchTarget(college, target, moves);
      if (line.direction === 'in') openWindow(sender(college, line.person, at, moves), at, moves);
    },

    rename: (college, line, source, moves) => {
      const found = people.find(college, line.before) ?? people.find(college, line.after);
      if (found !== null && people.learn(college, found, line.after, moves)) list(moves, college, null);
      const content = { kind: 'system', text: line.text, media: null, extra: null };
      const { phoneNumberId, wamid, at, after: person } = line;
      const message = { direction: 'in', groupId: null, replyTo: null } as const;
      say(college, { kind: 'message', ...message, phoneNumberId, wamid, at, person, content }, source, moves);
    },
  };
};
