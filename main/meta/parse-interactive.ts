import { fromJson } from './json.ts';
import type { Payload } from './payload.ts';
import { prune } from './prune.ts';
import { type Fields, id, inner, own, words, wordsOrNull } from './read.ts';

const LONGEST_LINE = 1_000;
const LONGEST_BODY = 65_536;

/**
 * A tap on something that was sent: a reply button, a row of a list, a filled-in form, leave to call (PLATFORM 6).
 * Echoes carry the other side, what was sent, whose words are in `body.text`.
 */
export const parseInteractive = (interactive: Fields): Payload => {
  const type = words(interactive, 'type', 64);
  const reply = inner(interactive, type);
  if (type === 'button_reply' || type === 'list_reply') return readChoice(type, reply);
  if (type === 'nfm_reply') return readForm(reply);
  if (type === 'call_permission_reply') return { extra: { type, reply: prune(reply) } };
  return { text: words(inner(interactive, 'body'), 'text', LONGEST_BODY), extra: { interactive: prune(interactive) } };
};

const readChoice = (type: string, reply: Fields): Payload => ({
  text: words(reply, 'title', LONGEST_LINE),
  extra: { type, id: id(reply, 'id'), description: wordsOrNull(reply, 'description', LONGEST_LINE) },
});

/** `response_json` is JSON inside a string; what is none is kept as it stands. */
const readForm = (reply: Fields): Payload => {
  const answer = own(reply, 'response_json');
  const response = typeof answer === 'string' ? (fromJson(answer) ?? answer) : answer;
  return {
    text: words(reply, 'body', LONGEST_LINE),
    extra: { type: 'nfm_reply', name: wordsOrNull(reply, 'name', 200), response: prune(response ?? null) },
  };
};
