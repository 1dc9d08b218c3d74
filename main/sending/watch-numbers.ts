import type { Clock } from '../clock.ts';
import type { Answer } from '../graph/graph.ts';
import type { NumberHealth } from '../graph/number-health.ts';
import type { LimitNews } from '../outbox/limit-news.ts';
import type { NumberEntry } from '../store/store.ts';
import { limitNews } from './number-limits.ts';

type WatchNeeds = {
  readonly numbers: () => Promise<readonly NumberEntry[]>;
  readonly hasToken: (phoneNumberId: string) => boolean;
  readonly health: (phoneNumberId: string) => Promise<Answer<NumberHealth>>;
  readonly tell: (news: LimitNews) => void;
  readonly clock: Clock;
  readonly report: (trouble: unknown) => void;
};

export type NumberWatch = AsyncDisposable & {
  /** The account that a number belongs to; its own id while nobody has said. */
  accountOf(phoneNumberId: string): string;
  /** A number or its token is another. */
  changed(): void;
};

const EVERY_MS = 60 * 60_000;
/** After a number could not be read. */
const AGAIN_MS = 60_000;

/** Reads what Meta allows each number, at once and every hour. Until it is known, pacing assumes the least. */
export const watchNumbers = ({ numbers, hasToken, health, tell, clock, report }: WatchNeeds): NumberWatch => {
  const accounts = new Map<string, string>();
  let cancel: () => void = () => undefined;
  let reading: Promise<void> = Promise.resolve();
  let ended = false;

  /** Whether all are known. */
  const read = async (): Promise<boolean> => {
    const all = await numbers();
    for (const { phoneNumberId, wabaId } of all) accounts.set(phoneNumberId, wabaId ?? phoneNumberId);
    const told = await Promise.all(
      all
        .filter(({ phoneNumberId }) => hasToken(phoneNumberId))
        .map(async (number) => {
          const answer = await health(number.phoneNumberId);
          if (answer.ok) for (const news of limitNews(number, answer.value)) tell(news);
          return answer.ok;
        }),
    );
    return told.every(Boolean);
  };

  const look = (): void => {
    cancel();
    reading = reading.then(async () => {
      if (ended) return;
      const whole = await read().catch((error: unknown) => {
        report(error);
        return false;
      });
      cancel();
      if (!ended) cancel = clock.after(whole ? EVERY_MS : AGAIN_MS, look);
    });
  };

  look();
  return {
    accountOf: (phoneNumberId) => accounts.get(phoneNumberId) ?? phoneNumberId,
    changed: look,
    [Symbol.asyncDispose]: async () => {
      ended = true;
      cancel();
      await reading;
    },
  };
};
