import { Refusal } from '../refusal.ts';
import type { Db } from './database.ts';
import { indexedWords } from './indexed-words.ts';

/** More words, or more different phones, than a person means. */
const MOST_WORDS = 32;
const MOST_EXPANSIONS = 100;
/** The index has the beginnings of words of these lengths as words of their own. */
const INDEXED_BEGINNINGS = [2, 3, 4];

/**
 * What to ask the index of words for a text that a person typed: every word must be there, whole or as a beginning; a
 * text that can be a phone also finds the messages of such phones. `null`: nothing can match.
 *
 * Beginnings are spelt out as the whole words that the index has, for it gives those newest first without gathering them
 * all; only where there are too many (mostly numbers, each rare) it has to.
 */
export const createWordMatch = (db: Db) => {
  const beginning = db.prepare<[string, string, number], { term: string }>(
    'SELECT term FROM word_list WHERE term >= ? AND term < ? LIMIT ?',
  );
  const phones = db.prepare<[string, string, number], { handle: string }>(
    "SELECT DISTINCT handle FROM handles WHERE college_id = ? AND handle LIKE ? AND handle GLOB '[0-9]*' LIMIT ?",
  );

  const wordExpression = (word: string): string | null => {
    const length = [...word].length;
    if (length === 1) return quoted(word);
    if (INDEXED_BEGINNINGS.includes(length)) return `${quoted(word)}*`;
    const found = beginning.all(word, `${word}\u{10ffff}`, MOST_EXPANSIONS + 1);
    if (found.length > MOST_EXPANSIONS) return `${quoted(word)}*`;
    return anyOf(found.map(({ term }) => quoted(term)));
  };

  const phoneExpression = (college: string, digits: string): string | null => {
    const found = phones.all(college, `%${digits}%`, MOST_EXPANSIONS).map(({ handle }) => quoted(handle));
    return anyOf([...found, wordExpression(digits)].filter((expression) => expression !== null));
  };

  /** `digits`: what of the text can be part of a phone. */
  return (college: string, text: string, digits: string | null): string | null => {
    const words = [...new Set(indexedWords(text))];
    if (words.length > MOST_WORDS) throw new Refusal('bad_request', `text: at most ${MOST_WORDS} different words.`);
    const expressions = words.map(wordExpression);
    const all = expressions.length > 0 && expressions.every((expression) => expression !== null);
    const either = [
      ...(all ? [`(${expressions.join(' AND ')})`] : []),
      ...(digits === null ? [] : [phoneExpression(college, digits)]),
    ];
    return anyOf(either.filter((expression) => expression !== null));
  };
};

/** The index's words hold no quotes. */
const quoted = (word: string): string => `"${word}"`;

const anyOf = (expressions: readonly string[]): string | null =>
  expressions.length === 0 ? null : `(${expressions.join(' OR ')})`;
