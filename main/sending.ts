import type { CollegeFrame } from '../preload/contract/frames.ts';
import type { PausedKind } from '../preload/contract/outgoing.ts';
import type { Settings } from '../preload/contract/settings.ts';
import type { Clock } from './clock.ts';
import { readNumberHealth } from './graph/number-health.ts';
import type { Usage } from './graph/usage.ts';
import type { Graphs } from './graphs.ts';
import { createSender } from './outbox/sender.ts';
import { createStandingPauses } from './outbox/standing-pauses.ts';
import type { Waiting } from './outbox/waiting.ts';
import { keepIn } from './sending/keeping.ts';
import { createPost } from './sending/post.ts';
import { usageNews } from './sending/usage-news.ts';
import { watchNumbers } from './sending/watch-numbers.ts';
import type { UploadOf } from './sending/with-media.ts';
import type { Heard } from './store/sending.ts';
import type { Store } from './store/store.ts';

export type SendingNeeds = {
  readonly store: Store;
  readonly graphs: Graphs;
  readonly hasToken: (phoneNumberId: string) => boolean;
  readonly uploadOf: UploadOf;
  readonly settings: () => Settings;
  readonly clock: Clock;
  readonly random: () => number;
  /** Since when (ms UTC) something of weight is paused until a person resumes it; `null`: nothing is. */
  readonly onPaused: (since: number | null) => void;
  readonly report: (trouble: unknown) => void;
};

/** The running outbox, joined to the store and to Meta. */
export type Sending = AsyncDisposable & {
  /** These wait on disk from now on. */
  add(messages: readonly Waiting[]): void;
  pause(what: PausedKind, id: string, until: number): void;
  resume(what: PausedKind, id: string): void;
  /** A number or its token is another. */
  numbersChanged(): void;
  /** An answer to this number told how much of a limit is used. */
  used(phoneNumberId: string, usage: Usage): void;
  /** The machine woke. */
  wake(): void;
};

/** Opens the way from the store to Meta. What waits begins to go by itself. */
export const openSending = (needs: SendingNeeds): Sending => {
  const { store, graphs, uploadOf, settings, clock, random, report } = needs;

  const sender = createSender({
    keeping: keepIn(store),
    post: createPost({ graphOf: graphs, uploadOf, now: clock.now }),
    clock,
    random,
    retry: () => ({ awaitStatusMs: settings().sending.awaitStatusMinutes * 60_000 }),
    onNews: createStandingPauses(clock.now, needs.onPaused),
    report,
  });
  const numbers = watchNumbers({
    numbers: () => store.read('numbers'),
    hasToken: needs.hasToken,
    health: (number) => readNumberHealth(graphs(number), number),
    tell: sender.told,
    clock,
    report,
  });
  /** Who writes opens their window, and counts into the rate of the number. */
  const tellHeard = (heard: readonly Heard[]): void => {
    for (const one of heard) sender.told({ about: 'received', ...one });
  };
  const unsubscribe = store.subscribe((frames) => {
    if (frames.some(tellsOfFailure)) sender.judgeSoon();
    const received = frames.filter(({ type }) => type === 'message_received').map(idOf);
    if (received.length > 0) store.read('heardFrom', received).then(tellHeard, report);
  });

  return {
    add: sender.add,
    wake: sender.wake,
    pause: (what, id, until) => sender.told({ about: 'pause', what, id, until }),
    resume: (what, id) => sender.told({ about: 'resume', what, id }),
    numbersChanged: numbers.changed,
    used: (number, usage) => {
      for (const news of usageNews(numbers.accountOf(number), usage)) sender.told(news);
    },
    [Symbol.asyncDispose]: async () => {
      unsubscribe();
      await Promise.all([numbers[Symbol.asyncDispose](), sender[Symbol.asyncDispose]()]);
    },
  };
};

const idOf = (frame: CollegeFrame): string => ('id' in frame ? frame.id : '');

const tellsOfFailure = (frame: CollegeFrame): boolean =>
  frame.type === 'message_status_update' && frame.status === 'failed';
