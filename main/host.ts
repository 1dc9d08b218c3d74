import type { Logger } from 'pino';

/** Keeps secrets unreadable where they lie. `open` throws when the bytes were not sealed by this box. */
export type SecretBox = {
  seal(secret: string): Uint8Array;
  open(sealed: Uint8Array): string;
};

/** What differs between a desktop app and a headless program: nothing else may. */
export type Host = {
  /** Database, backups and key; it exists, and only its owner may read it. */
  readonly folder: string;
  readonly box: SecretBox;
  readonly log: Logger;
  /** Where the built pages lie. */
  readonly pages: string;
  readonly version: string;
  /** Where a built program keeps the code of the store's threads; without it, the sources. */
  readonly threads?: { readonly writer: URL; readonly reader: URL };
};
