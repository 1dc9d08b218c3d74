import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, join, relative } from 'node:path';
import { PAGE_HEADERS } from '../page-headers.ts';
import { answerExport, type Redeem } from './answer-export.ts';

const KINDS: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** Answers a window's requests for pages from one folder and for exports by their ticket, and for nothing beside them. */
export const answerPage =
  (origin: string, folder: string, redeem: Redeem) =>
  async ({ method, url }: { readonly method: string; readonly url: string }): Promise<Response> => {
    const ticket = ticketIn(origin, url);
    if (method === 'GET' && ticket !== null) return answerExport(redeem, ticket);
    const file = fileAt(origin, folder, url);
    const kind = file === null ? undefined : KINDS[extname(file)];
    if (method !== 'GET' || file === null || kind === undefined) return notFound();
    const bytes = await readFile(file).catch(() => null);
    return bytes === null
      ? notFound()
      : new Response(new Uint8Array(bytes), { headers: { ...PAGE_HEADERS, 'Content-Type': kind } });
  };

const notFound = (): Response => new Response('Not found', { status: 404, headers: PAGE_HEADERS });

/** As `exports.ticket` gives them. */
const ticketIn = (origin: string, url: string): string | null =>
  url.startsWith(`${origin}/`) ? (/^\/exports\/([\w-]{1,100})$/.exec(new URL(url).pathname)?.[1] ?? null) : null;

/** `null` for an address elsewhere, for one that cannot be read, and for a file outside the folder. */
const fileAt = (origin: string, folder: string, url: string): string | null => {
  if (!url.startsWith(`${origin}/`)) return null;
  const path = decoded(new URL(url).pathname);
  if (path === null || path.includes('\0')) return null;
  const file = join(folder, path === '/' ? 'index.html' : path);
  const within = relative(folder, file);
  return within.startsWith('..') || isAbsolute(within) ? null : file;
};

const decoded = (path: string): string | null => {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
};
