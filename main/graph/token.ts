/** A token that no header can carry is none: `fetch` would say so with the token in its words. */
export const usableToken = (token: string | null): string | null => {
  const trimmed = token?.trim() ?? '';
  return /^[\x21-\x7e]+$/.test(trimmed) ? trimmed : null;
};

/** The same value with every one of these secrets, as written or as part of an address, cut out of its texts, and no text very long. */
export const redact = <T>(value: T, secrets: readonly string[]): T => {
  const hidden = secrets
    .filter((secret) => secret !== '')
    .flatMap((secret) => [secret, encodeURIComponent(secret), new URLSearchParams([['', secret]]).toString().slice(1)]);
  return cut(value, hidden) as T;
};

const LONGEST = 2_000;

const cut = (value: unknown, hidden: readonly string[]): unknown => {
  if (typeof value === 'string') {
    const clear = hidden.reduce((text, secret) => text.replaceAll(secret, '[token]'), value);
    // Only now: a secret that was cut in two would no longer be found.
    return clear.slice(0, LONGEST);
  }
  if (Array.isArray(value)) return value.map((item) => cut(item, hidden));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cut(item, hidden)]));
};
