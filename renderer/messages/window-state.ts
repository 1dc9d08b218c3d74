import type { CollegeFrame } from '../../preload/contract/frames.ts';
import type { RegistrationRow } from '../../preload/contract/rows.ts';
import { type Head, headAfter, NO_HEAD } from './head.ts';
import type { MessageFrame } from './last-message.ts';
import { emptyShelf, put, type Shelf, take } from './shelf.ts';

/** Everything frames have told this window. Lists and threads are read by asks; this lies over them. */
export type WindowState = {
  /** The greatest number seen. */
  readonly seq: number;
  readonly heads: Shelf<Head>;
  /** The open conversation, and what was told of its messages while it is open. */
  readonly thread: { readonly registrationId: string; readonly frames: ReadonlyMap<string, MessageFrame> } | null;
  /** The number under which many registrations changed at once; lists read before it must be read again. */
  readonly listsChanged: number;
};

export const NOTHING_TOLD: WindowState = { seq: 0, heads: emptyShelf(), thread: null, listsChanged: 0 };

/**
 * The window is this fold over the desk's frames. Of one message the frame with the greatest `seq` counts, of several
 * messages the latest is shown: so order and repetition of frames cannot matter.
 */
export const apply = (state: WindowState, frame: CollegeFrame): WindowState => {
  const seq = Math.max(state.seq, frame.seq);
  if (frame.type === 'templates_changed') return { ...state, seq };
  if (frame.type === 'registration_changed')
    return frame.registrationId === null
      ? { ...state, seq, listsChanged: Math.max(state.listsChanged, frame.seq) }
      : { ...state, seq };
  if (frame.registrationId === null) return { ...state, seq };
  const head = take(state.heads, frame.registrationId) ?? NO_HEAD;
  const after = headAfter(head, frame);
  return {
    ...state,
    seq,
    heads: after === head ? state.heads : put(state.heads, frame.registrationId, after),
    thread: threadAfter(state.thread, frame),
  };
};

const threadAfter = (thread: WindowState['thread'], frame: MessageFrame): WindowState['thread'] => {
  if (thread === null || thread.registrationId !== frame.registrationId) return thread;
  const known = thread.frames.get(frame.id);
  if (known && known.seq >= frame.seq) return thread;
  return { ...thread, frames: new Map(thread.frames).set(frame.id, frame) };
};

/** Remembers single messages of this conversation from now on, and of no other. */
export const openThread = (state: WindowState, registrationId: string | null): WindowState => ({
  ...state,
  thread: registrationId === null ? null : { registrationId, frames: new Map() },
});

/** Lays a freshly read row over older pages of the list. */
export const layRow = (state: WindowState, row: RegistrationRow, asOf: number): WindowState => {
  const head = take(state.heads, row.id) ?? NO_HEAD;
  if (head.reread && head.reread.asOf >= asOf) return state;
  return { ...state, heads: put(state.heads, row.id, { ...head, reread: { row, asOf } }) };
};
