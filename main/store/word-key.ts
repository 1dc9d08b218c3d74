/** Room for the number of a message: more than 268 million of them will not be in one database. */
const N_BITS = 28;
const LAST_SECOND = 2 ** 34 - 1;

/** SQL of the key under which a message stands in the index of words: the second it was sent, then its number. */
export const wordKey = (at: string, n: string): string =>
  `((min(CAST(${at} AS INTEGER) / 1000, ${LAST_SECOND}) << ${N_BITS}) | CAST(${n} AS INTEGER))`;

/** SQL of the number of the message that stands under a key. */
export const numberOfKey = (key: string): string => `(${key} & ${2 ** N_BITS - 1})`;

/** SQL of the second, in milliseconds UTC, of a key. */
export const secondOfKey = (key: string): string => `((${key} >> ${N_BITS}) * 1000)`;
