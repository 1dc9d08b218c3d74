/**
 * One line of plain text as a person meant it: no control characters, no half surrogate pairs, no invisible marks,
 * single spaces, none at the ends, composed Unicode. The joiners U+200C and U+200D stay: Hindi needs them.
 */
export const cleanText = (text: string): string =>
  text.replace(INVISIBLE, '').replace(BLANK, ' ').trim().normalize('NFC');

/** The first `length` characters, never half of one. */
export const clip = (text: string, length: number): string =>
  text.length <= length ? text : [...text].slice(0, length).join('').trimEnd();

export const longerThan = (text: string, length: number): boolean => text.length > length && [...text].length > length;

/** Lone surrogates, byte order marks, and the direction marks that contacts copied from a phone carry. */
const INVISIBLE = /[\p{Surrogate}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;
const BLANK = /[\p{Cc}\s]+/gu;
