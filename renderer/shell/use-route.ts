import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { fragmentOf, parseRoute, type Route } from './route.ts';

const subscribe = (moved: () => void): (() => void) => {
  window.addEventListener('hashchange', moved);
  return () => window.removeEventListener('hashchange', moved);
};

export const useRoute = (): readonly [Route, (route: Route) => void] => {
  const fragment = useSyncExternalStore(subscribe, () => window.location.hash);
  const route = useMemo(() => parseRoute(fragment), [fragment]);
  const go = useCallback((next: Route) => {
    window.location.hash = fragmentOf(next);
  }, []);
  return [route, go];
};
