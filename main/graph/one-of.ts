import { z } from 'zod';

/** One of these words, whatever its case; `unknown` for a word that is newer than this program, or none. */
export const oneOf = <const W extends string>(known: readonly W[]) =>
  z
    .string()
    .catch('')
    .transform((word): W | 'unknown' => known.find((other) => other === word.toLowerCase()) ?? 'unknown');
