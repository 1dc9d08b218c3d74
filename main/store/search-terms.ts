import { sortName } from './people.ts';

/** Holds for every registration `r` that a search finds, and for all without one. */
export const FOUND = `
  (:words IS NULL OR r.sort_name LIKE :words ESCAPE '\\' OR r.external_id LIKE :words ESCAPE '\\'
    OR r.email LIKE :words ESCAPE '\\' OR (:digits IS NOT NULL AND r.phone LIKE :digits))`;

/** Part of a name, an external id or an e-mail; or the digits of a phone, if the text can be one. */
export const searchTerms = (search: string | undefined, digits: string | null) => {
  // LIKE would stop at a zero byte and find everything.
  const text = search?.replaceAll('\0', '').trim() ?? '';
  return text === ''
    ? { words: null, digits: null }
    : { words: `%${escapeLike(sortName(text))}%`, digits: digits && `%${digits}%` };
};

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
