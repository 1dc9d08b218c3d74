const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/** Cuts at `max` UTF-16 units, never through a character. */
const cut = (text: string, max: number): string => {
  if (text.length <= max) return text;
  return text.slice(0, isHighSurrogate(text.charCodeAt(max - 1)) ? max - 1 : max);
};

/**
 * Somebody's words, kept exactly but for what no database column and no page can hold: lone surrogates become
 * U+FFFD, U+0000 goes, and what is longer than `max` UTF-16 units is cut.
 */
export const clean = (text: string, max: number): string => {
  const whole = text.includes('\0') ? text.replaceAll('\0', '') : text;
  return cut(whole, max).toWellFormed();
};
