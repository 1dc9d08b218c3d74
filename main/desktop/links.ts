import { messageOfLink } from './message-link.ts';

type Event = { preventDefault(): void };

/** What of an app tells of links: Windows and Linux start it once more with the link as an argument, macOS says so. */
export type LinkedApp = {
  on(name: 'open-url', listener: (event: Event, link: string) => void): unknown;
  on(name: 'second-instance', listener: (event: Event, args: string[]) => void): unknown;
};

/**
 * Hears which messages links ask for, from the first moment on: macOS may say so before the app is ready. What nobody
 * follows yet waits; the last one counts. `args`: what this start was given.
 */
export const hearLinks = (app: LinkedApp, args: readonly string[]) => {
  let follow: ((messageId: string) => void) | null = null;
  let waiting: string | null = null;
  const hear = (links: readonly string[]): void => {
    const messageId = links.map(messageOfLink).findLast((id) => id !== null) ?? null;
    if (messageId === null) return;
    if (follow) follow(messageId);
    else waiting = messageId;
  };
  hear(args);
  app.on('second-instance', (_event, given) => hear(given));
  app.on('open-url', (event, link) => {
    event.preventDefault();
    hear([link]);
  });
  return {
    follow: (show: (messageId: string) => void): void => {
      follow = show;
      if (waiting !== null) show(waiting);
      waiting = null;
    },
  };
};

export type Links = ReturnType<typeof hearLinks>;
