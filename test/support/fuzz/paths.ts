/** Where in a body: keys of objects, places in arrays. */
export type Path = readonly (string | number)[];

/** The way to every value within, outermost first; the whole itself has the empty path. */
export const pathsOf = (value: unknown, path: Path = []): Path[] => [
  path,
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) =>
        pathsOf(inner, [...path, Array.isArray(value) ? Number(key) : key]),
      )
    : []),
];

/** The same value with what is there made into something else; where the path leads nowhere any more, unchanged. */
export const changedAt = (value: unknown, [key, ...rest]: Path, change: (inner: unknown) => unknown): unknown => {
  if (key === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((inner, place) => (place === key ? changedAt(inner, rest, change) : inner));
  if (!isPlain(value) || !Object.hasOwn(value, key)) return value;
  return { ...value, [key]: changedAt(value[key], rest, change) };
};

export const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
