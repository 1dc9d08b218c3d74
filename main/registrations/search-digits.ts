import { cleanText } from './clean-text.ts';
import { plainDigits } from './plain-digits.ts';

/** Fewer digits would match half of all students. */
const FEWEST = 3;

/**
 * The digits to look for inside a stored phone number (E.164 digits), when somebody searches by phone in any notation:
 * `+91 98765`, `0091-98765`, `098765`, `(98765)`, Devanagari digits. `null` if the text is no part of a phone number.
 * Leading zeros are prefixes for dialling or the middle of a number; without them more is found, never less.
 */
export const searchDigits = (text: string): string | null => {
  const written = plainDigits(cleanText(text));
  if (!/^\+?[\d\s().\-/]+$/.test(written)) return null;
  const digits = written.replace(/\D/g, '').replace(/^0+/, '');
  return digits.length < FEWEST ? null : digits;
};
