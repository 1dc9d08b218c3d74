import { textMessage } from '../../support/meta/message-object.ts';
import type { Party } from '../../support/meta/party.ts';
import type { Report, ReportWord } from '../../support/meta/status-object.ts';
import type { Random } from '../../support/random.ts';
import type { Moments, Person, PlacedTelling, Telling } from './season.ts';

const FAILURES = [131026, 131049, 130472, 131047] as const;
const CATEGORIES = ['utility', 'marketing', 'service'] as const;
const LIVES: readonly [readonly ReportWord[], ...(readonly ReportWord[])[]] = [
  ['sent'],
  ['read'],
  ['failed'],
  ['sent', 'delivered'],
  ['sent', 'failed'],
  ['sent', 'delivered', 'read'],
  ['sent', 'read', 'played'],
  ['sent', 'failed', 'delivered'],
  ['failed', 'delivered', 'read'],
  ['sent', 'delivered', 'read', 'played'],
];

/** All that Meta tells of messages from elsewhere, and what students write; each at a place of its own. */
export const inventTellings = (
  random: Random,
  seed: number,
  people: readonly Person[],
  moments: Moments,
): PlacedTelling[] => {
  const some = (most: number, invent: (index: number) => readonly Telling[]): Telling[] =>
    Array.from({ length: random.between(0, most) }, (_, index) => invent(index)).flat();
  const one = (): Person => random.pick(people as [Person, ...Person[]]);
  const sent = some(4, (index) => {
    const [wamid, to] = [`wamid.e${seed}.${index}`, one()];
    const echo = { wamid, at: moments(), to: partyOf(random, to), text: `Sent by hand ${index}` };
    return [
      ...reportsOf(random, moments, wamid, () => ({ to: partyOf(random, to) })).map(reported),
      ...(random.chance(0.25) ? [{ kind: 'echo', echo } as const] : []),
    ];
  });
  const toGroups = some(1, (index) => {
    const wamid = `wamid.g${seed}.${index}`;
    const member = (): Party => ({ phone: `91990000000${random.between(1, 3)}` });
    return reportsOf(random, moments, wamid, () => ({ to: {}, group: { id: 'group-7', member: member() } })).map(
      reported,
    );
  });
  const written = some(4, (index): Telling[] => {
    const from = writerOf(random, one());
    return [
      { kind: 'text', message: textMessage({ wamid: `wamid.i${seed}.${index}`, at: moments(), from, text: 'Ok' }) },
    ];
  });
  return [...sent, ...toGroups, ...written].map((telling) => ({ place: random.fraction(), telling }));
};

const reported = (report: Report): Telling => ({ kind: 'report', report, ours: null });

/** A life's reports, some of them told again at another moment, each naming whatever `whom` says. */
export const reportsOf = (
  random: Random,
  moments: Moments,
  wamid: string,
  whom: () => Pick<Report, 'to' | 'group'>,
): Report[] => {
  const category = random.pick(CATEGORIES);
  const at = moments();
  return random.pick(LIVES).flatMap((status) =>
    Array.from({ length: random.chance(0.2) ? 2 : 1 }, () => ({
      wamid,
      status,
      // Now and then two rungs within one second.
      at: random.chance(0.15) ? at : moments(),
      ...whom(),
      ...(status === 'failed' && random.chance(0.8) && { failure: random.pick(FAILURES) }),
      ...(status !== 'failed' && random.chance(0.5) && { pricing: category }),
    })),
  );
};

/** A recipient by whatever Meta chooses to name: the phone, the BSUID, or both. */
export const partyOf = (random: Random, { phone, bsuid }: Person): Party => {
  if (phone === null) return { bsuid };
  return random.pick<Party>([{ phone }, { bsuid }, { phone, bsuid }]);
};

/** A student who shows a phone always shows it: else one person would be two contacts, for nobody could know better. */
const writerOf = (random: Random, { phone, bsuid }: Person): Party => {
  if (phone === null) return { bsuid };
  return random.chance(0.5) ? { phone } : { phone, bsuid };
};
