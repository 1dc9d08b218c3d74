import { Refusal } from '../../../main/refusal.ts';
import { NO_ANSWER } from '../../../preload/contract/failures/fault.ts';
import { acceptedAs, failedWith, TEMPLATE } from '../../support/outbox-desk.ts';
import type { Desk } from '../../support/store-folder.ts';
import type { Says } from './season.ts';

/** What the sender does to a message, a move at a time; each says which try it was about, `null` where nothing was to be done. */
export type Outbox = {
  readonly queue: (registrationId: string) => string | null;
  readonly begin: (id: string) => number | null;
  /** True where a next try was queued at once. */
  readonly answer: (id: string, attempt: number, says: Says, wamid: string) => boolean;
  /** Decides whatever waits to be decided: the message goes again. */
  readonly judge: (id: string) => number | null;
};

const AGAIN = { kind: 'again', notBefore: 0 } as const;

export const outboxOf = ({ writer, read }: Desk, college: string, now: () => number): Outbox => ({
  queue: (registrationId) =>
    writer.write('enqueue', [college, [{ registrationId, ...TEMPLATE }], { campaignId: null, askedBy: 'proof' }]).value
      .queued[0]?.id ?? null,

  begin: (id) => writer.write('beginTries', [[id], now()]).value[0]?.attempt ?? null,

  answer: (id, attempt, says, wamid) => {
    const answers = {
      accepted: { end: acceptedAs(wamid, now()), next: { kind: 'done' } },
      refused: { end: failedWith(130_429, now()), next: AGAIN },
      unknown: { end: failedWith(NO_ANSWER, now()), next: { kind: 'await_status', until: now() } },
    } as const;
    const ended = { key: { id, attempt }, pause: null, ...answers[says] };
    return writer.write('endTries', [[ended]]).value[0] != null;
  },

  judge: (id) => {
    const open = read('unjudged', [now()]).find(({ message }) => message.id === id);
    if (!open) return null;
    const key = { id, attempt: open.attempt };
    if (open.outcome.is !== 'failed' || open.outcome.code !== NO_ANSWER)
      return writer.write('judge', [key, AGAIN, null]).value && open.attempt + 1;
    writer.write('judge', [key, { kind: 'person', why: 'unsure', code: NO_ANSWER, notBefore: now() }, null]);
    try {
      return writer.write('decide', [college, id, 'send_again', 'proof']).value && open.attempt + 1;
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  },
});
