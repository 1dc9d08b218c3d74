import { lockFolder } from './store/lock-folder.ts';
import { openStore } from './store/open-store.ts';

/** Derives everything that follows from the raw log anew; `changed` counts what came out different. The program must not be running. */
export const rebuild = async (folder: string): Promise<{ deliveries: number; changed: number }> => {
  using _lock = lockFolder(folder);
  const fail = (error: Error): never => {
    throw error;
  };
  await using store = await openStore({ folder, onBug: fail });
  let changed = 0;
  store.subscribe((frames) => {
    changed += frames.length;
  });
  const { deliveries } = await store.write('rebuild');
  return { deliveries, changed };
};
