import type { Drafts } from '../composer/drafts.ts';
import type { Connection } from '../connection/connection.ts';
import type { WindowStore } from '../messages/window-store.ts';

/** What the pages work with: the connection to the desk, what it has told, and what was begun to be said. */
export type Desk = { readonly connection: Connection; readonly store: WindowStore; readonly drafts: Drafts };
