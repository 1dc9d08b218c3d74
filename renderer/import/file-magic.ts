import type { TableRefusalReason } from './table.ts';

/** What a file is by its first bytes, where that is known not to be text; `null` for anything that may be. */
export const magicOf = (bytes: Uint8Array): TableRefusalReason | null =>
  MAGIC.find(({ first }) => first.every((byte, i) => bytes[i] === byte))?.is ?? null;

const MAGIC: readonly { readonly first: readonly number[]; readonly is: TableRefusalReason }[] = [
  // A zip, which xlsx and ods are, also when empty.
  { first: [0x50, 0x4b, 0x03, 0x04], is: 'spreadsheet' },
  { first: [0x50, 0x4b, 0x05, 0x06], is: 'spreadsheet' },
  // The compound file of xls, and of an xlsx with a password.
  { first: [0xd0, 0xcf, 0x11, 0xe0], is: 'spreadsheet' },
  { first: [0x25, 0x50, 0x44, 0x46], is: 'binary' },
  { first: [0x1f, 0x8b], is: 'binary' },
];
