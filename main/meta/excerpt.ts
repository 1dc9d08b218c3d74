import { phoneNumberIdOf } from './change.ts';
import { fromJsonBytes } from './json.ts';
import { type Fields, inner, isFields, list, own } from './read.ts';

/** What of a delivery is about some messages. `whole`: it is about nothing else, and stands byte for byte. */
export type Excerpt = { readonly text: string; readonly whole: boolean };

const LISTS = ['statuses', 'messages', 'message_echoes'] as const;

/**
 * The part of a delivery's body that tells of these wamids, of these numbers, as JSON: a batch holds what other students,
 * or even other colleges, were told. `null` where it is no JSON or tells nothing of them.
 */
export const excerpt = (body: Uint8Array, numbers: readonly string[], wamids: readonly string[]): Excerpt | null => {
  const envelope = fromJsonBytes(body);
  if (!isFields(envelope)) return null;
  let leftOut = false;

  const partOfChange = (change: unknown): Fields[] => {
    const value = isFields(change) ? inner(change, 'value') : {};
    const lists = numbers.includes(phoneNumberIdOf(value) ?? '') ? LISTS : [];
    const kept = lists.flatMap((name) => {
      const about = list(value, name).filter((told) => isFields(told) && isAbout(told, wamids));
      if (about.length < list(value, name).length) leftOut = true;
      return about.length > 0 ? [[name, about] as const] : [];
    });
    if (kept.length === 0) {
      leftOut = true;
      return [];
    }
    const { metadata, messaging_product } = value as Record<string, unknown>;
    return [{ ...(change as Fields), value: { messaging_product, metadata, ...Object.fromEntries(kept) } }];
  };

  const entries = list(envelope, 'entry').flatMap((entry) => {
    const changes = list(isFields(entry) ? entry : {}, 'changes').flatMap(partOfChange);
    return changes.length > 0 ? [{ ...(entry as Fields), changes }] : [];
  });
  if (entries.length === 0) return null;
  if (!leftOut) return { text: new TextDecoder().decode(body), whole: true };
  return { text: JSON.stringify({ ...envelope, entry: entries }), whole: false };
};

/** Its own id, or that of the message it reacts to, edits or takes back. */
const isAbout = (told: Fields, wamids: readonly string[]): boolean =>
  [
    own(told, 'id'),
    own(inner(told, 'reaction'), 'message_id'),
    own(inner(told, 'edit'), 'original_message_id'),
    own(inner(told, 'revoke'), 'original_message_id'),
  ].some((id) => typeof id === 'string' && wamids.includes(id));
