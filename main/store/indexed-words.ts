import { plainDigits } from '../registrations/plain-digits.ts';

/** Longer ones are numbers of other systems or noise. */
const LONGEST = 64;

/**
 * The words of a text as the index has them: letters of any script with their signs (a Hindi word stays one), numbers and
 * emoji; without case, accents and joiners, and with the digits 0 to 9.
 */
export const indexedWords = (text: string): string[] => {
  const plain = plainDigits(text).normalize('NFKD').replace(LATIN_ACCENTS_AND_JOINERS, '').toLowerCase();
  return (plain.match(WORD) ?? []).map((word) =>
    word.length <= LONGEST ? word : word.slice(0, LONGEST).toWellFormed(),
  );
};

const LATIN_ACCENTS_AND_JOINERS = /[\u0300-\u036f\u200c\u200d]/g;
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*|\p{Extended_Pictographic}/gu;
