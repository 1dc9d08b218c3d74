import type { CountLine, SeenCounts } from './fact.ts';
import type { Known } from './model-messages.ts';
import type { KnownPerson } from './model-people.ts';

const INDIA_MS = 330 * 60_000;
const REACHED = ['delivered', 'read', 'played'];

/** Counts by the college's own day and hour, and by course: each message looked at once, each time. */
export const countsOf = (messages: readonly Known[], people: readonly KnownPerson[]): SeenCounts => {
  const personOf = (message: Known): KnownPerson | undefined =>
    people.find((person) => person.messages.includes(message.name));
  const isAnswered = (message: Known): boolean => {
    const own = personOf(message)?.messages ?? [];
    const later = messages.filter(({ name, at }) => own.includes(name) && at > message.at).sort((a, b) => a.at - b.at);
    return message.direction === 'out' && later[0]?.direction === 'in';
  };
  const lineOf = (message: Known): CountLine => {
    const { direction, status, rungs } = message;
    if (direction === 'in') return [0, 0, 0, 0, 0, 0, 1];
    const reached = REACHED.includes(status);
    const is = (holds: boolean): number => (holds ? 1 : 0);
    return [
      1,
      is(reached || 'sent' in rungs),
      is(reached),
      is(reached && status !== 'delivered'),
      is(reached && isAnswered(message)),
      is(status === 'failed'),
      0,
    ];
  };
  const by = (keyOf: (message: Known) => string): Record<string, CountLine> => {
    const groups: Record<string, CountLine> = {};
    for (const message of messages) {
      const line = lineOf(message);
      const before = groups[keyOf(message)] ?? [0, 0, 0, 0, 0, 0, 0];
      groups[keyOf(message)] = before.map((count, index) => count + (line[index] ?? 0)) as unknown as CountLine;
    }
    return groups;
  };
  const tally = (keys: readonly string[]): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
    return counts;
  };
  const local = ({ at }: Known): string => new Date(at + INDIA_MS).toISOString();
  const sent = messages.filter(({ direction }) => direction === 'out');
  return {
    day: by((message) => local(message).slice(0, 10)),
    hour: by((message) => String(Number(local(message).slice(11, 13)))),
    course: by((message) => personOf(message)?.course ?? ''),
    failures: tally(sent.filter(({ status }) => status === 'failed').map(({ code }) => String(code ?? 0))),
    costs: tally(sent.flatMap(({ category }) => category ?? [])),
    times: [
      sent.filter(({ rungs }) => 'delivered' in rungs).length,
      sent.filter(({ rungs }) => 'read' in rungs).length,
      sent.filter((message) => REACHED.includes(message.status) && isAnswered(message)).length,
    ],
  };
};
