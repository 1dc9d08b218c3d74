import { ACCOUNT_FIELDS, type AccountField } from '../../preload/contract/account-news.ts';
import type { AddLine, Change } from './change.ts';
import { clean } from './clean.ts';
import type { AccountLine } from './line.ts';
import { type Fields, inner, isFields, NONE, own, time, words, wordsOrNull } from './read.ts';

const MOST_PARTS = 20;
const LONGEST = 500;

/**
 * What an account is told by (PLATFORM 2.2). Shapes differ by event and grow: an event where there is one, and all else
 * that is said as names and values. What says nothing is kept, and has no effect.
 */
export const parseAccount = (change: Change, add: AddLine): void => {
  const { wabaId, phoneNumberId, field, at, value } = change;
  const known = ACCOUNT_FIELDS.find((other) => other === field);
  const told = known && toldBy(known, value);
  if (!told || (told.event === null && told.words === '')) return add({ kind: 'news', wabaId, phoneNumberId, field });
  add({ kind: 'account', wabaId, phoneNumberId, field: known, ...told, toldAt: at });
};

const toldBy = (field: AccountField, value: Fields): Pick<AccountLine, 'event' | 'words'> => {
  if (field !== 'account_alerts') return { event: wordsOrNull(value, 'event', 100), words: spelt(value) };
  // Nested as Meta documents it; some libraries write it flat.
  const alert = own(value, 'alert_info') === undefined ? value : inner(value, 'alert_info');
  const said = [words(alert, 'alert_description', LONGEST), words(alert, 'alert_severity', 50)];
  return { event: wordsOrNull(alert, 'alert_type', 100), words: said.filter((part) => part !== '').join(' · ') };
};

const spelt = (value: Fields): string => clean(partsOf(value).slice(0, MOST_PARTS).join(', '), LONGEST);

/** Names and values, also of what lies within; ids and the event itself left out. */
const partsOf = (value: Fields): readonly string[] =>
  Object.entries(value)
    .slice(0, MOST_PARTS)
    .flatMap(([key, part]) => {
      if (key === 'event' || key.endsWith('_id')) return [];
      if (Array.isArray(part)) return part.slice(0, MOST_PARTS).flatMap((one) => leavesOf(isFields(one) ? one : NONE));
      return isFields(part) ? leavesOf(part) : leavesOf({ [key]: part });
    });

const leavesOf = (fields: Fields): readonly string[] =>
  Object.keys(fields)
    .slice(0, MOST_PARTS)
    .flatMap((key) => {
      const said = leaf(fields, key);
      return said === '' || key.endsWith('_id') ? [] : [`${clean(key, 100).replaceAll('_', ' ')}: ${said}`];
    });

/** Times in seconds are said as days; -1 of a limit is none. */
const leaf = (fields: Fields, key: string): string => {
  const at = /expiration|_time$|_date$/.test(key) ? time(fields, key) : null;
  if (at !== null) return new Date(at).toISOString().slice(0, 10);
  const said = words(fields, key, 200);
  return key.startsWith('max_') && said === '-1' ? 'unlimited' : said;
};
