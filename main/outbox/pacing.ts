import { gatesAt } from './gates-at.ts';
import type { LimitNews } from './limit-news.ts';
import { createMeters, isOutsideWindow, type Limits } from './meters.ts';
import type { Next, Queue } from './order.ts';
import { type Paused, pairId } from './pause.ts';
import type { Waiting } from './waiting.ts';

/**
 * Says when the next message may go. It keeps every limit of PLATFORM 7.5 as strictly as it can be read and makes no call itself.
 * `next` takes the message out of the queue; `sent` follows as its request begins, before `next` is asked again.
 * After a restart, `sent` is told of every try of the last 24 hours, the oldest first: that is all there is to remember.
 */
export type Pacer = {
  /** The message whose turn it is, or when to ask again (ms UTC; `Infinity`: only after news or a new message). */
  next(queue: Queue): Next;
  sent(message: Waiting, at: number): void;
  told(news: LimitNews): void;
};

export const createPacer = (limits: Limits, clock: () => number): Pacer => {
  const meters = createMeters(limits);
  /** Whose messages may have become free since the queue was last asked. */
  const changed = new Set<string>();

  return {
    next: (queue) => {
      for (const person of changed) queue.reconsider(person);
      changed.clear();
      const now = clock();
      return queue.take(now, gatesAt(meters, now));
    },
    sent: (message, at) => {
      const { number, account, portfolio, person, campaign } = message;
      meters.number(number).sent(at);
      meters.faults.sent(number, at);
      meters.pairs.sent(pairId(message), at);
      if (isOutsideWindow(meters, message, at)) {
        meters.audience(portfolio).sent(person, at);
        changed.add(person);
      }
      const share = meters.usage.share(account, at);
      if (campaign !== null && share < 1) meters.campaignsDue.set(number, at + meters.number(number).slot() / share);
    },
    told: (news) => {
      switch (news.about) {
        case 'throughput':
          return meters.number(news.number).limit(news.perSecond);
        case 'usage':
          return meters.usage.told(news.account, news);
        case 'messaging_limit':
          return meters.audience(news.portfolio).limit(news.people);
        case 'received':
          meters.number(news.number).received(news.at);
          meters.windows.opened(news.number, news.person, news.at);
          changed.add(news.person);
          return;
        case 'answered':
          return meters.faults.answered(news.number);
        case 'no_answer':
          return meters.faults.noAnswer(news.number, news.at);
        case 'underway':
          meters.underway.set(news.number, news.count);
          return;
        case 'pause':
          return meters.pauses.pause(news.what, news.id, news.until);
        case 'resume':
          meters.pauses.resume(news.what, news.id);
          for (const person of personsOf(news)) changed.add(person);
          return;
        default:
          return news satisfies never;
      }
    },
  };
};

/** A pause that concerns one person names the person last; no id of Meta's holds a space. */
const personsOf = ({ what, id }: { readonly what: Paused; readonly id: string }): readonly string[] =>
  what === 'pair' || what === 'marketing' ? [id.slice(id.indexOf(' ') + 1)] : [];
