import type { CountsRow, GroupRow } from '../../../preload/contract/analytics.ts';
import type { ReportRow } from '../../../preload/contract/rows.ts';
import { type CountLine, type Seen, type SeenMessage, timelineLine } from './fact.ts';
import { everyRow, type PlayedDesk } from './played-desk.ts';

/** What the desk shows after a season, in the model's words. `names`: its own messages, by its ids. */
export const look = async (desk: PlayedDesk, names: ReadonlyMap<string, string>): Promise<Seen> => {
  const registrations = await everyRow(desk.registrations);
  const history = await everyRow(desk.history);
  const nameOf = ({ id, wamid }: { readonly id: string; readonly wamid: string | null }): string =>
    names.get(id) ?? wamid ?? id;
  const people = new Map(registrations.map(({ id, phone, name }) => [id, phone?.slice(1) ?? name]));

  const messages: Record<string, SeenMessage> = {};
  for (const row of history) {
    messages[nameOf(row)] = {
      direction: row.direction,
      person: row.registrationId === null ? null : (people.get(row.registrationId) ?? 'nobody'),
      wamid: row.wamid,
      status: row.status,
      statusAt: Date.parse(row.statusAt),
      at: Date.parse(row.at),
      rungs: Object.fromEntries(Object.entries(row.rungs).map(([rung, at]) => [rung, Date.parse(at)])),
      conflict: row.conflict,
      code: row.error?.code ?? null,
      timeline: timelineOf(await desk.timeline(row.id), desk.clock() !== null),
    };
  }
  const persons = registrations.map(({ id, lastMessage, unread, windowUntil }) => [
    people.get(id) ?? '',
    {
      last: lastMessage && nameOf(lastMessage),
      unread,
      windowUntil: windowUntil === null ? null : Date.parse(windowUntil),
    },
  ]);

  const day = await desk.summary('day');
  return {
    messages,
    people: Object.fromEntries(persons),
    counts: {
      day: linesOf(day.groups),
      hour: linesOf((await desk.summary('hour')).groups),
      course: linesOf((await desk.summary('course')).groups),
      failures: Object.fromEntries(day.failures.map(({ error, count }) => [String(error.code), count])),
      costs: Object.fromEntries(day.costs.map(({ category, messages: count }) => [category, count])),
      times: [day.times.delivered.count, day.times.read.count, day.times.reply.count],
    },
  };
};

const LADDER = ['sent', 'failed', 'delivered', 'read', 'played'];

/** As texts; first it must be in order by itself. */
const timelineOf = (rows: readonly ReportRow[], heard: boolean): string[] => {
  const place = ({ attempt, at, status }: ReportRow): number =>
    attempt * 1e15 + Date.parse(at) * 10 + LADDER.indexOf(status);
  if (rows.some((row, index) => index > 0 && place(row) < place(rows[index - 1] ?? row))) return ['out of order'];
  return rows
    .map(({ attempt, at, heardAt, status, participant, error }) =>
      timelineLine({
        attempt,
        at: Date.parse(at),
        heardAt: heard ? Date.parse(heardAt) : null,
        status,
        who: participant ?? '',
        code: error?.code ?? null,
      }),
    )
    .sort();
};

const linesOf = (groups: readonly GroupRow[]): Record<string, CountLine> =>
  Object.fromEntries(groups.map((group) => [group.key, lineOf(group)]));

const lineOf = ({ messages, sent, delivered, read, replied, failed, received }: CountsRow): CountLine => [
  messages,
  sent,
  delivered,
  read,
  replied,
  failed,
  received,
];
