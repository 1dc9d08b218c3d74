import type { MediaTrouble } from '../../preload/contract/asks/files.ts';

export const TROUBLES = {
  none: 'media.none',
  gone: 'media.gone',
  too_large: 'media.too_large',
  damaged: 'media.damaged',
  no_token: 'media.no_token',
  no_connection: 'media.no_connection',
  refused: 'media.refused',
} as const satisfies Record<MediaTrouble, string>;

const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/aac': 'aac',
  'audio/amr': 'amr',
  'video/mp4': 'mp4',
  'video/3gpp': '3gp',
  'application/pdf': 'pdf',
};

/** What a file is saved as: its own name, else what it is and when it came. */
export const savedName = (name: string | null, mime: string, kind: string, at: string): string => {
  if (name) return name;
  const ending = ENDINGS[mime.split(';')[0] ?? ''];
  const stem = `${kind}-${at.slice(0, 16).replace(/[T:]/g, '-')}`;
  return ending === undefined ? stem : `${stem}.${ending}`;
};
