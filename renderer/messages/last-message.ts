import type { ReceivedFrame, StatusFrame } from '../../preload/contract/frames.ts';
import type { LastMessage } from '../../preload/contract/rows.ts';

export type MessageFrame = StatusFrame | ReceivedFrame;

/** A frame as a row of the table shows it. What a student sent has reached us, which is all its status can say. */
export const lastMessageOf = (frame: MessageFrame): LastMessage => {
  const common = {
    id: frame.id,
    wamid: frame.messageId,
    kind: frame.kind,
    preview: frame.preview,
    at: frame.messageAt,
    order: frame.order,
    seq: frame.seq,
  };
  return frame.type === 'message_received'
    ? { ...common, direction: 'in', status: 'delivered', statusAt: frame.messageAt, conflict: false, error: null }
    : {
        ...common,
        direction: 'out',
        status: frame.status,
        statusAt: frame.at,
        conflict: frame.conflict,
        error: frame.error,
      };
};

/** Later first, as the desk has them. Instants compare as text. */
export const laterFirst = (a: LastMessage, b: LastMessage): number => {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1;
  return b.order - a.order;
};
