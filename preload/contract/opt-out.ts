import type { Instant } from './rows.ts';

/** `all`: no templates of any kind; `marketing`: no templates that advertise. Replies inside an open window are always allowed. */
export type OptOutScope = 'all' | 'marketing';

/** What told of it: a word the student sent, WhatsApp's own switch, a refused send (131050), or a person at the desk. */
export const OPT_OUT_SOURCES = ['keyword', 'preference', 'meta', 'hand'] as const;
export type OptOutSource = (typeof OPT_OUT_SOURCES)[number];

export type OptOut = { readonly scope: OptOutScope; readonly by: OptOutSource; readonly at: Instant };

/** Whole messages that stop everything, in English, Hindi and Hinglish; a college can have its own. */
export const STOP_WORDS: readonly string[] = [
  ...['stop', 'stop all', 'stop messages', 'unsubscribe', 'opt out', 'optout', 'no more messages', 'do not message'],
  ...['remove me', 'stop promotions', 'band karo', 'band kar do', 'band kijiye', 'mat bhejo', 'message mat bhejo'],
  ...['msg mat bhejo', 'mat bhejiye', 'nahi chahiye', 'rok do', 'रोकें', 'रोको', 'रोक दो', 'बंद करो', 'बंद करें'],
  ...['बंद कर दो', 'बंद कीजिए', 'मत भेजो', 'मत भेजिए', 'मत भेजें', 'संदेश मत भेजो', 'मैसेज मत भेजो', 'स्टॉप', 'नहीं चाहिए'],
];

/** Whole messages that allow it again. */
export const START_WORDS: readonly string[] = [
  ...['start', 'unstop', 'subscribe', 'opt in', 'optin', 'shuru', 'shuru karo', 'phir se bhejo', 'chalu karo'],
  ...['शुरू', 'शुरू करें', 'शुरू करो', 'फिर से भेजो', 'चालू करो', 'स्टार्ट'],
];

/**
 * What is left of a message when case, punctuation, emoji, invisible characters and spellings of one Devanagari letter do
 * not matter: two messages that a reader takes for the same are the same.
 */
export const plainWords = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .normalize('NFD')
    // Nukta and Latin accents go; chandrabindu is written as anusvara.
    .replace(/\u093c/gu, '')
    .replace(/[\u0300-\u036f]/gu, '')
    .replace(/\u0901/gu, '\u0902')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .replace(/[\ufe00-\ufe0f]/gu, '')
    .normalize('NFC')
    .trim();

/** A wish that the whole of this message states; `null` where it states none. A word inside a sentence is no wish. */
export const wishOf = (
  text: string,
  words: { readonly stop: readonly string[]; readonly start: readonly string[] },
): 'stop' | 'start' | null => {
  const said = plainWords(text);
  if (said === '') return null;
  if (words.stop.some((word) => plainWords(word) === said)) return 'stop';
  return words.start.some((word) => plainWords(word) === said) ? 'start' : null;
};
