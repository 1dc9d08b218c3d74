import { useSyncExternalStore } from 'react';
import { useDesk } from '../desk/desk-context.ts';
import type { WindowState } from './window-state.ts';

/** What frames have told, or a part of it. Draws again only when that part is another value. */
export const useWindow = <T>(select: (state: WindowState) => T): T => {
  const { store } = useDesk();
  return useSyncExternalStore(store.subscribe, () => select(store.state()));
};
