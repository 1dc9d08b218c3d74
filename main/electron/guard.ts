import { app, session, shell } from 'electron';
import type { Logger } from 'pino';
import { mayOpenOutside } from '../desktop/outside-link.ts';
import { ORIGIN } from './pages.ts';

/** What a page of the desk may ask the system for: to put a text on the clipboard. */
const GRANTED = new Set(['clipboard-sanitized-write']);

/** Holds every page to what it is for, whatever runs in it: no other page, no second window, no device, no guest. */
export const guardPages = (log: Logger): void => {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(GRANTED.has(permission)),
  );
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => GRANTED.has(permission));
  app.on('web-contents-created', (_created, contents) => {
    contents.on('will-frame-navigate', (event) => {
      if (event.isMainFrame && event.url.startsWith(`${ORIGIN}/`)) return;
      event.preventDefault();
      log.warn({ url: event.url }, 'refused to leave the page');
    });
    contents.setWindowOpenHandler(({ url }) => {
      if (mayOpenOutside(url)) void shell.openExternal(url);
      else log.warn({ url }, 'refused to open a window');
      return { action: 'deny' };
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
};
