import type { IncomingMessage } from 'node:http';
import express, { type NextFunction, type Request, type Response } from 'express';
import { type Listening, listen } from './listen.ts';
import { PAGE_HEADERS } from './page-headers.ts';

/** The file that a ticket stands for, once. */
type Redeem = (ticket: string) => { readonly file: string; readonly name: string } | null;

/** The console's pages, for browsers on this machine. The socket is served on the same port; a tunnel never reaches it. */
export const startConsole = (folder: string, port: number, redeem: Redeem): Promise<Listening> => {
  const app = express();
  app.disable('x-powered-by');
  app.use((request, response, next) => {
    if (!fromThisMachine(request)) return void response.status(403).type('text/plain').send('Forbidden');
    response.set(PAGE_HEADERS);
    next();
  });
  app.get('/exports/:ticket', (request, response) => {
    const found = redeem(request.params.ticket);
    if (!found) return void response.status(404).type('text/plain').send('This link was used, or is too old.');
    response.set('Cache-Control', 'no-store');
    response.download(found.file, found.name);
  });
  app.use(express.static(folder, { index: 'index.html', setHeaders: cacheByName }));
  app.use((_request, response) => void response.status(404).type('text/plain').send('Not found'));
  // Express's own page for a path it cannot read shows where our files lie.
  app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
    response.status(status).type('text/plain').send('That cannot be served.');
  });
  return listen(app, port, () => undefined);
};

/** Names under `assets/` carry a hash of what is in them; everything else is asked for anew. */
const cacheByName = (response: { setHeader(name: string, value: string): void }, path: string): void => {
  const lasting = /[/\\]assets[/\\]/.test(path);
  response.setHeader('Cache-Control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
};

const OWN_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/**
 * A page elsewhere can point a name of its own at 127.0.0.1 (DNS rebinding), and any page may try our socket. The
 * first shows in `Host`, the second in `Origin`. What a page puts into itself (a picture, a script, a frame) may come
 * without an `Origin`, but browsers say that it is for another site; a link that opens the console for itself is none of
 * these. Callers that are no browser send neither, and need the token anyway.
 */
export const fromThisMachine = ({ headers }: IncomingMessage): boolean => {
  const { host, origin } = headers;
  if (!host || !OWN_HOST.test(host)) return false;
  if (FOREIGN.includes(String(headers['sec-fetch-site'])) && !isLink(headers)) return false;
  return origin === undefined || origin === `http://${host}`;
};

/** Another port of this machine is the same site, and another origin. */
const FOREIGN = ['cross-site', 'same-site'];

const isLink = (headers: IncomingMessage['headers']): boolean =>
  headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
