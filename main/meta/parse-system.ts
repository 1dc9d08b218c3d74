import type { IdentityLine } from './line.ts';
import type { MessageHead } from './message-head.ts';
import { readBsuid, readPerson } from './person.ts';
import { type Fields, inner, own, words } from './read.ts';

const CHANGES: ReadonlySet<unknown> = new Set([
  'user_changed_number',
  'user_changed_user_id',
  // Until v12.0.
  'customer_changed_number',
]);

/**
 * A `system` message that says a person now has another phone or BSUID (PLATFORM 6); `null` for any other, and for one
 * that does not name both sides. `from` is the phone they had; a changed BSUID usually comes without any phone.
 */
export const parseIdentity = (message: Fields, head: MessageHead): IdentityLine | null => {
  const system = inner(message, 'system');
  if (!CHANGES.has(own(system, 'type'))) return null;

  const after = readPerson(system, Object.hasOwn(system, 'wa_id') ? 'wa_id' : 'new_wa_id', 'user_id');
  const sender = readPerson(message, 'from', 'from_user_id');
  const previous = readBsuid(system, 'previous_user_id');
  // The sender's own BSUID may be the new one already.
  const before = { ...sender, bsuid: previous ?? (sender.bsuid === after.bsuid ? null : sender.bsuid) };

  const { name } = head.person;
  const names = [before.phone ?? before.bsuid, after.phone ?? after.bsuid];
  if (names.includes(null)) return null;
  return {
    kind: 'identity',
    phoneNumberId: head.phoneNumberId,
    wamid: head.wamid,
    at: head.at,
    before: { ...before, name },
    after: { ...after, name },
    text: words(system, 'body', 65_536),
  };
};
