import { type Change, strayOf } from './change.ts';
import type { AmendmentLine, Line, ReactionLine } from './line.ts';
import { isToGroup, type MessageHead, readHead } from './message-head.ts';
import { kindOf, parseContent } from './parse-content.ts';
import { parseIdentity } from './parse-system.ts';
import type { Acquaint } from './person.ts';
import { type Fields, id, inner, isFields, NONE, own, wordsOrNull } from './read.ts';

/**
 * One of `value.messages[]` (`in`) or of `value.message_echoes[]` (`out`: ours, sent by another program) (PLATFORM 6).
 * A type that we do not know is still a message; one without id, number or time is a stray.
 */
export const parseMessage = (message: unknown, direction: 'in' | 'out', change: Change, acquaint: Acquaint): Line => {
  const head = isFields(message) ? readHead(message, direction, change, acquaint) : null;
  if (!isFields(message) || head === null) return strayOf('unknown_shape', change);
  switch (kindOf(message)) {
    case 'reaction':
      return parseReaction(message, head) ?? strayOf('unknown_shape', change);
    case 'edit':
    case 'revoke':
      return parseAmendment(message, head) ?? strayOf('unknown_shape', change);
    case 'system':
      return parseIdentity(message, head) ?? parsePlain(message, head);
    default:
      return parsePlain(message, head);
  }
};

const parsePlain = (message: Fields, head: MessageHead): Line => ({
  kind: 'message',
  ...head,
  groupId: id(message, 'group_id') ?? (isToGroup(message) ? id(message, 'to') : null),
  replyTo: id(inner(message, 'context'), 'id'),
  content: parseContent(message),
});

/** A missing or empty emoji takes the reaction away. */
const parseReaction = (message: Fields, head: MessageHead): ReactionLine | null => {
  const reaction = inner(message, 'reaction');
  const target = id(reaction, 'message_id');
  return target === null ? null : { kind: 'reaction', ...head, target, emoji: wordsOrNull(reaction, 'emoji', 100) };
};

const parseAmendment = (message: Fields, head: MessageHead): AmendmentLine | null => {
  const kind = kindOf(message) === 'edit' ? 'edit' : 'revoke';
  const target = id(inner(message, kind), 'original_message_id');
  if (target === null) return null;
  if (kind === 'revoke') return { kind: 'amendment', ...head, target, change: { kind } };

  const edited = inner(inner(message, 'edit'), 'message');
  // An edit without the new words must not blank the old ones.
  if (edited === NONE || own(edited, 'type') === undefined) return null;
  return { kind: 'amendment', ...head, target, change: { kind, content: parseContent(edited) } };
};
