import type { AmendmentLine, IdentityLine, MessageLine, Person, ReactionLine } from '../meta/line.ts';
import type { Source } from './apply-line.ts';
import type { Db } from './database.ts';
import { alter, type Draft } from './draft.ts';
import { createIdentify } from './identify.ts';
import { list, type Moves } from './moves.ts';
import { newId } from './new-id.ts';
import { newMessage, wordsOf } from './new-message.ts';
import type { People } from './people.ts';
import type { SpokenWishes } from './spoken-wishes.ts';

export type ApplyMessage = {
  say(college: string, line: MessageLine, source: Source, moves: Moves): void;
  react(college: string, line: ReactionLine, source: Source, moves: Moves): void;
  amend(college: string, line: AmendmentLine, source: Source, moves: Moves): void;
  rename(college: string, line: IdentityLine, source: Source, moves: Moves): void;
};

/** Messages that students send, words about them, and echoes of what other programs sent from our number. */
export const createApplyMessage = (db: Db, people: People, spoken: SpokenWishes): ApplyMessage => {
  const identify = createIdentify(people);
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

  const registrationOf = (college: string, line: MessageLine, moves: Moves): number | null => {
    if (line.direction === 'in') return sender(college, line.person, line.at, moves);
    const found = line.groupId === null ? people.find(college, line.person) : null;
    if (found !== null) people.learn(college, found, line.person, moves);
    return found;
  };

  /** Anything a student sends opens the 24-hour window anew. */
  const openWindow = (registration: number | null, at: number, moves: Moves): void => {
    if (registration === null || moves.again !== false) return;
    heard.run(at, registration);
    moves.registrations.add(registration);
  };

  /** Who reacts to a message or alters one makes no contact when that is told again. */
  const heardFrom = (college: string, person: Person, at: number, moves: Moves): void => {
    if (moves.again === false) openWindow(sender(college, person, at, moves), at, moves);
  };

  const announceTarget = (college: string, target: string, moves: Moves): void => {
    const found = moves.drafts.ofWamid(college, target);
    if (!found) return;
    found.draft.touched = true;
    found.draft.announced = true;
  };

  const add = (college: string, line: MessageLine, source: Source, moves: Moves): void => {
    const { person, content, direction, groupId } = line;
    const registration = registrationOf(college, line, moves);
    const draft = moves.drafts.create({
      ...newMessage({
        id: newId('m', source.heardAt),
        college_id: college,
        registration,
        phone_number_id: line.phoneNumberId,
        direction,
        origin: direction === 'in' ? 'student' : 'elsewhere',
        phone: person.phone,
        bsuid: person.bsuid,
        group_id: groupId,
        delivery: source.delivery,
      }),
      ...wordsOf(content, line.at, line.replyTo),
    });
    moves.drafts.addAttempt(draft, line.wamid);
    if (direction === 'out' || groupId !== null || content.kind === 'system') return;
    openWindow(registration, line.at, moves);
    if (registration !== null) spoken.hear(college, registration, line, moves);
  };

  const say: ApplyMessage['say'] = (college, line, source, moves) => {
    const found = moves.drafts.ofWamid(college, line.wamid);
    if (!found) return add(college, line, source, moves);
    const { said_at, origin, delivery } = found.draft.row;
    if (origin === 'desk') return;
    if (said_at !== null) {
      if (moves.again === 'replayed' && delivery === source.delivery) reword(found.draft, line);
      return;
    }
    alter(found.draft, { ...wordsOf(line.content, line.at, line.replyTo), delivery: source.delivery });
    identify(found.draft, line.person, moves);
  };

  return {
    say,

    react: (college, line, { delivery }, moves) => {
      const { target, direction, emoji, at, wamid } = line;
      const actor = direction === 'out' ? 'us' : (line.person.bsuid ?? line.person.phone ?? '');
      const { changes } = react.run({ college, target, actor, direction, emoji, at, wamid, delivery });
      if (changes > 0) announceTarget(college, target, moves);
      if (direction === 'in') heardFrom(college, line.person, at, moves);
    },

    amend: (college, line, { delivery }, moves) => {
      const { target, wamid, at, change } = line;
      const text = change.kind === 'edit' ? change.content.text : '';
      const { changes } = amend.run({ college, target, wamid, kind: change.kind, text, at, delivery });
      if (changes > 0) announceTarget(college, target, moves);
      if (line.direction === 'in') heardFrom(college, line.person, at, moves);
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

/** The words that a delivery brought, as today's parser reads them. */
const reword = (draft: Draft, { content, at, replyTo }: MessageLine): void => {
  const words = wordsOf(content, at, replyTo);
  const columns = Object.keys(words) as (keyof typeof words)[];
  if (columns.some((column) => draft.row[column] !== words[column])) alter(draft, words);
};
