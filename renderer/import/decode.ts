import { magicOf } from './file-magic.ts';
import { type Encoding, TableRefusal } from './table.ts';

/** The text of a file in whichever encoding it is valid. Throws a `TableRefusal` for what is no text. */
export const decode = (bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } => {
  const magic = magicOf(bytes);
  if (magic !== null) throw new TableRefusal(magic);
  const encoding = markedEncoding(bytes) ?? wideEncoding(bytes) ?? narrowEncoding(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  if (looksBinary(text)) throw new TableRefusal('binary');
  return { text, encoding };
};

const markedEncoding = (bytes: Uint8Array): Encoding | null => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
};

/** UTF-16 without a mark: digits, commas and line ends have a zero byte on one side only. */
const wideEncoding = (bytes: Uint8Array): Encoding | null => {
  const head = bytes.subarray(0, 4_096);
  const zeros = [0, 0];
  for (const [i, byte] of head.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  // Even a list all in Hindi has a comma, space, digit or line end in twenty characters.
  const few = head.length / 2 / 20;
  if (odd > few && even < odd / 20) return 'utf-16le';
  if (even > few && odd < even / 20) return 'utf-16be';
  return null;
};

const narrowEncoding = (bytes: Uint8Array): Encoding => {
  if (isMostlyUtf8(bytes)) return 'utf-8';
  // Five bytes mean nothing in Windows-1252: a file that holds one is in some other encoding, and its names would come out wrong.
  if (bytes.some((byte) => UNDEFINED_IN_1252.has(byte)))
    throw new TableRefusal(looksBinary(latin(bytes)) ? 'binary' : 'unknown_encoding');
  return 'windows-1252';
};

/** A broken byte among many good sequences is damage to UTF-8, and no reason to garble every Hindi name of the file. */
const isMostlyUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    const text = new TextDecoder('utf-8').decode(bytes);
    const broken = text.match(/\ufffd/g)?.length ?? 0;
    const beyondAscii = text.match(/[\u0080-\ufffc]/g)?.length ?? 0;
    return broken * 10 < beyondAscii;
  }
};

const UNDEFINED_IN_1252: ReadonlySet<number> = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

const latin = (bytes: Uint8Array): string => new TextDecoder('windows-1252').decode(bytes.subarray(0, 65_536));

/** More than one control character in a hundred: no list of people. */
const looksBinary = (text: string): boolean => {
  const head = text.slice(0, 65_536);
  const controls = head.match(/[^\P{Cc}\t\n\r\f\v\u0080-\u009f]/gu)?.length ?? 0;
  return controls > head.length / 100;
};
