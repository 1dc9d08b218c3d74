import type { Random } from '../random.ts';
import { Verbatim } from './written.ts';

/** Texts and numbers that code stumbles over, as JSON writes them. */
const SCALARS: readonly [string, ...string[]] = [
  '""',
  '" "',
  '"\\u0000"',
  '"a\\u0000b"',
  '"\\ud800"',
  '"\\udfff\\ud800"',
  '"\\ufeff"',
  '"\\u202e\\u2066"',
  '"\\u2028\\u2029"',
  '"e\\u0301\\u0301\\u0301"',
  '"\u{1F469}\u200d\u{1F393}"',
  '"प्रवेश"',
  '"<script>alert(1)</script>"',
  `"' OR 1=1; --"`,
  '"%s%n%00"',
  '"../../etc/passwd"',
  '"__proto__"',
  '"constructor"',
  '"null"',
  '"true"',
  '"NaN"',
  '"1e999"',
  '"-1"',
  '"99999999999999999999"',
  '"0x10"',
  'null',
  'true',
  'false',
  '0',
  '-0',
  '-1',
  '0.5',
  '1e-7',
  '1e308',
  '1e999',
  '-1e999',
  '253402300800',
  '8640000000001',
  '9007199254740993',
  '18446744073709551616',
  '[]',
  '{}',
  '[[]]',
  '[null]',
  '{"":null}',
];

export const nastyScalar = (random: Random): Verbatim => new Verbatim(random.pick(SCALARS));

/** Something far too long, deep or wide; rare, for each is many kilobytes. */
export const nastyGiant = (random: Random): Verbatim => {
  const size = random.pick([2_000, 20_000, 60_000]);
  const text = random.pick([
    () => `"${'x'.repeat(size)}"`,
    () => `"${'\\u0000'.repeat(size / 10)}"`,
    () => `"${'\\ud83d'.repeat(size / 10)}"`,
    () => `${'['.repeat(size)}${']'.repeat(size)}`,
    () => `${'{"a":'.repeat(size / 5)}1${'}'.repeat(size / 5)}`,
    () => `[${Array.from({ length: size / 10 }, () => '{}').join(',')}]`,
    () => `{${Array.from({ length: size / 10 }, (_, n) => `"k${n}":${n}`).join(',')}}`,
    () => '9'.repeat(size),
  ]);
  return new Verbatim(text());
};

const POISON: readonly [string, ...string[]] = [
  '"__proto__":{"status":"read","id":"wamid.x","polluted":1}',
  '"__proto__":null',
  '"constructor":{"prototype":{"polluted":1}}',
  '"prototype":{"polluted":1}',
  '"toString":1,"valueOf":null',
  '"hasOwnProperty":false',
  '"length":-1',
  '"then":{}',
  '"toJSON":"x"',
];

/** Members that mean something to a careless reader of objects. */
export const poison = (random: Random): string => random.pick(POISON);
