import type { Connection } from '../connection/connection.ts';
import type { WindowStore } from '../messages/window-store.ts';

/** What the pages work with: the connection to the desk, and what it has told. */
export type Desk = { readonly connection: Connection; readonly store: WindowStore };
