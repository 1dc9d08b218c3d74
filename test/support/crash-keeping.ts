import type { Begun, Keeping, KeptPause, Unjudged } from '../../main/outbox/keeping.ts';
import { hasGoneOut, type Outcome, type Try } from '../../main/outbox/outcome.ts';
import { pauseId } from '../../main/outbox/pause.ts';
import type { Decision } from '../../main/outbox/retry.ts';
import type { Waiting } from '../../main/outbox/waiting.ts';
import { NO_ANSWER } from '../../preload/contract/failures/fault.ts';

type State = 'waiting' | 'underway' | 'await_status' | 'judge' | 'person' | 'done' | 'never';
type Kept = {
  message: Waiting;
  state: State;
  dueAt: number;
  attempt: number;
  /** `begunAt` is `null` for the try that waits. */
  tries: { begunAt: number | null; outcome: Outcome | null }[];
};

/** What is on disk: outlives every program that opens it. */
export type Disk = {
  readonly messages: ReadonlyMap<string, Readonly<Kept>>;
  put(messages: readonly Waiting[]): void;
  /** A report of Meta's, as the store would take it. */
  report(id: string, attempt: number, outcome: Outcome): void;
  /** The disk as one program sees it. `moment` is called before each of its writes and reads, and after. */
  open(moment: (name: string) => Promise<void>): Keeping;
};

/**
 * A keeping in memory that does what the store promises, and can stop existing before or after anything it does: whatever
 * was done is kept, whatever was to be said of it is not heard.
 */
export const crashDisk = (): Disk => {
  const messages = new Map<string, Kept>();
  const held = new Map<string, KeptPause>();

  const newest = (kept: Kept): Kept['tries'][number] => {
    const last = kept.tries[kept.attempt - 1];
    if (!last) throw new Error('no such try');
    return last;
  };
  const hold = (message: Waiting, { pause }: Decision): void => {
    const id = pause && pauseId(pause.what, message);
    if (pause && id !== null) held.set(`${pause.what} ${id}`, { what: pause.what, id, until: pause.until });
  };
  const follow = (kept: Kept, decision: Decision): Waiting | null => {
    if (decision.kind === 'await_status') kept.dueAt = decision.until;
    if (decision.kind !== 'again') {
      kept.state = decision.kind;
      return null;
    }
    kept.state = 'waiting';
    kept.attempt += 1;
    kept.tries.push({ begunAt: null, outcome: null });
    kept.message = { ...kept.message, notBefore: decision.notBefore };
    return kept.message;
  };
  const begunTries = (kept: Kept, upTo: number): readonly Try[] =>
    kept.tries
      .slice(0, upTo)
      .flatMap(({ begunAt, outcome }) => (begunAt === null ? [] : [{ begunAt, outcome, settled: false }]));

  const begin = (ids: readonly string[], at: number): readonly Begun[] =>
    ids.flatMap((id) => {
      const kept = messages.get(id);
      if (kept?.state !== 'waiting') return [];
      kept.state = 'underway';
      newest(kept).begunAt = at;
      const { number, person } = kept.message;
      return [{ id, attempt: kept.attempt, payload: '', number, recipient: { phone: person }, replyTo: null }];
    });

  const end: Keeping['end'] = async ({ message: { id }, attempt, ended, decision }) => {
    const kept = messages.get(id);
    if (!kept) return null;
    hold(kept.message, decision);
    const its = kept.tries[attempt - 1];
    if (its) its.outcome ??= ended.outcome;
    if (kept.state !== 'underway' || kept.attempt !== attempt) return null;
    const known = newest(kept).outcome;
    if (hasGoneOut(known)) return follow(kept, { kind: 'done', pause: null });
    if (known?.is === 'failed' && known.heard === 'in_report') {
      kept.state = 'judge';
      return null;
    }
    return follow(kept, decision);
  };

  const unjudged = (now: number): readonly Unjudged[] =>
    [...messages.values()]
      .filter(({ state, dueAt }) => state === 'judge' || (state === 'await_status' && dueAt <= now))
      .flatMap((kept) => {
        const { begunAt, outcome } = newest(kept);
        const known = outcome ?? {
          is: 'failed',
          code: NO_ANSWER,
          transient: false,
          heard: 'in_answer',
          at: begunAt ?? 0,
        };
        if (known.is !== 'failed' && known.is !== 'not_sent') return [];
        const { message, attempt } = kept;
        return [{ message, attempt, outcome: known, history: begunTries(kept, attempt - 1) }];
      });

  const disk: Keeping = {
    waiting: async (after, limit) =>
      [...messages.values()]
        .filter(({ state, message }) => state === 'waiting' && message.place > after)
        .toSorted((a, b) => a.message.place - b.message.place)
        .slice(0, limit)
        .map(({ message }) => message),
    begin: async (ids, at) => begin(ids, at),
    end,
    orphans: async (awaitStatusMs) => {
      const orphans = [...messages.values()].filter(({ state }) => state === 'underway');
      for (const kept of orphans) {
        const { begunAt, outcome } = newest(kept);
        kept.state = hasGoneOut(outcome) ? 'done' : outcome?.is === 'failed' ? 'judge' : 'await_status';
        kept.dueAt = (begunAt ?? 0) + awaitStatusMs;
      }
      return orphans.length;
    },
    unjudged: async (now) => unjudged(now),
    judge: async ({ message: { id }, attempt }, decision) => {
      const kept = messages.get(id);
      if (!kept || kept.attempt !== attempt || (kept.state !== 'judge' && kept.state !== 'await_status')) return null;
      hold(kept.message, decision);
      return follow(kept, decision);
    },
    history: async ({ id, attempt }) => {
      const kept = messages.get(id);
      return kept ? begunTries(kept, attempt - 1) : [];
    },
    nextDue: async () => {
      const times = [...messages.values()].filter(({ state }) => state === 'await_status').map(({ dueAt }) => dueAt);
      return times.length === 0 ? null : Math.min(...times);
    },
    sentSince: async (from) =>
      [...messages.values()]
        .flatMap(({ message, tries }) => tries.map(({ begunAt }) => ({ message, at: begunAt ?? -1 })))
        .filter(({ at }) => at >= from)
        .toSorted((a, b) => a.at - b.at),
    pauses: async (now) => [...held.values()].filter(({ until }) => until > now),
  };

  return {
    messages,
    put: (all) => {
      for (const message of all) {
        const tries = [{ begunAt: null, outcome: null }];
        messages.set(message.id, { message, state: 'waiting', dueAt: 0, attempt: 1, tries });
      }
    },
    report: (id, attempt, outcome) => {
      const kept = messages.get(id);
      const its = kept?.tries[attempt - 1];
      if (!kept || !its || hasGoneOut(its.outcome)) return;
      its.outcome = outcome;
      if (kept.state === 'underway') return;
      if (hasGoneOut(outcome)) {
        kept.state = 'done';
      } else if (kept.attempt === attempt && ['done', 'await_status', 'person'].includes(kept.state)) {
        kept.state = 'judge';
      }
    },
    open: (moment) => {
      const around =
        <P extends readonly unknown[], R>(name: string, work: (...params: P) => Promise<R>) =>
        async (...params: P): Promise<R> => {
          await moment(`before ${name}`);
          const value = await work(...params);
          await moment(`after ${name}`);
          return value;
        };
      return {
        waiting: around('waiting', disk.waiting),
        begin: around('begin', disk.begin),
        end: around('end', disk.end),
        orphans: around('orphans', disk.orphans),
        unjudged: around('unjudged', disk.unjudged),
        judge: around('judge', disk.judge),
        history: around('history', disk.history),
        nextDue: around('nextDue', disk.nextDue),
        sentSince: around('sentSince', disk.sentSince),
        pauses: around('pauses', disk.pauses),
      };
    },
  };
};
