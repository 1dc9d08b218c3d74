import type { PausedKind } from '../preload/contract/outgoing.ts';
import type { Clock } from './clock.ts';
import { templateOrders } from './orders/template-orders.ts';
import { type Backlog, createBacklog } from './outbox/backlog.ts';
import type { OutboxEntry } from './store/sending.ts';
import type { Store } from './store/store.ts';

export type CampaignNeeds = {
  readonly store: Store;
  readonly outbox: {
    add(entries: readonly OutboxEntry[]): void;
    pause(what: PausedKind, id: string, until: number): void;
    resume(what: PausedKind, id: string): void;
  };
  readonly clock: Clock;
  readonly report: (trouble: unknown) => void;
};

/** Queues the members of campaigns, and takes back those of cancelled ones. */
export type Campaigns = Backlog;

/** So many members are read, and their messages composed, at once. */
const BATCH = 500;
/** A commit takes so many of them at most, so that no delivery waits long behind it. */
const CHUNK = 100;

/**
 * What is left to do stands in the store alone: how many members were taken, and what of a cancelled campaign still waits.
 * So a start after any end goes on where the last commit stood, and nobody is queued twice. Several take turns.
 */
export const runCampaigns = ({ store, outbox, clock, report }: CampaignNeeds): Campaigns => {
  const queueSome = async (id: string, stop: AbortSignal): Promise<void> => {
    const next = await store.read('nextMembers', id, BATCH);
    if (!next) return;
    const { collegeId, template, from, registrationIds } = next;
    const { orders, skipped } = await templateOrders(store, collegeId, template, registrationIds, () => null);
    for (let at = 0; at < registrationIds.length && !stop.aborted; at += CHUNK) {
      const ids = new Set(registrationIds.slice(at, at + CHUNK));
      const isOf = ({ registrationId }: { readonly registrationId: string }): boolean => ids.has(registrationId);
      const taking = { from: from + at, orders: orders.filter(isOf), skipped: skipped.filter(isOf) };
      outbox.add(await store.write('takeMembers', id, taking));
    }
  };

  const takeBackSome = async (id: string): Promise<void> => {
    outbox.pause('campaign', id, Number.POSITIVE_INFINITY);
    const takenBack = await store.write('cancelWaiting', id, CHUNK);
    if (takenBack < CHUNK) outbox.resume('campaign', id);
  };

  return createBacklog(
    async (stop) => {
      const unfinished = await store.read('unfinishedCampaigns');
      for (const { id, cancelled } of unfinished) await (cancelled ? takeBackSome(id) : queueSome(id, stop));
      return unfinished.length > 0;
    },
    clock,
    report,
  );
};
