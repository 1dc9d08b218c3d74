import type { MediaRef } from './line.ts';
import type { Fields } from './read.ts';

/** What the object under a message's type says: words, a file, the rest. */
export type Payload = { readonly text?: string; readonly media?: MediaRef; readonly extra?: Fields };
