import { inventLife } from '../support/meta/life.ts';
import { textMessage } from '../support/meta/message-object.ts';
import type { Party, Sender } from '../support/meta/party.ts';
import type { Happening } from '../support/meta/scatter.ts';
import type { Report } from '../support/meta/status-object.ts';
import { makeWamid } from '../support/meta/wamid.ts';
import type { Random } from '../support/random.ts';
import { officeMoment } from './calendar.ts';
import type { StudentBody } from './student-body.ts';
import { answer, letter } from './words.ts';

export type Told = Happening & { readonly at: number };

/** What has been told so far; `reports` is held at about `perMessage` times `messages`, by messages to groups. */
export type Tally = { messages: number; reports: number };

const MOST_IN_A_GROUP = 200;
const A_MINUTE_MS = 60_000;

/** Invents so many messages of one day with all that Meta tells of them, whenever it does, by the time it happened. */
export const inventDay = (
  random: Random,
  students: StudentBody,
  { from, day, messages, perMessage, sender }: Day,
  tally: Tally,
): Told[] => {
  const told: Told[] = [];
  const until = tally.messages + messages;
  const tell = (happening: Happening, at: number): void => void told.push({ ...happening, at });

  const report = (wamid: string, to: Party, at: number, group?: Report['group']): number | null => {
    const life = inventLife(random, { voice: false });
    const pricing = random.chance(0.3) ? 'marketing' : 'utility';
    for (const [place, { status, after, failure }] of life.steps.entries()) {
      const priced = place < 2 && status !== 'failed' && ({ pricing } as const);
      const line = {
        wamid,
        status,
        at: at + after,
        to,
        ...(failure && { failure }),
        ...priced,
        ...(group && { group }),
      };
      tell({ kind: 'report', sender, report: line }, line.at);
    }
    tally.reports += life.steps.length;
    return life.answered;
  };

  const toGroup = (at: number): void => {
    const wamid = makeWamid(random, 'group');
    const id = `group-${random.between(1, 40)}`;
    for (const member of students.members(MOST_IN_A_GROUP)) report(wamid, {}, at, { id, member });
  };

  const toSomebody = (at: number): void => {
    const { row, party } = students.somebody();
    const wamid = makeWamid(random, party.phone ?? '');
    const text = letter(random, row.name.split(' ')[0] ?? row.name);
    tell({ kind: 'echo', sender, echo: { wamid, at, to: party, text } }, at);
    const answered = report(wamid, party, at);
    if (answered === null || tally.messages + 1 >= until) return;
    tally.messages += 1;
    const reply = { wamid: makeWamid(random, party.phone ?? '', 'in'), at: at + answered, from: party };
    const message = textMessage({ ...reply, text: answer(random), ...(random.chance(0.3) && { replyTo: { wamid } }) });
    tell({ kind: 'message', sender, message }, message.at);
  };

  while (tally.messages < until) {
    tally.messages += 1;
    const at = officeMoment(random, from, day) + random.between(0, A_MINUTE_MS);
    if (tally.reports < tally.messages * perMessage - MOST_IN_A_GROUP) toGroup(at);
    else toSomebody(at);
  }
  return told.sort((a, b) => a.at - b.at);
};

export type Day = {
  /** Midnight UTC of the season's first day, ms. */
  readonly from: number;
  readonly day: number;
  readonly messages: number;
  readonly perMessage: number;
  readonly sender: Sender;
};
