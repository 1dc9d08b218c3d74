import type { Person } from './line.ts';
import { type Fields, id, inner, isFields, list, wordsOrNull } from './read.ts';

const BSUID = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/;
const PLAIN_PHONE = /^\d{4,20}$/;
const WRITTEN_PHONE = /^\+?[\d\s().-]+$/;
const LONGEST_NAME = 300;

export const NOBODY: Person = { phone: null, bsuid: null, name: null };

/** Digits of a phone number in any notation, without the plus; `null` where it is none. */
export const phoneDigits = (written: string | null): string | null => {
  if (written === null || PLAIN_PHONE.test(written)) return written;
  if (!WRITTEN_PHONE.test(written)) return null;
  const digits = written.replace(/\D/g, '');
  return PLAIN_PHONE.test(digits) ? digits : null;
};

/** A person by the two names Meta may give one (PLATFORM 3.4); a BSUID in the place of a phone counts as one. */
export const readPerson = (fields: Fields, phoneKey: string, bsuidKey: string): Person => {
  const phone = phoneDigits(id(fields, phoneKey));
  return {
    phone,
    bsuid: readBsuid(fields, bsuidKey) ?? (phone === null ? readBsuid(fields, phoneKey) : null),
    name: null,
  };
};

export const readBsuid = (fields: Fields, key: string): string | null => {
  const given = id(fields, key);
  return given !== null && BSUID.test(given) ? given : null;
};

/** Completes a person with what `contacts[]` says of them: their name, and the id that was missing. */
export type Acquaint = (person: Person) => Person;

/**
 * `contacts[]` of a value that tells of `told` messages and statuses. A person is found by BSUID, then by phone. A sole
 * contact beside a sole message is that message's person even where the phones differ, as `from` and `wa_id` may
 * (PLATFORM 6), unless the BSUIDs say otherwise.
 */
export const readContacts = (value: Fields, told: number): Acquaint => {
  const contacts = list(value, 'contacts').filter(isFields).map(readContact);
  const [first] = contacts;
  if (first === undefined) return (person) => person;
  if (contacts.length === 1 && told === 1) return (person) => (areTwo(person, first) ? person : join(person, first));

  const byBsuid = new Map<string | null, Person>(contacts.map((contact) => [contact.bsuid, contact]));
  const byPhone = new Map<string | null, Person>(contacts.map((contact) => [contact.phone, contact]));
  return (person) => {
    const known =
      (person.bsuid === null ? undefined : byBsuid.get(person.bsuid)) ??
      (person.phone === null ? undefined : byPhone.get(person.phone));
    return known === undefined || areTwo(person, known) ? person : join(person, known);
  };
};

const readContact = (contact: Fields): Person => ({
  ...readPerson(contact, 'wa_id', 'user_id'),
  name: wordsOrNull(inner(contact, 'profile'), 'name', LONGEST_NAME),
});

const areTwo = (a: Person, b: Person): boolean => a.bsuid !== null && b.bsuid !== null && a.bsuid !== b.bsuid;

const join = (person: Person, known: Person): Person => ({
  phone: person.phone ?? known.phone,
  bsuid: person.bsuid ?? known.bsuid,
  name: known.name,
});
