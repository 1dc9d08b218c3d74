import { type Fact, type SeenMessage, timelineLine } from './fact.ts';
import type { Telling } from './season.ts';

/** A message as the model knows it, before it knows whose it is. */
export type Known = Omit<SeenMessage, 'person'> & {
  readonly name: string;
  /** Phones and BSUIDs it went to or came from; none where it went to a group. */
  readonly handles: readonly string[];
  /** Where this desk sent it: to whom. */
  readonly sentTo: string | null;
  /** The place of the fact that first told of it. */
  readonly heardIn: number;
  readonly category: string | null;
};

type Line = {
  readonly attempt: number;
  readonly who: string;
  readonly status: string;
  readonly at: number;
  readonly heardAt: number | null;
  readonly code: number | null;
  readonly category: string | null;
};
type Told = Extract<Fact, { kind: 'told' }>;

const LOW_TO_HIGH = ['queued', 'sending', 'accepted', 'sent', 'failed', 'delivered', 'read', 'played'];
const height = (status: string): number => LOW_TO_HIGH.indexOf(status);
const arrived = ({ status }: { readonly status: string }): boolean => ['delivered', 'read', 'played'].includes(status);

export const knownMessages = (facts: readonly Fact[]): Known[] => {
  const told = facts.filter((fact) => fact.kind === 'told');
  const ours = facts.flatMap((fact) => (fact.kind === 'queued' ? [fact.message] : []));
  const names = [...new Set([...ours, ...told.map(({ telling }) => ownerOf(facts, telling).name)])];
  return names.map((name) => knownAs(name, facts));
};

const wamidOf = (telling: Telling): string =>
  telling.kind === 'report'
    ? telling.report.wamid
    : telling.kind === 'text'
      ? telling.message.wamid
      : telling.echo.wamid;

/** Whose a telling is: the wamid was in an answer, or some report of it named our message; else its own. */
const ownerOf = (facts: readonly Fact[], telling: Telling): { readonly name: string; readonly attempt: number } => {
  const wamid = wamidOf(telling);
  for (const fact of facts) {
    if (fact.kind === 'answered' && fact.says === 'accepted' && fact.wamid === wamid)
      return { name: fact.message, attempt: fact.attempt };
    if (fact.kind !== 'told' || fact.telling.kind !== 'report' || fact.telling.report.wamid !== wamid) continue;
    if (fact.telling.ours?.named) return { name: fact.telling.ours.message, attempt: fact.telling.ours.attempt };
  }
  return { name: wamid, attempt: 1 };
};

const knownAs = (name: string, facts: readonly Fact[]): Known => {
  const about = facts.filter(
    (fact): fact is Told => fact.kind === 'told' && ownerOf(facts, fact.telling).name === name,
  );
  const reports = reportsOf(name, facts, about);
  const said = about.flatMap(({ telling }) => saidIn(telling));
  const queued = facts.filter((fact) => fact.kind === 'queued' && fact.message === name);
  const lines = [...said.map(({ line }) => line), ...ownLines(name, facts), ...reports];
  const shown = shownAttempt(lines);
  const seen = lines.filter(({ attempt }) => attempt === shown);
  const status = seen.map((line) => line.status).sort((a, b) => height(b) - height(a))[0] ?? '';
  const rungs = Object.fromEntries(
    LOW_TO_HIGH.flatMap((rung) => {
      const moments = seen.filter((line) => line.status === rung).map(({ at }) => at);
      return moments.length === 0 ? [] : [[rung, Math.min(...moments)] as const];
    }),
  );
  const conflict = lines.some(
    (line) =>
      line.status === 'failed' &&
      lines.some((other) => arrived(other) && other.attempt === line.attempt && other.who === line.who),
  );
  const spoken = [...said.map(({ line }) => line.at), ...queued.flatMap((fact) => ('at' in fact ? [fact.at] : []))];
  const first = queued.find((fact) => fact.kind === 'queued');
  return {
    name,
    direction: said.some(({ direction }) => direction === 'in') ? 'in' : 'out',
    wamid: first ? wamidOfTry(name, shown, facts) : name,
    status,
    statusAt: rungs[status] ?? 0,
    at: Math.min(...(spoken.length > 0 ? [Math.min(...spoken)] : []), ...Object.values(rungs)),
    rungs,
    conflict,
    code: conflict ? leastCode(lines) : status === 'failed' ? leastCode(seen) : null,
    category:
      seen.filter((line) => line.category !== null).sort((a, b) => height(a.status) - height(b.status))[0]?.category ??
      null,
    timeline: timelineOf(reports),
    handles: about.flatMap(({ telling }) => handlesOf(telling)),
    sentTo: first?.kind === 'queued' ? first.person.phone : null,
    heardIn: about[0] ? facts.indexOf(about[0]) : -1,
  };
};

/** The try that came furthest among those that reached the phone, the later of two equals; else the newest. */
const shownAttempt = (lines: readonly Line[]): number => {
  const best = lines.filter(arrived).sort((a, b) => height(b.status) - height(a.status) || b.attempt - a.attempt)[0];
  return best?.attempt ?? Math.max(...lines.map(({ attempt }) => attempt));
};

const leastCode = (lines: readonly Line[]): number | null => {
  const codes = lines.flatMap(({ code }) => (code === null ? [] : [code]));
  return codes.length === 0 ? null : Math.min(...codes);
};

const reportsOf = (name: string, facts: readonly Fact[], some: readonly Fact[]): Line[] =>
  some.flatMap((fact) =>
    fact.kind === 'told' && ownerOf(facts, fact.telling).name === name ? reportLine(facts, fact) : [],
  );

const reportLine = (facts: readonly Fact[], { telling, heardAt }: Told): Line[] => {
  if (telling.kind !== 'report') return [];
  const { status, at, group, failure, pricing } = telling.report;
  return [
    {
      attempt: ownerOf(facts, telling).attempt,
      who: group?.member.phone ?? '',
      status,
      at,
      heardAt,
      code: failure ?? null,
      category: pricing ?? null,
    },
  ];
};

/** What a message's own words tell: one from a student has reached us, one of ours was at least accepted. */
const saidIn = (telling: Telling): { readonly direction: 'in' | 'out'; readonly line: Line }[] => {
  const line = { attempt: 1, who: '', heardAt: null, code: null, category: null };
  if (telling.kind === 'text')
    return [{ direction: 'in', line: { ...line, status: 'delivered', at: telling.message.at } }];
  if (telling.kind === 'echo')
    return [{ direction: 'out', line: { ...line, status: 'accepted', at: telling.echo.at } }];
  return [];
};

/** What we know ourselves of our tries. */
const ownLines = (name: string, facts: readonly Fact[]): Line[] => {
  const line = { who: '', heardAt: null, code: null, category: null };
  return facts.flatMap((fact, place): Line[] => {
    if (!('message' in fact) || fact.message !== name) return [];
    const { attempt, at } = fact;
    if (fact.kind === 'queued')
      return wasCalledOff(name, attempt, facts, place) ? [] : [{ ...line, attempt, status: 'queued', at }];
    if (fact.kind === 'begun') return [{ ...line, attempt, status: 'sending', at }];
    if (fact.says === 'accepted') return [{ ...line, attempt, status: 'accepted', at }];
    return fact.says === 'refused' ? [{ ...line, attempt, status: 'failed', at, code: 130_429 }] : [];
  });
};

/** A try that had not begun when a commit told that the message went out by another never will. */
const wasCalledOff = (name: string, attempt: number, facts: readonly Fact[], queued: number): boolean => {
  if (attempt === 1) return false;
  const begun = facts.findIndex(
    (fact, place) => place > queued && fact.kind === 'begun' && fact.message === name && fact.attempt === attempt,
  );
  const until = begun < 0 ? facts.length : begun;
  return facts.some((fact, place) => {
    const decides = fact.kind === 'answered' || (fact.kind === 'told' && fact.endsCommit);
    const known = facts.slice(0, place + 1);
    return place > queued && place < until && decides && hasGoneOut(reportsOf(name, known, known));
  });
};

const hasGoneOut = (reports: readonly Line[]): boolean => {
  const failed = (attempt: number): boolean =>
    reports.some((report) => report.attempt === attempt && report.status === 'failed');
  return reports.some((report) => arrived(report) || (report.status === 'sent' && !failed(report.attempt)));
};

/** The wamid of a try, else of the newest before it that anybody told of. */
const wamidOfTry = (name: string, attempt: number, facts: readonly Fact[]): string | null => {
  const wamids = Array.from({ length: attempt }, (_, index) => attempt - index).flatMap((number) =>
    facts.flatMap((fact) => {
      if (fact.kind === 'answered')
        return fact.says === 'accepted' && fact.message === name && fact.attempt === number ? [fact.wamid] : [];
      if (fact.kind !== 'told' || fact.telling.kind !== 'report' || !fact.telling.ours?.named) return [];
      const { message, attempt: named } = fact.telling.ours;
      return message === name && named === number ? [fact.telling.report.wamid] : [];
    }),
  );
  return wamids[0] ?? null;
};

/** Of one rung, for one person, in one try: the earliest moment, when it was first heard, the least reason. */
const timelineOf = (reports: readonly Line[]): string[] => {
  const alike = Object.values(Object.groupBy(reports, ({ attempt, who, status }) => `${attempt} ${who} ${status}`));
  return alike
    .flatMap((group = []) => {
      const [one] = group;
      if (!one) return [];
      const heard = group.flatMap(({ heardAt }) => (heardAt === null ? [] : [heardAt]));
      return timelineLine({
        ...one,
        at: Math.min(...group.map(({ at }) => at)),
        heardAt: heard.length === 0 ? null : Math.min(...heard),
        code: leastCode(group),
      });
    })
    .sort();
};

const handlesOf = (telling: Telling): string[] => {
  if (telling.kind === 'report') {
    const { to, group, status } = telling.report;
    if (group) return [];
    // Meta leaves the BSUID out of a failure where it has the phone.
    return status === 'failed' && to.phone !== undefined ? [to.phone] : partsOf(to);
  }
  return partsOf(telling.kind === 'text' ? telling.message.from : telling.echo.to);
};

const partsOf = ({ phone, bsuid }: { readonly phone?: string; readonly bsuid?: string }): string[] =>
  [phone, bsuid].filter((part) => part !== undefined);
