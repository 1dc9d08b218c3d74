import { fileKindOf } from '../../preload/contract/file-limits.ts';
import { type Message, ourMediaId } from '../graph/message.ts';
import { Refusal } from '../refusal.ts';
import type { Order } from '../store/sending.ts';
import { mediaOf, type SendableFile } from './sendable-file.ts';
import type { Drafted } from './template-orders.ts';

/** PLATFORM 7.1: words that go with a file. */
const LONGEST_CAPTION = 1_024;

/** The same file to each registration, with words where its kind can carry some; it needs their windows open. */
export const fileOrders = (
  file: SendableFile | null,
  text: string,
  replyTo: string | null,
  registrationIds: readonly string[],
  dedupeKeyOf: (registrationId: string) => string | null,
): Drafted => {
  const reason = file === null ? 'file_missing' : text.length > LONGEST_CAPTION ? 'too_long' : null;
  if (file === null || reason !== null)
    return {
      orders: [],
      skipped: registrationIds.map((registrationId) => ({
        registrationId,
        reason: reason ?? 'file_missing',
        detail: null,
      })),
    };
  const kind = fileKindOf(file.mime);
  const words = text.trim();
  if (kind === 'audio' && words !== '') throw new Refusal('bad_request', 'text: No words can go with a sound.');
  // Whoever sends it puts Meta's id in the place of ours.
  const message: Message = {
    type: 'media',
    kind,
    mediaId: ourMediaId(file.id),
    ...(words !== '' && { caption: words }),
    ...(kind === 'document' && { filename: file.name }),
  };
  const payload = JSON.stringify(message);
  const media = mediaOf(file);
  const orders = registrationIds.map(
    (registrationId): Order => ({
      registrationId,
      kind,
      text: words,
      replyTo,
      template: null,
      marketing: false,
      payload,
      media,
      dedupeKey: dedupeKeyOf(registrationId),
    }),
  );
  return { orders, skipped: [] };
};
