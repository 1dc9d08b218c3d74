import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { systemClock } from '../connection/clock.ts';
import { useDesk } from './desk-context.ts';
import { throttle } from './throttle.ts';

/** Reads again what moves with every message, at most once in so many milliseconds, and only while frames come. */
export const useMoving = (queryKey: QueryKey, everyMs: number, isMoving = true): void => {
  const { store } = useDesk();
  const queries = useQueryClient();
  const reread = useEffectEvent(() => void queries.invalidateQueries({ queryKey }));
  useEffect(() => {
    if (!isMoving) return;
    let { seq } = store.state();
    let stands = true;
    const soon = throttle(systemClock, everyMs, () => stands && reread());
    const undo = store.subscribe(() => {
      if (store.state().seq === seq) return;
      seq = store.state().seq;
      soon();
    });
    return () => {
      stands = false;
      undo();
    };
  }, [isMoving, everyMs, store]);
};
