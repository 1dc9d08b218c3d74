import type { Clock } from '../connection/clock.ts';
import type { MessageFrame } from '../messages/last-message.ts';

export type Notice =
  | {
      readonly kind: 'failed';
      readonly id: string;
      readonly registrationId: string | null;
      readonly code: number | null;
    }
  | {
      readonly kind: 'reply';
      readonly id: string;
      readonly registrationId: string | null;
      readonly name: string;
      readonly preview: string;
    };

/** What in a frame is worth a person's attention; `null` for all that is as it should be. */
export const noticeOf = (frame: MessageFrame): Notice | null => {
  const { id, registrationId } = frame;
  if (frame.type === 'message_status_update')
    return frame.status === 'failed' ? { kind: 'failed', id, registrationId, code: frame.error?.code ?? null } : null;
  if (frame.unread === 0 || frame.kind === 'revoked') return null;
  return { kind: 'reply', id, registrationId, name: frame.name, preview: frame.preview };
};

const GATHER_MS = 2_000;
const REMEMBERED = 5_000;

/**
 * Gathers notices for two seconds and shows them together, so that a campaign's failures are one notice and not seven
 * hundred. The same message is never shown twice for the same reason.
 */
export const createDigest = (clock: Clock, show: (notices: readonly Notice[]) => void): ((notice: Notice) => void) => {
  const told = new Set<string>();
  let waiting: Notice[] = [];
  return (notice) => {
    const name = `${notice.kind} ${notice.id}`;
    if (told.has(name)) return;
    told.add(name);
    const [oldest] = told;
    if (told.size > REMEMBERED && oldest !== undefined) told.delete(oldest);
    waiting.push(notice);
    if (waiting.length > 1) return;
    clock.after(GATHER_MS, () => {
      const notices = waiting;
      waiting = [];
      show(notices);
    });
  };
};
