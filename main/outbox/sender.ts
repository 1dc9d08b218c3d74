import type { Clock } from '../clock.ts';
import { createTurns } from '../turns.ts';
import { createBegin } from './beginning.ts';
import { createFlights } from './flights.ts';
import { createInsist } from './insist.ts';
import { createJudging } from './judging.ts';
import type { Begun, Ended, Keeping } from './keeping.ts';
import { createLanding, nobodyKnows } from './landing.ts';
import type { LimitNews } from './limit-news.ts';
import { DEFAULT_LIMITS } from './meters.ts';
import { createQueue } from './order.ts';
import { createPacer } from './pacing.ts';
import { recall } from './recall.ts';
import type { RetrySettings } from './retry.ts';
import type { Waiting } from './waiting.ts';

export type SenderNeeds = {
  readonly keeping: Keeping;
  /** Makes one request. Resolves with what came of it, and soon once it is told to stop. */
  readonly post: (begun: Begun, stop: AbortSignal) => Promise<Ended>;
  readonly clock: Clock;
  /** From 0 to 1, 1 excluded. */
  readonly random: () => number;
  readonly retry: () => RetrySettings;
  /** Hears all that pacing hears. */
  readonly onNews: (news: LimitNews) => void;
  /** Hears of a disk that cannot be written, each time, and of bugs. */
  readonly report: (trouble: unknown) => void;
};

export type Sender = AsyncDisposable & {
  /** These wait on disk from now on. */
  add(messages: readonly Waiting[]): void;
  told(news: LimitNews): void;
  /** A failure may have been reported. */
  judgeSoon(): void;
  /** Time may have passed that no timer has counted: the machine slept. */
  wake(): void;
};

/** So long are requests under way waited for at the end; what they come to later is told by reports. */
const CLOSE_WITHIN_MS = 5_000;

/**
 * Sends what waits: takes what may go now, begins it on disk, makes the requests, and keeps what came of each together with what
 * follows.
 *
 * Nothing is sent twice and nothing is lost, whenever the program dies:
 *
 * - A message is in one state on disk, and only `begin` moves it from waiting to begun, once for each try. A request is made for
 *   what `begin` returned and for nothing else, and never again under the same try. So what the queue holds in memory decides
 *   when something is sent, but never whether.
 * - Dead before `begin` is on disk: it waits, and Meta has heard nothing. Dead after it: it may have gone, so at the next start it
 *   awaits its status (`orphans`), and then a person. The same holds for one whose end could not be written.
 * - It waits again only by the one write that also says that its try did not go out.
 */
export const createSender = (needs: SenderNeeds): Sender => {
  const { keeping, post, clock, random, retry, report } = needs;
  const closing = new AbortController();
  const givingUp = new AbortController();
  const insist = createInsist(clock, closing.signal, report);
  const pacer = createPacer(DEFAULT_LIMITS, clock.now);
  const queue = createQueue();
  const flights = createFlights((number, count) => pacer.told({ about: 'underway', number, count }));
  const begin = createBegin(keeping, insist, clock, closing.signal);
  let isReady = false;

  const tell = (news: readonly LimitNews[]): void => {
    for (const one of news) {
      pacer.told(one);
      needs.onNews(one);
    }
  };
  const add = (messages: readonly Waiting[]): void => {
    for (const message of messages) queue.add(message);
    sending.now();
  };

  const sending = createTurns(
    async () => {
      if (!isReady) return;
      const taken = take();
      if (taken.size === 0) return;
      for (const one of await begin([...taken.values()])) {
        const message = taken.get(one.id);
        taken.delete(one.id);
        if (message) void fly(message, one);
      }
      for (const { number } of taken.values()) flights.landed(number);
      sending.now();
    },
    clock,
    report,
  );

  /** All that may go now, by id. When none may, the next time to look is set. */
  const take = (): Map<string, Waiting> => {
    const taken = new Map<string, Waiting>();
    for (;;) {
      const next = pacer.next(queue);
      if ('waitUntil' in next) {
        sending.at(next.waitUntil);
        return taken;
      }
      pacer.sent(next.send, clock.now());
      flights.took(next.send.number);
      taken.set(next.send.id, next.send);
    }
  };

  const fly = async (message: Waiting, begun: Begun): Promise<void> => {
    const ended = await post(begun, givingUp.signal).catch((bug: unknown) => {
      report(bug);
      return nobodyKnows(clock.now());
    });
    const again = await land(message, begun, ended).catch(report);
    flights.landed(message.number);
    add(again ? [again] : []);
  };

  const judging = createJudging({ keeping, insist, clock, random, retry, report, tell, goesAgain: add });
  const land = createLanding({ keeping, insist, clock, random, retry, tell, awaits: judging.dueAt });

  const remember = async (): Promise<void> => {
    const past = { now: clock.now(), awaitStatusMs: retry().awaitStatusMs };
    const whole = await recall(keeping, insist, past, {
      paused: (pause) => tell([{ about: 'pause', ...pause }]),
      sent: pacer.sent,
      waits: (messages) => {
        isReady = true;
        add(messages);
      },
    });
    if (whole) judging.soon();
  };
  const remembering = remember().catch(report);

  return {
    add,
    told: (news) => {
      tell([news]);
      sending.now();
    },
    judgeSoon: judging.soon,
    wake: () => {
      sending.now();
      judging.soon();
    },
    [Symbol.asyncDispose]: async () => {
      closing.abort();
      await Promise.all([remembering, sending.end(), judging.end()]);
      const cancel = clock.after(CLOSE_WITHIN_MS, () => givingUp.abort());
      await flights.empty();
      cancel();
    },
  };
};
