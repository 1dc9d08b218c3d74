import type { Random } from '../../support/random.ts';
import { partyOf, reportsOf } from './invent-tellings.ts';
import type { Moments, Person, Placed, PlacedTelling, Says } from './season.ts';

/**
 * Messages that this desk sends, with up to two tries each. A try begins before Meta can tell of it; whether the answer to
 * its request or the reports come first, and whether they name our id, is left to chance.
 */
export const inventOutbox = (
  random: Random,
  seed: number,
  people: readonly Person[],
  moments: Moments,
): { readonly steps: readonly Placed[]; readonly tellings: readonly PlacedTelling[] } => {
  const steps: Placed[] = [];
  const tellings: PlacedTelling[] = [];
  const addressees = people.flatMap((person, index) => (person.kind === 'enrolled' ? [{ person, index }] : []));
  for (let left = addressees.length === 0 ? 0 : random.between(0, 2); left > 0; left -= 1) {
    const message = `ours${left}`;
    const [first] = addressees;
    const to = first ? random.pick([first, ...addressees.slice(1)]) : { person: people[0] as Person, index: 0 };
    let place = random.fraction() * 0.4;
    const next = (): number => {
      place += (1 - place) * random.fraction() * 0.5;
      return place;
    };
    steps.push({ place: next(), step: { do: 'queue', message, person: to.index } });
    for (const attempt of [1, 2]) {
      const wamid = `wamid.o${seed}.${left}.${attempt}`;
      const says: Says = random.pick(['accepted', 'accepted', 'accepted', 'refused', 'unknown']);
      steps.push({ place: next(), step: { do: 'begin', message } });
      const begun = place;
      steps.push({ place: next(), step: { do: 'answer', message, attempt, says, wamid } });
      const told =
        says === 'refused' ? [] : reportsOf(random, moments, wamid, () => ({ to: partyOf(random, to.person) }));
      for (const report of told) {
        const ours = { message, attempt, named: random.chance(0.6) };
        tellings.push({
          place: begun + (1 - begun) * random.fraction(),
          telling: { kind: 'report', report, ours },
        });
      }
      steps.push({ place: next(), step: { do: 'judge', message } });
    }
  }
  return { steps, tellings };
};
