/** The file of a message: an id that an upload or a webhook gave. */
export type MediaKind = 'image' | 'video' | 'audio' | 'document' | 'sticker';

/** What stands in the place of Meta's id of a file while only our own is known. */
const OURS = 'file:';

export const ourMediaId = (fileId: string): string => `${OURS}${fileId}`;

/** The file of ours that stands there; `null`: it is an id of Meta's. */
export const ourFileOf = (mediaId: string): string | null =>
  mediaId.startsWith(OURS) ? mediaId.slice(OURS.length) : null;

/** The values of a template, in the way the template itself was written; never both ways (PLATFORM 7.2). */
export type Values =
  | { readonly format: 'positional'; readonly values: readonly string[] }
  | { readonly format: 'named'; readonly values: Readonly<Record<string, string>> };

export type HeaderValue =
  | { readonly kind: 'text'; readonly values: Values }
  | { readonly kind: 'image' | 'video'; readonly mediaId: string }
  | { readonly kind: 'document'; readonly mediaId: string; readonly filename?: string }
  | {
      readonly kind: 'location';
      readonly latitude: number;
      readonly longitude: number;
      readonly name: string;
      readonly address: string;
    };

/** What one button of a template needs; `index` counts all its buttons from 0. */
export type ButtonValue =
  | { readonly kind: 'url'; readonly index: number; readonly suffix: string }
  | { readonly kind: 'quick_reply'; readonly index: number; readonly payload: string }
  | { readonly kind: 'copy_code'; readonly index: number; readonly code: string };

export type TemplateMessage = {
  readonly type: 'template';
  readonly name: string;
  /** As the template has it, such as `en_US` or `hi`. */
  readonly language: string;
  readonly header?: HeaderValue;
  readonly body?: Values;
  readonly buttons?: readonly ButtonValue[];
};

/** What can be sent. */
export type Message =
  | { readonly type: 'text'; readonly text: string; readonly links?: 'preview' | 'plain' }
  | {
      readonly type: 'media';
      readonly kind: MediaKind;
      readonly mediaId: string;
      readonly caption?: string;
      readonly filename?: string;
    }
  /** `emoji` is `null` to take a reaction back. */
  | { readonly type: 'reaction'; readonly wamid: string; readonly emoji: string | null }
  | TemplateMessage;
