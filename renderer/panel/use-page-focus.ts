import { useSyncExternalStore } from 'react';

const subscribe = (moved: () => void): (() => void) => {
  const seen = new AbortController();
  window.addEventListener('focus', moved, { signal: seen.signal });
  window.addEventListener('blur', moved, { signal: seen.signal });
  document.addEventListener('visibilitychange', moved, { signal: seen.signal });
  return () => seen.abort();
};

export const usePageFocus = (): boolean =>
  useSyncExternalStore(subscribe, () => document.hasFocus() && document.visibilityState === 'visible');
