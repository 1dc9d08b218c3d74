import {
  type Body,
  type Change,
  echoChange,
  envelope,
  messageChange,
  statusChange,
} from '../../support/meta/bodies.ts';
import type { Fact } from './fact.ts';
import { everyRow, type PlayedDesk } from './played-desk.ts';
import type { Person, Season, Step, Telling } from './season.ts';

/** What happened, and by which of our ids the desk knows the messages that it sent. */
export type Played = { readonly facts: readonly Fact[]; readonly names: ReadonlyMap<string, string> };

/** Plays a season, and notes what truly happened: a step that finds nothing to do is no fact. */
export const play = async ({ people, steps }: Season, desk: PlayedDesk): Promise<Played> => {
  const facts: Fact[] = [];
  const ids = new Map<string, string>();
  const begun = (message: string, attempt: number): boolean =>
    facts.some((fact) => fact.kind === 'begun' && fact.message === message && fact.attempt === attempt);
  const now = (): number => desk.clock() ?? 0;

  const deliver = async (posts: readonly (readonly Telling[])[]): Promise<void> => {
    const possible = posts
      .map((tellings) => tellings.filter((telling) => canBeTold(telling, begun)))
      .filter((tellings) => tellings.length > 0);
    const heardAt = desk.clock();
    if (possible.length > 0) await desk.deliver(possible.map((tellings) => bodyOf(tellings, ids, desk)));
    const told = possible.flat();
    for (const telling of told) facts.push({ kind: 'told', heardAt, telling, endsCommit: telling === told.at(-1) });
  };

  const registrationOf = async (person: Person): Promise<string | null> => {
    const rows = await everyRow(desk.registrations);
    const wanted = person.phone === null ? person.bsuid : `+${person.phone}`;
    return rows.find(({ phone, name }) => (phone ?? name) === wanted)?.id ?? null;
  };

  const take = async (step: Step): Promise<void> => {
    switch (step.do) {
      case 'deliver':
        return deliver(step.posts);
      case 'import':
      case 'see': {
        const person = people[step.person];
        if (!person) return;
        if (step.do === 'import') {
          await desk.enrol(person);
          facts.push({ kind: 'imported', person });
          return;
        }
        const registration = await registrationOf(person);
        if (registration === null) return;
        await desk.see(registration);
        facts.push({ kind: 'seen', person });
        return;
      }
      case 'queue': {
        const person = people[step.person];
        const to = person && (await registrationOf(person));
        const at = now();
        const id = to ? desk.outbox?.queue(to) : null;
        if (!person || id == null) return;
        ids.set(step.message, id);
        facts.push({ kind: 'queued', message: step.message, attempt: 1, person, at });
        return;
      }
      default:
        return send(step, ids.get(step.message), desk, facts, now());
    }
  };

  for (const step of steps) await take(step);
  return { facts, names: new Map([...ids].map(([message, id]) => [id, message])) };
};

type Sending = Extract<Step, { do: 'begin' } | { do: 'judge' } | { do: 'answer' }>;

const send = (step: Sending, id: string | undefined, { outbox }: PlayedDesk, facts: Fact[], at: number): void => {
  const { message } = step;
  const queued = facts.find((fact) => fact.kind === 'queued' && fact.message === message);
  if (id === undefined || !outbox || queued?.kind !== 'queued') return;
  const again = (attempt: number): void => void facts.push({ ...queued, attempt, at });
  if (step.do === 'begin') {
    const attempt = outbox.begin(id);
    if (attempt !== null) facts.push({ kind: 'begun', message, attempt, at });
    return;
  }
  if (step.do === 'judge') {
    const attempt = outbox.judge(id);
    if (attempt !== null) again(attempt);
    return;
  }
  const { attempt, says, wamid } = step;
  if (!facts.some((fact) => fact.kind === 'begun' && fact.message === message && fact.attempt === attempt)) return;
  const goesAgain = outbox.answer(id, attempt, says, wamid);
  // Queued within the commit of the answer, which calls it off at once where the message has gone out.
  if (goesAgain) again(attempt + 1);
  facts.push({ kind: 'answered', message, attempt, at, says, wamid });
};

/** Meta tells nothing of a try whose request has not gone out. */
const canBeTold = (telling: Telling, begun: (message: string, attempt: number) => boolean): boolean =>
  telling.kind !== 'report' || telling.ours === null || begun(telling.ours.message, telling.ours.attempt);

const bodyOf = (tellings: readonly Telling[], ids: ReadonlyMap<string, string>, { sender }: PlayedDesk): Body => {
  const reports = tellings.flatMap((telling) => {
    if (telling.kind !== 'report') return [];
    const { report, ours } = telling;
    return [ours?.named ? { ...report, callbackData: `${ids.get(ours.message)}:${ours.attempt}` } : report];
  });
  const messages = tellings.flatMap((telling) => (telling.kind === 'text' ? [telling.message] : []));
  const echoes = tellings.flatMap((telling) => (telling.kind === 'echo' ? [telling.echo] : []));
  const changes: readonly Change[] = [
    ...(reports.length > 0 ? [statusChange(sender, reports)] : []),
    ...(messages.length > 0 ? [messageChange(sender, messages)] : []),
    ...(echoes.length > 0 ? [echoChange(sender, echoes)] : []),
  ];
  return envelope({ id: sender.wabaId, changes });
};
