import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { PAGE_HEADERS } from '../page-headers.ts';

/** The file that a ticket stands for, once. */
export type Redeem = (ticket: string) => { readonly file: string; readonly name: string } | null;

const gone = (): Response =>
  new Response('This link was used, or is too old.', {
    status: 404,
    headers: { ...PAGE_HEADERS, 'Content-Type': 'text/plain; charset=utf-8' },
  });

/** Serves an exported file to be saved, as it is read from the disk, however large it is. */
export const answerExport = async (redeem: Redeem, ticket: string): Promise<Response> => {
  const found = redeem(ticket);
  const file = found && (await open(found.file).catch(() => null));
  if (!found || !file) return gone();
  const { size } = await file.stat();
  const body = Readable.toWeb(file.createReadStream()) as NodeStream<Uint8Array> as ReadableStream<Uint8Array>;
  return new Response(body, {
    headers: {
      ...PAGE_HEADERS,
      'Cache-Control': 'no-store',
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(size),
      'Content-Disposition': attachment(found.name),
    },
  });
};

/** RFC 6266: the name as it is, and for old readers one of plain letters. */
const attachment = (name: string): string => {
  const plain = name.replace(/[^\w.-]+/g, '_');
  const whole = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
};
