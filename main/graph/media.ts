import { z } from 'zod';
import { largestOf } from '../../preload/contract/file-limits.ts';
import type { Answer, Graph } from './graph.ts';

/** What Meta tells of a file before it is fetched. The address lives 5 minutes (S17). */
export type MediaFacts = {
  readonly url: string;
  readonly mimeType: string;
  /** In hex, as this edge tells it, or in base64, as webhooks do. */
  readonly sha256: string;
  /** Bytes; `null` if not told. */
  readonly size: number | null;
};

export type Upload = {
  readonly phoneNumberId: string;
  readonly bytes: Uint8Array<ArrayBuffer> | Blob;
  readonly mimeType: string;
  readonly filename: string;
  readonly stop?: AbortSignal;
};

const UPLOAD_TIMEOUT_MS = 10 * 60_000;
const id = z.object({ id: z.string().min(1) }).transform((told) => told.id);

/** `POST /{phone-number-id}/media`: the id by which the file can be sent for 30 days (S17). */
export const uploadMedia = async (graph: Graph, upload: Upload): Promise<Answer<string>> => {
  const { phoneNumberId, bytes, mimeType, filename, stop } = upload;
  const file = new Blob([bytes], { type: mimeType });
  const problems = fileProblems(file.size, mimeType);
  if (problems.length > 0) return { ok: false, failure: { kind: 'unfit', problems } };
  const form = new FormData();
  form.set('messaging_product', 'whatsapp');
  form.set('type', mimeType);
  form.set('file', file, filename);
  return graph({
    method: 'POST',
    path: [phoneNumberId, 'media'],
    body: { form },
    schema: id,
    timeoutMs: UPLOAD_TIMEOUT_MS,
    stop,
  });
};

/** Why Meta would not take a file of this size and kind. */
export const fileProblems = (size: number, mimeType: string): readonly string[] => {
  const most = largestOf(mimeType);
  if (size === 0) return ['The file is empty.'];
  return size > most ? [`The file has ${inMb(size)} MB; ${inMb(most)} MB are allowed for its kind.`] : [];
};

const facts = z
  .object({
    url: z.url(),
    mime_type: z.string().catch('application/octet-stream'),
    sha256: z.string().min(1),
    // Some answers tell it as a text.
    file_size: z.coerce.number().int().nonnegative().nullable().catch(null),
  })
  .transform(
    ({ url, mime_type, sha256, file_size }): MediaFacts => ({ url, mimeType: mime_type, sha256, size: file_size }),
  );

/** `GET /{media-id}`. Many failing calls of this are throttled: an id that was refused is not to be asked again soon (PLATFORM 6). */
export const readMedia = async (graph: Graph, mediaId: string, stop?: AbortSignal): Promise<Answer<MediaFacts>> => {
  // It comes from outside and becomes part of an address.
  if (!/^[\w-]{1,200}$/.test(mediaId)) {
    return { ok: false, failure: { kind: 'unfit', problems: ['The id of this file is not one.'] } };
  }
  return graph({ method: 'GET', path: [mediaId], schema: facts, stop });
};

const inMb = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1);
