/** How the reading of a body ended; `broken` with what the connection threw. */
export type BodyEnd = 'whole' | 'too_large' | { readonly broken: unknown };

type Body = ReadableStream<Uint8Array<ArrayBuffer>> | null;

/** Takes a body chunk by chunk, at most `most` bytes of it. Rejects only with what `take` throws. */
export const readBody = async (
  body: Body,
  most: number,
  take: (chunk: Uint8Array) => void | Promise<void>,
): Promise<BodyEnd> => {
  if (!body) return 'whole';
  const reader = body.getReader();
  let size = 0;
  try {
    for (;;) {
      const next = await reader.read().catch((broken: unknown) => ({ broken }));
      if ('broken' in next) return next;
      if (next.done) return 'whole';
      size += next.value.byteLength;
      if (size > most) return 'too_large';
      await take(next.value);
    }
  } finally {
    // Closes the connection where something is left; what is broken already cannot be closed.
    await reader.cancel().catch(() => undefined);
  }
};

/** The body as a JSON value; `undefined` where it is HTML, half a JSON, nothing, or more than `most` bytes. */
export const readJson = async (
  body: Body,
  most: number,
): Promise<{ readonly json: unknown } | { readonly broken: unknown }> => {
  const chunks: Uint8Array[] = [];
  const end = await readBody(body, most, (chunk) => void chunks.push(chunk));
  if (typeof end === 'object') return end;
  return { json: end === 'whole' ? fromJson(Buffer.concat(chunks).toString('utf8')) : undefined };
};

const fromJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // A stray is a value: whoever asked knows what it means to have got no JSON.
    return undefined;
  }
};
