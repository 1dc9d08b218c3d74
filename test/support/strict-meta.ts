import type { Waiting } from '../../main/outbox/waiting.ts';

type Limits = { readonly perSecond: number; readonly people: number };
type Sent = { readonly message: Waiting; readonly at: number };

const DAY = 24 * 60 * 60_000;

/**
 * Meta's limits, judged slowly and by the letter of PLATFORM 7.5 over the whole list of what was sent: no counter is kept, so that
 * nothing of the way the program counts can be repeated here by mistake.
 */
export const strictMeta = ({ perSecond, people }: Limits) => {
  const all: Sent[] = [];
  const byPerson = new Map<string, Sent[]>();

  const since = (from: number, at: number): Sent[] => {
    // What was sent is in order, and most questions are about the last second.
    let first = all.length;
    while (first > 0 && (all[first - 1]?.at ?? 0) > from) first -= 1;
    return all.slice(first).filter((sent) => sent.at <= at);
  };

  const tooFast = ({ number }: Waiting, at: number): boolean =>
    since(at - 1_000, at).filter((sent) => sent.message.number === number).length > perSecond;

  const timesOf = ({ number, person }: Waiting): readonly number[] =>
    (byPerson.get(person) ?? []).filter(({ message }) => message.number === number).map(({ at }) => at);

  /** 1 per 6 s; a burst of at most 45 within 6 s; after it silence until 6 s have passed for each of its messages. */
  const pairTooFast = (message: Waiting): boolean => {
    let [begun, count] = [Number.NEGATIVE_INFINITY, 0];
    return timesOf(message).some((time) => {
      const free = count === 0 || time >= begun + count * 6_000;
      const inBurst = time < begun + 6_000 && count < 45;
      [begun, count] = free ? [time, 1] : [begun, count + 1];
      return !free && !inBurst;
    });
  };

  /** The same as a bucket of 45 that refills by one every 6 s: the other way to read the page. */
  const bucketEmpty = (message: Waiting, at: number): boolean => {
    const times = timesOf(message);
    return times.some((from, i) => times.length - i > 45 + (at - from) / 6_000);
  };

  const tooManyPeople = ({ portfolio }: Waiting, at: number): boolean =>
    people !== Number.POSITIVE_INFINITY &&
    new Set(
      since(at - DAY, at)
        .filter((sent) => sent.message.portfolio === portfolio && (sent.message.windowUntil ?? sent.at) <= sent.at)
        .map((sent) => sent.message.person),
    ).size > people;

  return {
    /** Takes it, and says which limits it broke. */
    refuses: (message: Waiting, at: number): string[] => {
      all.push({ message, at });
      byPerson.set(message.person, [...(byPerson.get(message.person) ?? []), { message, at }]);
      return [
        ...(tooFast(message, at) ? [`130429 ${message.id}`] : []),
        ...(pairTooFast(message) ? [`131056 ${message.id}`] : []),
        ...(bucketEmpty(message, at) ? [`131056 ${message.id}, as a bucket`] : []),
        ...(tooManyPeople(message, at) ? [`messaging limit ${message.id}`] : []),
      ];
    },
  };
};
