import { createContext, useContext } from 'react';
import type { MessageRow } from '../../preload/contract/rows.ts';

/** What can be done from within a message. */
export type ThreadActions = {
  readonly reply: (message: MessageRow) => void;
  /** Brings the message with this wamid before the eyes; reads further back until it is found. */
  readonly jump: (wamid: string) => void;
  /** Free text, files and reactions go out while this is true. */
  readonly windowOpen: boolean;
};

export const ThreadActionsContext = createContext<ThreadActions>({
  reply: () => undefined,
  jump: () => undefined,
  windowOpen: false,
});

export const useThreadActions = (): ThreadActions => useContext(ThreadActionsContext);
