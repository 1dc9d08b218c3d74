import type { CollegeFrame } from '../preload/contract/frames.ts';
import type { Clock } from './clock.ts';
import { refusalOf } from './failure-words.ts';
import { listTemplates } from './graph/templates.ts';
import type { Graphs } from './graphs.ts';
import { Refusal } from './refusal.ts';
import type { Store } from './store/store.ts';

export type TemplateSyncNeeds = {
  readonly store: Pick<Store, 'read' | 'write' | 'subscribe'>;
  readonly graphs: Graphs;
  readonly hasToken: (phoneNumberId: string) => boolean;
  readonly clock: Clock;
  readonly report: (trouble: unknown) => void;
};

export type TemplateSync = AsyncDisposable & {
  /** Reads all templates of the college's accounts anew. Refuses in words; `unreadable`: how many were none to us. */
  sync(collegeId: string): Promise<{ readonly unreadable: number }>;
};

/** Words of Meta about several templates come together. */
const GATHER_MS = 3_000;
/** An account may ask for its templates 200 times an hour (PLATFORM 7.5), and clerks ask too. */
const SPACED_MS = 120_000;

/**
 * Templates of each college as Meta has them: read when a clerk asks, and by itself soon after a webhook told of one.
 * A webhook does not bring everything: a new template comes with its name only, an edited one without its buttons.
 */
export const openTemplateSync = ({ store, graphs, hasToken, clock, report }: TemplateSyncNeeds): TemplateSync => {
  const reading = new Map<string, Promise<number>>();
  const planned = new Map<string, () => void>();
  const readAt = new Map<string, number>();
  const stop = new AbortController();
  /** Accounts whose own list is being written: what is announced then was read, not told. */
  let saving = 0;

  const readAccount = async (wabaId: string, phoneNumberId: string): Promise<number> => {
    const at = clock.now();
    const answer = await listTemplates(graphs(phoneNumberId), wabaId, stop.signal);
    if (!answer.ok) throw refusalOf(answer.failure);
    saving += 1;
    try {
      await store.write('saveTemplates', wabaId, answer.value.templates, at);
    } finally {
      saving -= 1;
    }
    return answer.value.unreadable;
  };

  /** Whoever asks while it is being read waits for the same reading. */
  const once = (wabaId: string, phoneNumberId: string): Promise<number> => {
    const under = reading.get(wabaId) ?? readAccount(wabaId, phoneNumberId).finally(() => reading.delete(wabaId));
    reading.set(wabaId, under);
    return under;
  };

  const sync = async (collegeId: string): Promise<{ readonly unreadable: number }> => {
    readAt.set(collegeId, clock.now());
    let unreadable = 0;
    for (const [wabaId, number] of await accountsOf(store, hasToken, collegeId))
      unreadable += await once(wabaId, number);
    return { unreadable };
  };

  const syncQuietly = async (collegeId: string): Promise<void> => {
    planned.delete(collegeId);
    try {
      await sync(collegeId);
    } catch (error) {
      // Nobody waits for it: the next webhook or the next clerk tries again.
      report(error);
    }
  };

  const plan = (collegeId: string): void => {
    if (planned.has(collegeId)) return;
    const spaced = (readAt.get(collegeId) ?? 0) + SPACED_MS - clock.now();
    planned.set(
      collegeId,
      clock.after(Math.max(GATHER_MS, spaced), () => void syncQuietly(collegeId)),
    );
  };

  const unsubscribe = store.subscribe((frames: readonly CollegeFrame[]) => {
    if (saving > 0) return;
    for (const { type, collegeId } of frames) if (type === 'templates_changed') plan(collegeId);
  });

  return {
    sync,
    [Symbol.asyncDispose]: async () => {
      unsubscribe();
      for (const cancel of planned.values()) cancel();
      stop.abort();
      await Promise.allSettled(reading.values());
    },
  };
};

/** Each account of the college with a number that can ask for it: one that has a token, where there is one. */
const accountsOf = async (
  store: Pick<Store, 'read'>,
  hasToken: (phoneNumberId: string) => boolean,
  collegeId: string,
): Promise<ReadonlyMap<string, string>> => {
  const numbers = (await store.read('numbers')).filter((number) => number.collegeId === collegeId);
  const able = numbers.toSorted((a, b) => Number(hasToken(a.phoneNumberId)) - Number(hasToken(b.phoneNumberId)));
  const accounts = new Map(
    able.flatMap(({ wabaId, phoneNumberId }) => (wabaId === null ? [] : [[wabaId, phoneNumberId] as const])),
  );
  if (accounts.size > 0) return accounts;
  throw new Refusal(
    'conflict',
    'No WhatsApp account is known for this college. Enter the account of its number in Settings.',
  );
};
