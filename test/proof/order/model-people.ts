import type { Fact } from './fact.ts';
import type { Known } from './model-messages.ts';

/** Somebody in the college's list, or who wrote; and the names of the messages of their thread. */
export type KnownPerson = {
  readonly name: string;
  readonly course: string | null;
  readonly messages: readonly string[];
  /** The place of the fact that somebody last looked; -1 for never. */
  readonly seenAt: number;
};

/**
 * A person is known by the phone in the list and by whatever they wrote from. A message that names any of a person's
 * handles is theirs, and teaches the other handles it names, whichever of them was told first.
 */
export const findPeople = (facts: readonly Fact[], messages: readonly Known[]): KnownPerson[] => {
  const groups: string[][] = [];
  const join = (handles: readonly string[]): void => {
    const touching = groups.filter((group) => group.some((handle) => handles.includes(handle)));
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push([...new Set([...touching.flat(), ...handles])]);
  };
  for (const fact of facts) if (fact.kind === 'imported') join([fact.person.phone ?? '']);
  for (const { direction, handles } of messages) if (direction === 'in') join(handles);

  for (let grew = true; grew; ) {
    grew = false;
    for (const { handles, sentTo } of messages) {
      const names = sentTo === null ? handles : [sentTo, ...handles];
      const group = groups.find((known) => known.some((handle) => names.includes(handle)));
      const taught = names.filter((handle) => group && !group.includes(handle));
      if (!group || taught.length === 0) continue;
      join([...group, ...taught]);
      grew = true;
    }
  }

  return groups.map((group) => {
    const imported = facts.flatMap((fact) => (fact.kind === 'imported' ? [fact.person] : []));
    const isThem = (fact: Fact): boolean =>
      fact.kind === 'seen' && group.includes(fact.person.phone ?? fact.person.bsuid);
    const own = messages.filter(({ handles, sentTo }) =>
      [sentTo, ...handles].some((handle) => group.includes(handle ?? '')),
    );
    return {
      name: group.find((handle) => !handle.startsWith('IN.')) ?? group[0] ?? '',
      course: imported.find(({ phone }) => group.includes(phone ?? ''))?.course ?? null,
      messages: own.map(({ name }) => name),
      seenAt: facts.findLastIndex(isThem),
    };
  });
};
