import type { QueryClient } from '@tanstack/react-query';
import type { i18n as I18n } from 'i18next';
import { createDrafts } from '../composer/drafts.ts';
import { systemClock } from '../connection/clock.ts';
import { createConnection } from '../connection/connection.ts';
import { ipcDial } from '../connection/ipc-wire.ts';
import { watchForWake } from '../connection/watch-for-wake.ts';
import { socketAddress, wsDial } from '../connection/ws-wire.ts';
import { framePulse } from '../messages/frame-pulse.ts';
import { createWindowStore } from '../messages/window-store.ts';
import { announce } from '../notices/announce.ts';
import { fragmentOf } from '../shell/route.ts';
import { keepCollege, keptCollege } from './college-choice.ts';
import type { Desk } from './desk.ts';
import { DeskQueries } from './desk-queries.ts';
import { keepListsTrue } from './keep-lists-true.ts';
import { isOf } from './keys.ts';
import { shouldRetry } from './should-retry.ts';

/** Opens the connection to the desk and everything that listens to it for as long as the page lives. */
export const openDesk = (token: string, i18n: I18n): { readonly desk: Desk; readonly queries: QueryClient } => {
  const store = createWindowStore(framePulse(window));
  const connection = createConnection({
    dial: window.tickdesk ? ipcDial(window.tickdesk) : wsDial(socketAddress(new URL(window.location.href))),
    token,
    collegeId: keptCollege(window),
    clock: systemClock,
    random: Math.random,
  });
  const desk = { connection, store, drafts: createDrafts() };
  const queries = new DeskQueries({
    defaultOptions: {
      queries: {
        // The connection itself waits for the desk, and frames keep what was read true.
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: shouldRetry,
      },
    },
  });
  connection.subscribe({
    frame: store.take,
    reset: () => {
      store.forget();
      const { collegeId } = connection.feed();
      queries.removeQueries({ predicate: ({ queryKey }) => !isOf(collegeId, queryKey) });
      void queries.resetQueries({ predicate: ({ queryKey }) => queryKey[0] === collegeId });
    },
    open: (wanted) => {
      const { collegeId } = wanted;
      if (collegeId !== null && connection.feed().collegeId !== collegeId) connection.choose(collegeId);
      window.location.hash = fragmentOf(
        wanted.type === 'open_message'
          ? { page: 'message', message: wanted.messageId }
          : { page: 'registrations', open: wanted.registrationId },
      );
    },
    feed: ({ phase, collegeId }) => {
      document.documentElement.dataset.feed = phase;
      if (collegeId !== null) keepCollege(window, collegeId);
    },
  });
  keepListsTrue(desk, queries, systemClock);
  // The desktop shows notices itself, and says when one was clicked.
  if (!window.tickdesk) announce(desk, window, i18n, systemClock);
  watchForWake(connection.wake, window, systemClock);
  return { desk, queries };
};
