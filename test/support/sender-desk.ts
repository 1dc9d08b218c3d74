import type { Begun, Ended } from '../../main/outbox/keeping.ts';
import type { LimitNews } from '../../main/outbox/limit-news.ts';
import { DEFAULT_RETRY } from '../../main/outbox/retry.ts';
import { createSender, type Sender } from '../../main/outbox/sender.ts';
import type { Waiting } from '../../main/outbox/waiting.ts';
import { crashDisk, type Disk } from './crash-keeping.ts';
import { type HandClock, handClock } from './hand-clock.ts';

export const START = Date.UTC(2026, 10, 23, 4);

export const accepted = (at: number): Ended => ({
  outcome: { is: 'accepted', at },
  wamid: 'wamid.A',
  httpStatus: 200,
  words: null,
});

export const refused = (code: number, at: number): Ended => ({
  outcome: { is: 'failed', code, transient: false, heard: 'in_answer', at },
  wamid: null,
  httpStatus: 400,
  words: null,
});

/** A program that sends, of which several may live one after the other on the same disk. */
export type Life = {
  readonly sender: Sender;
  readonly news: readonly LimitNews[];
  readonly troubles: readonly unknown[];
};

export type SenderDesk = {
  readonly clock: HandClock;
  readonly disk: Disk;
  /** What Meta was asked, in order. */
  readonly asked: readonly { readonly id: string; readonly attempt: number; readonly at: number }[];
  /** What Meta answers; without it, it accepts at once. */
  answer: (begun: Begun, stop: AbortSignal) => Promise<Ended>;
  /** Called before and after each thing the disk is asked; may throw, or never return. */
  moment: (name: string) => Promise<void>;
  live(): Life;
  /** Puts them on disk and tells the sender. */
  queue(life: Life, messages: readonly Waiting[]): void;
};

export const senderDesk = (): SenderDesk => {
  const clock = handClock(START);
  const asked: { id: string; attempt: number; at: number }[] = [];
  const desk: SenderDesk = {
    clock,
    disk: crashDisk(),
    asked,
    answer: async () => accepted(clock.now()),
    moment: async () => undefined,
    live: () => {
      const news: LimitNews[] = [];
      const troubles: unknown[] = [];
      const sender = createSender({
        keeping: desk.disk.open((name) => desk.moment(name)),
        post: (begun, stop) => {
          asked.push({ id: begun.id, attempt: begun.attempt, at: clock.now() });
          return desk.answer(begun, stop);
        },
        clock,
        random: () => 0.5,
        retry: () => DEFAULT_RETRY,
        onNews: (one) => news.push(one),
        report: (trouble) => troubles.push(trouble),
      });
      return { sender, news, troubles };
    },
    queue: ({ sender }, messages) => {
      desk.disk.put(messages);
      sender.add(messages);
    },
  };
  return desk;
};
