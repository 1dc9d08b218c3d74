import { machineClock } from './clock.ts';
import { createNotices, type Notices } from './notices/notices.ts';
import type { DeskSettings } from './settings/settings.ts';
import type { Store } from './store/store.ts';

/** Notices of what the store tells, by the desk's settings. */
export const openNotices = (store: Store, settings: DeskSettings, onBug: (error: unknown) => void): Notices => {
  const notices = createNotices(
    {
      colleges: () => store.read('colleges'),
      news: (collegeId, query) => store.read('news', collegeId, query),
      markNoticed: (collegeId, upTo) => store.write('markNoticed', collegeId, upTo),
      settings: settings.get,
    },
    machineClock,
    onBug,
  );
  // Until the program ends: all of these end with it.
  store.subscribe(notices.hear);
  settings.subscribe(notices.settingsChanged);
  return notices;
};
