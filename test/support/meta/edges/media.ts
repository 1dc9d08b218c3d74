import type { Edge } from '../graph.ts';
import { GraphError } from '../graph-error.ts';
import { sha256 } from '../media-shelf.ts';

const LIFE_MS = 5 * 60_000;
const MOST = 100 * 1024 * 1024;

/** `POST /{phone-number-id}/media`, multipart with `messaging_product`, `type` and `file` (S17). */
export const uploadMedia: Edge = async ({ media }, { bytes, contentType }) => {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'Content-Type': contentType } }).formData();
  const file = form.get('file');
  if (form.get('messaging_product') !== 'whatsapp' || !(file instanceof File)) {
    throw new GraphError(100, 'Invalid parameter', { details: 'messaging_product and file are required' });
  }
  if (file.size > MOST) throw new GraphError(131_053, 'Media upload error', { details: 'The file is too large.' });
  const { id } = media.put(Buffer.from(await file.arrayBuffer()), String(form.get('type') ?? file.type), file.name);
  return { kind: 'value', value: { id } };
};

/** `GET /{media-id}`: where the file is for the next five minutes (S17). */
export const readMedia: Edge = ({ media, now, options }, { id, origin }) => {
  const file = media.get(id);
  if (!file) throw new GraphError(100, `Object with ID '${id}' does not exist`);
  const { bytes, mimeType } = file;
  const hash = sha256(bytes);
  const url = `${options.filesAt ?? origin}/files/${id}?ext=${now() + LIFE_MS}&hash=${hash.slice(0, 16)}`;
  const facts = { url, mime_type: mimeType, sha256: hash, file_size: bytes.length, id, messaging_product: 'whatsapp' };
  return { kind: 'value', value: facts };
};

/** The file itself, while its address lives. */
export const readFile: Edge = ({ media, now }, { id, query }) => {
  const file = media.get(id);
  if (!file || Number(query.get('ext')) < now()) throw new GraphError(null, 'URL signature expired', { status: 404 });
  return { kind: 'bytes', bytes: file.bytes, type: file.mimeType };
};
