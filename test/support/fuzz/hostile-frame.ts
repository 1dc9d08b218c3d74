import { ASKS } from '../../../preload/contract/asks.ts';
import { ASKING, type Known } from '../asking.ts';
import { type Random, seededRandom } from '../random.ts';
import { type Path, pathsOf } from './paths.ts';
import { spoiltBytes } from './spoil-bytes.ts';
import { spoiltJson, type Whole } from './spoil-json.ts';

/** One message of a socket, as a program that means no good would send it. */
export type HostileFrame = { readonly bytes: Buffer; readonly binary: boolean };

/** A frame of every kind there is, an ask of every name; each is a whole that is sound before it is spoilt. */
export const realFrames = (known: Known, token: string): readonly [Whole, ...Whole[]] => {
  const asks = Object.keys(ASKS).map((ask) => {
    const asking = ASKING[ask as keyof typeof ASKING];
    if (!asking) throw new Error(`No case for the ask ${ask}: add one to test/support/asking.ts`);
    return { type: 'ask', id: '1', ask, params: asking(known) };
  });
  const registers = [{ token }, { token, since: 0 }, { token, collegeId: known.college }, { token: 'wrong' }];
  const all = [{ type: 'ping' }, ...registers.map((register) => ({ type: 'register', ...register })), ...asks];
  return all.map((value) => ({ value, paths: mostlyParams(pathsOf(value)) })) as unknown as readonly [
    Whole,
    ...Whole[],
  ];
};

/** What is spoilt further out is no frame any more, and never comes to who answers it. */
const mostlyParams = (paths: readonly Path[]): readonly Path[] => {
  const params = paths.filter(([first]) => first === 'params');
  return [...paths, ...Array.from({ length: 5 }, () => params).flat()];
};

/** Frame `n` of an endless row: the same for the same seed. */
export const hostileFrame = (frames: readonly [Whole, ...Whole[]], seed: number, n: number): HostileFrame => {
  const random = seededRandom(Math.imul(seed, 0x85ebca6b) ^ n);
  const binary = random.chance(0.03);
  const bytes = Buffer.from(giant(random) ?? spoiltJson(random.pick(frames), frames, random));
  return { bytes: random.chance(0.15) ? spoiltBytes(bytes, random) : bytes, binary };
};

/** Around what a frame may be long, and beyond what is read at all. */
const giant = (random: Random): string | null =>
  random.chance(0.000_3) ? `"${'x'.repeat(random.pick([999_998, 999_999, 2_000_000, 8_000_001]))}"` : null;
