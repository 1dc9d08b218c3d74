import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, join, relative } from 'node:path';
import { PAGE_HEADERS } from '../page-headers.ts';

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

/** Answers a window's requests for pages from one folder, and for nothing beside it. */
export const answerPage =
  (origin: string, folder: string) =>
  async ({ method, url }: { readonly method: string; readonly url: string }): Promise<Response> => {
    const file = fileAt(origin, folder, url);
    const kind = file === null ? undefined : KINDS[extname(file)];
    if (method !== 'GET' || file === null || kind === undefined) return notFound();
    const bytes = await readFile(file).catch(() => null);
    return bytes === null
      ? notFound()
      : new Response(new Uint8Array(bytes), { headers: { ...PAGE_HEADERS, 'Content-Type': kind } });
  };

const notFound = (): Response => new Response('Not found', { status: 404, headers: PAGE_HEADERS });

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
