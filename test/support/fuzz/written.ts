/** Text that stands in JSON as it is, whether JSON allows it or not. */
export class Verbatim {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** As `JSON.stringify`, with `Verbatim` written as it is. */
export const written = (value: unknown): string => {
  if (value instanceof Verbatim) return value.text;
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  return `{${members(value).join(',')}}`;
};

/** What stands between the braces of an object, a text a member. */
export const members = (value: object): string[] =>
  Object.entries(value).flatMap(([key, inner]) =>
    inner === undefined ? [] : [`${JSON.stringify(key)}:${written(inner)}`],
  );
