import { useEffect, useState } from 'react';
import { systemClock } from '../connection/clock.ts';
import { useDesk } from '../desk/desk-context.ts';
import { throttle } from '../desk/throttle.ts';
import type { Head } from '../messages/head.ts';
import type { Shelf } from '../messages/shelf.ts';

const EVERY_MS = 250;

/** What frames have told of all registrations, a few times a second: for what must look at all of them. */
export const useHeads = (): Shelf<Head> => {
  const { store } = useDesk();
  const [heads, setHeads] = useState(() => store.state().heads);
  useEffect(() => store.subscribe(throttle(systemClock, EVERY_MS, () => setHeads(store.state().heads))), [store]);
  return heads;
};
