import type { LastMessage, RegistrationRow } from '../../preload/contract/rows.ts';
import { lastMessageOf, laterFirst, type MessageFrame } from './last-message.ts';

/** What frames have told of one registration since its row was read. */
export type Head = {
  /** The latest messages, each once, newest first. */
  readonly messages: readonly LastMessage[];
  readonly arrival: { readonly seq: number; readonly unread: number; readonly windowUntil: string | null } | null;
  /** The row, read again after it changed; true as of `asOf`. */
  readonly reread: { readonly row: RegistrationRow; readonly asOf: number } | null;
};

export const NO_HEAD: Head = { messages: [], arrival: null, reread: null };

/** A message may turn out older than it seemed (its first report comes last), so the runners-up are remembered too. */
const REMEMBERED = 8;

export const headAfter = (head: Head, frame: MessageFrame): Head => {
  const known = head.messages.find((message) => message.id === frame.id);
  if (known && known.seq >= frame.seq) return head;
  const others = head.messages.filter((message) => message !== known);
  return {
    ...head,
    messages: [...others, lastMessageOf(frame)].sort(laterFirst).slice(0, REMEMBERED),
    arrival:
      frame.type === 'message_received' && frame.seq > (head.arrival?.seq ?? 0)
        ? { seq: frame.seq, unread: frame.unread, windowUntil: frame.windowUntil }
        : head.arrival,
  };
};
