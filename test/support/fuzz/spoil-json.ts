import type { Random } from '../random.ts';
import { nastyGiant, nastyScalar, poison } from './nasty.ts';
import { changedAt, isPlain, type Path } from './paths.ts';
import { members, Verbatim, written } from './written.ts';

export type Whole = { readonly value: unknown; readonly paths: readonly [Path, ...Path[]] };

type Spoil = (inner: unknown, random: Random, other: unknown) => unknown;

const GIANTS = 0.001;

/** In how many ways a value of a body is spoilt; `other` is a value of another body. */
const SPOILS: readonly [Spoil, ...Spoil[]] = [
  // Missing, or retyped.
  () => undefined,
  (_inner, random) => nastyScalar(random),
  (inner) => (typeof inner === 'number' ? String(inner) : typeof inner === 'string' ? Number(inner) : [inner]),
  // Nested, doubled, from elsewhere.
  (inner) => ({ value: inner }),
  (inner) => (Array.isArray(inner) ? [...inner, ...inner.toReversed()] : [inner, inner]),
  (_inner, _random, other) => other,
  (inner, random) => (Array.isArray(inner) ? random.shuffled([...inner, null, {}, 'x', 7]) : nastyScalar(random)),
  // Keys that mean something to JavaScript, keys told twice, keys in other case.
  (inner, random) => (isPlain(inner) ? withMember(inner, poison(random), random) : { prototype: inner }),
  (inner, random) =>
    isPlain(inner) ? withMember(inner, `${random.pick(keysOf(inner))}:${nastyScalar(random).text}`, random) : inner,
  (inner) =>
    isPlain(inner) ? Object.fromEntries(Object.entries(inner).map(([key, it]) => [key.toUpperCase(), it])) : inner,
  // A little of a text.
  (inner, random) => (typeof inner === 'string' ? inner.slice(random.between(0, inner.length)) : inner),
  (inner, random) => (typeof inner === 'string' ? `${inner}${random.pick(['\0', '\ud800', ' ', '\n', '0'])}` : inner),
];

/** How many values of one body are spoilt; where none is, it is a delivery like any other. */
const HOW_MANY: readonly [number, ...number[]] = [0, 1, 1, 1, 1, 1, 2, 2, 3, 4];

/** A body's text with some of its values spoilt. */
export const spoiltJson = (whole: Whole, others: readonly [Whole, ...Whole[]], random: Random): string => {
  let value = whole.value;
  for (let left = random.pick(HOW_MANY); left > 0; left -= 1) {
    const spoil = random.pick(SPOILS);
    const giant = random.chance(GIANTS);
    value = changedAt(value, random.pick(whole.paths), (inner) =>
      giant ? nastyGiant(random) : spoil(inner, random, anyOf(random.pick(others), random)),
    );
  }
  return written(value);
};

const anyOf = (whole: Whole, random: Random): unknown => {
  let found = whole.value;
  for (const key of random.pick(whole.paths)) found = (found as Record<string | number, unknown>)[key];
  return found;
};

const keysOf = (value: object): readonly [string, ...string[]] => {
  const [first = '""', ...rest] = Object.keys(value).map((key) => JSON.stringify(key));
  return [first, ...rest];
};

const withMember = (value: object, member: string, random: Random): Verbatim => {
  const all = members(value);
  return new Verbatim(`{${(random.chance(0.5) ? [member, ...all] : [...all, member]).join(',')}}`);
};
