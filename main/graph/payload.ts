import type { Message } from './message.ts';
import { templatePayload } from './template-payload.ts';
import { templateProblems } from './template-problems.ts';

const LONGEST_TEXT = 4_096;
const LONGEST_CAPTION = 1_024;

/** Why Meta would refuse this as it stands, in whole sentences; empty if we know of nothing (PLATFORM 7.1, 7.2). */
export const messageProblems = (message: Message): readonly string[] => {
  switch (message.type) {
    case 'text':
      if (message.text.trim() === '') return ['The message is empty.'];
      return lengthOf(message.text) > LONGEST_TEXT
        ? [`The message has ${lengthOf(message.text)} characters; ${LONGEST_TEXT} are allowed.`]
        : [];
    case 'media':
      return mediaProblems(message);
    case 'reaction':
      return message.wamid === '' ? ['The message that is reacted to is not known.'] : [];
    case 'template':
      return templateProblems(message);
    default:
      return message satisfies never;
  }
};

/** `type` and what belongs to it, as `POST /{phone-number-id}/messages` wants them. */
export const messageFields = (message: Message): object => {
  switch (message.type) {
    case 'text':
      return { type: 'text', text: { body: message.text, preview_url: message.links !== 'plain' } };
    case 'media': {
      const { kind, mediaId, caption, filename } = message;
      return {
        type: kind,
        [kind]: { id: mediaId, ...(caption !== undefined && { caption }), ...(filename !== undefined && { filename }) },
      };
    }
    case 'reaction':
      // An empty emoji removes (S18).
      return { type: 'reaction', reaction: { message_id: message.wamid, emoji: message.emoji ?? '' } };
    case 'template':
      return { type: 'template', template: templatePayload(message) };
    default:
      return message satisfies never;
  }
};

const mediaProblems = ({ kind, mediaId, caption, filename }: Extract<Message, { type: 'media' }>): string[] => [
  ...(mediaId === '' ? ['The file has not been uploaded.'] : []),
  ...(caption !== undefined && (kind === 'audio' || kind === 'sticker') ? [`No words can go with ${AN[kind]}.`] : []),
  ...(lengthOf(caption ?? '') > LONGEST_CAPTION
    ? [`The words with the file may have ${LONGEST_CAPTION} characters.`]
    : []),
  ...(filename !== undefined && kind !== 'document' ? ['Only a document has a file name.'] : []),
];

const AN = { audio: 'a sound', sticker: 'a sticker' } as const;

/** In UTF-16 units, of which Meta may count fewer but never more. */
const lengthOf = (text: string): number => text.length;
