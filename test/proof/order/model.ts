import type { Fact, Seen } from './fact.ts';
import { countsOf } from './model-counts.ts';
import { knownMessages } from './model-messages.ts';
import { findPeople } from './model-people.ts';

const A_DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * What a desk must show after these facts: naive, from scratch, and with nothing of the program in it. Plain lists are
 * searched again for every question; a thousand messages would be too many for it.
 */
export const model = (facts: readonly Fact[]): Seen => {
  const known = knownMessages(facts);
  const people = findPeople(facts, known);
  const messages = known.map((message) => {
    const { name, category, handles, sentTo, heardIn, ...shown } = message;
    return [name, { ...shown, person: people.find((person) => person.messages.includes(name))?.name ?? null }] as const;
  });
  const persons = people.map(({ name, seenAt, messages: own }) => {
    const thread = known.filter((message) => own.includes(message.name)).sort((a, b) => b.at - a.at);
    const written = thread.filter(({ direction }) => direction === 'in');
    const [newest] = written;
    const unread = written.filter(({ heardIn }) => heardIn > seenAt).length;
    return [
      name,
      { last: thread[0]?.name ?? null, unread, windowUntil: newest ? newest.at + A_DAY_MS : null },
    ] as const;
  });
  return {
    messages: Object.fromEntries(messages),
    people: Object.fromEntries(persons),
    counts: countsOf(known, people),
  };
};
