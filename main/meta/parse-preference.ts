import { type Change, strayOf } from './change.ts';
import type { PreferenceLine, StrayLine } from './line.ts';
import { type Acquaint, readPerson } from './person.ts';
import { isFields, own, time } from './read.ts';

/** `value` of a preference, and whether it says no to marketing (PLATFORM 2.2; `signup` is seen in the wild only). */
const OPTED_OUT: ReadonlyMap<unknown, boolean> = new Map([
  ['stop', true],
  ['resume', false],
  ['signup', false],
]);

/** One of `value.user_preferences[]`: a person's wish about marketing messages. */
export const parsePreference = (
  preference: unknown,
  change: Change,
  acquaint: Acquaint,
): PreferenceLine | StrayLine => {
  if (!isFields(preference)) return strayOf('unknown_shape', change);
  const person = acquaint(readPerson(preference, 'wa_id', 'user_id'));
  const optedOut = OPTED_OUT.get(own(preference, 'value'));
  const at = time(preference, 'timestamp');
  const isNamed = person.phone !== null || person.bsuid !== null;
  const isAboutMarketing = own(preference, 'category') === 'marketing_messages';
  if (!isNamed || !isAboutMarketing || optedOut === undefined || at === null) return strayOf('unknown_shape', change);
  const { wabaId, phoneNumberId } = change;
  return { kind: 'preference', wabaId, phoneNumberId, person, optedOut, at };
};
