import type { Random } from '../random.ts';

type Spoil = (bytes: Buffer, random: Random) => Buffer;

const place = (bytes: Buffer, random: Random): number => random.between(0, bytes.length);

const insert = (bytes: Buffer, at: number, more: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);

/** No UTF-8: overlong, cut, a surrogate, beyond the last character, bytes that never occur. */
const NO_TEXT: readonly [Buffer, ...Buffer[]] = [
  Buffer.of(0xc0, 0x80),
  Buffer.of(0xe0, 0xa4),
  Buffer.of(0xed, 0xa0, 0x80),
  Buffer.of(0xf4, 0x90, 0x80, 0x80),
  Buffer.of(0xff),
  Buffer.of(0x80),
];

const SPOILS: readonly [Spoil, ...Spoil[]] = [
  (bytes, random) => {
    for (let left = random.between(1, 8); left > 0 && bytes.length > 0; left -= 1)
      bytes[random.between(0, bytes.length - 1)] = random.between(0, 255);
    return bytes;
  },
  (bytes, random) => {
    const at = random.between(0, Math.max(0, bytes.length - 1));
    if (bytes.length > 0) bytes[at] = (bytes[at] ?? 0) ^ (1 << random.between(0, 7));
    return bytes;
  },
  (bytes, random) => bytes.subarray(0, place(bytes, random)),
  (bytes, random) => bytes.subarray(place(bytes, random)),
  (bytes, random) => insert(bytes, place(bytes, random), random.pick(NO_TEXT)),
  (bytes, random) => insert(bytes, place(bytes, random), Buffer.alloc(random.between(1, 64), random.between(0, 255))),
  (bytes, random) => insert(bytes, place(bytes, random), bytes.subarray(0, place(bytes, random))),
  (bytes) => Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), bytes]),
  (bytes) => Buffer.from(bytes.toString('utf8'), 'utf16le'),
  (bytes) => Buffer.concat([bytes, bytes]),
  () => Buffer.alloc(0),
];

/** Other bytes, made of these by flipping, cutting, putting in or telling them in another encoding. */
export const spoiltBytes = (bytes: Buffer, random: Random): Buffer => random.pick(SPOILS)(Buffer.from(bytes), random);
