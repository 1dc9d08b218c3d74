import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { fragmentOf, parseRoute, type Route } from './route.ts';

const subscribe = (moved: () => void): (() => void) => {
  window.addEventListener('hashchange', moved);
  return () => window.removeEventListener('hashchange', moved);
};

/** `replace`: the place before is no place to come back to. */
export type Go = (route: Route, how?: 'replace') => void;

export const useRoute = (): readonly [Route, Go] => {
  const fragment = useSyncExternalStore(subscribe, () => window.location.hash);
  const route = useMemo(() => parseRoute(fragment), [fragment]);
  const go = useCallback<Go>((next, how) => {
    if (how === 'replace') window.location.replace(fragmentOf(next));
    else window.location.hash = fragmentOf(next);
  }, []);
  return [route, go];
};
