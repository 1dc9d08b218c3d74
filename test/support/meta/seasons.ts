import { type Random, seededRandom } from '../random.ts';
import { inventLife, type Life } from './life.ts';
import { textMessage } from './message-object.ts';
import type { Party, Sender } from './party.ts';
import type { Happening } from './scatter.ts';
import type { Report } from './status-object.ts';
import { inventStudents, type Student } from './students.ts';
import { makeWamid } from './wamid.ts';

/** A message of the season. `ends` is the status it must show when all happenings are told, in whatever order. */
export type SeasonMessage = {
  readonly wamid: string;
  readonly student: Student;
  readonly text: string;
  readonly at: number;
  readonly ends: Life['ends'];
};

/** An admission season: who applied, what was sent to them, and all that Meta will tell, in the order it happened. */
export type Season = {
  readonly students: readonly Student[];
  readonly messages: readonly SeasonMessage[];
  readonly happenings: readonly (Happening & { readonly at: number })[];
};

export type SeasonPlan = {
  readonly seed: number;
  readonly students: number;
  /** Milliseconds UTC between which messages are sent; their reports may come later. */
  readonly from: number;
  readonly until: number;
  readonly sender: Sender;
  /** The most messages one student gets; everyone gets at least one. */
  readonly most?: number;
  /** Whether the texts themselves are told too, as Meta does for numbers that are also used on a phone. */
  readonly echoes?: boolean;
};

const TEXTS = [
  (name: string) => `Dear ${name}, we have received your application. Your form number will follow by evening.`,
  (name: string) => `Dear ${name}, please upload your mark sheet and photograph before Friday, 5 pm.`,
  (name: string) => `प्रिय ${name}, आपका काउंसलिंग समय कल सुबह 10:30 बजे है।`,
  (name: string) => `Dear ${name}, the first instalment of your fee is due. Pay at the office or online.`,
] as const;

const REPLIES = [
  'Thank you',
  'Ok sir 🙏',
  'Can I bring the original documents on Monday?',
  'धन्यवाद',
  'Please call me',
  'Is hostel available?',
  'Done ✅',
] as const;

const reportsOf = (wamid: string, to: Party, at: number, { steps }: Life): Report[] =>
  steps.map(({ status, after, failure }, index) => ({
    wamid,
    status,
    at: at + after,
    to,
    ...(failure && { failure }),
    ...(index < 2 && status !== 'failed' && { pricing: 'utility' as const }),
  }));

const firstName = ({ name }: Student): string => name.split(' ')[0] ?? name;

const partyOf = (random: Random, { name, phone }: Student): Party => ({
  phone: phone.slice(1),
  bsuid: `IN.${random.between(1_000_000_000, 9_999_999_999)}${random.between(1_000_000_000, 9_999_999_999)}`,
  name,
});

/** The same season for the same plan, on every machine. */
export const inventSeason = ({
  seed,
  students: count,
  from,
  until,
  sender,
  most = 3,
  echoes = false,
}: SeasonPlan): Season => {
  const random = seededRandom(seed);
  const students = inventStudents(random, count);
  const messages: SeasonMessage[] = [];
  const happenings: (Happening & { at: number })[] = [];
  for (const student of students) {
    const party = partyOf(random, student);
    for (let left = random.between(1, most); left > 0; left -= 1) {
      const at = random.between(from, until);
      const text = random.pick(TEXTS)(firstName(student));
      const wamid = makeWamid(random, party.phone ?? '');
      const life = inventLife(random, { voice: random.chance(0.03) });
      messages.push({ wamid, student, text, at, ends: life.ends });
      if (echoes) happenings.push({ kind: 'echo', sender, at, echo: { wamid, at, to: party, text } });
      for (const report of reportsOf(wamid, party, at, life)) {
        happenings.push({ kind: 'report', sender, at: report.at, report });
      }
      if (life.answered === null) continue;
      const answeredAt = at + life.answered;
      const message = textMessage({
        wamid: makeWamid(random, party.phone ?? '', 'in'),
        at: answeredAt,
        from: party,
        text: random.pick(REPLIES),
        ...(random.chance(0.3) && { replyTo: { wamid } }),
      });
      happenings.push({ kind: 'message', sender, at: answeredAt, message });
    }
  }
  return { students, messages, happenings: happenings.sort((a, b) => a.at - b.at) };
};
