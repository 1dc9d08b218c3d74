import { searchDigits } from '../registrations/search-digits.ts';

/**
 * What to look for in the bytes of a delivery when somebody searches: the digits of a phone in any notation, else the
 * text itself (a wamid, an id, a field), each way JSON may have it written. `null` where nothing is asked for.
 */
export const needlesOf = (search: string | undefined): readonly Uint8Array[] | null => {
  const text = search?.trim() ?? '';
  if (text === '') return null;
  const digits = searchDigits(text);
  const inner = JSON.stringify(digits ?? text).slice(1, -1);
  // Some writers of JSON escape the slash, and all that is not ASCII. And a piece of a body may have been pasted.
  const written = [
    digits ?? text,
    inner,
    inner.replaceAll('/', '\\/'),
    escaped(inner),
    escaped(inner.replaceAll('/', '\\/')),
  ];
  return [...new Set(written)].map((way) => new TextEncoder().encode(way));
};

const escaped = (text: string): string =>
  text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
