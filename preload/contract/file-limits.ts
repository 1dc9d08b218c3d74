/** How a file is sent; anything that WhatsApp does not show as a picture, a sound or a film goes as a document. */
export const FILE_KINDS = ['image', 'audio', 'video', 'document'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

const AS_ITSELF = /^(?:(image)\/(?:jpeg|png)|(audio)\/(?:aac|amr|mpeg|mp4|ogg)|(video)\/(?:mp4|3gpp))$/;

export const fileKindOf = (mime: string): FileKind => {
  const [, ...kinds] = AS_ITSELF.exec(mime) ?? [];
  return FILE_KINDS.find((kind) => kinds.includes(kind)) ?? 'document';
};

/** The largest files of each media type in bytes (PLATFORM 6). */
const LARGEST = [
  [/^image\/webp$/, 500 * 1024],
  [/^image\//, 5 * 1024 * 1024],
  [/^(audio|video)\//, 16 * 1024 * 1024],
  [/^/, 100 * 1024 * 1024],
] as const satisfies readonly (readonly [RegExp, number])[];

export const largestOf = (mime: string): number => LARGEST.find(([type]) => type.test(mime))?.[1] ?? 0;

/** How many bytes of a file one ask or answer carries: in base64 well below the longest frame. */
export const FILE_CHUNK = 512 * 1024;
