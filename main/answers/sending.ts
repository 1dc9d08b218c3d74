import type { SENDING_ASKS } from '../../preload/contract/asks/sending.ts';
import type { PausedKind, Skipped } from '../../preload/contract/outgoing.ts';
import { fileOrders } from '../orders/file-orders.ts';
import { sendableFile } from '../orders/sendable-file.ts';
import { templateOrders } from '../orders/template-orders.ts';
import { textOrders } from '../orders/text-orders.ts';
import { missing } from '../refusal.ts';
import type { Answers } from '../relay/answer-to.ts';
import type { Order, OutboxEntry } from '../store/sending.ts';
import type { Store } from '../store/store.ts';
import { PAGE } from './page.ts';
import { pauseRow } from './pause-row.ts';

/** What the running outbox is told. */
export type Outbox = {
  /** These wait on disk from now on. */
  add(entries: readonly OutboxEntry[]): void;
  pause(what: PausedKind, id: string, until: number): void;
  resume(what: PausedKind, id: string): void;
};

/** A commit of the outbox takes so many at most, so that no delivery waits long behind it. */
const CHUNK = 200;

export const createSendingAnswers = (
  store: Store,
  outbox: Outbox,
  now: () => number,
): Pick<Answers, keyof typeof SENDING_ASKS> => {
  const enqueue = async (collegeId: string, orders: readonly Order[], askedBy: string) => {
    const queued: string[] = [];
    const skipped: Skipped[] = [];
    for (let from = 0; from < orders.length; from += CHUNK) {
      const chunk = orders.slice(from, from + CHUNK);
      const outcome = await store.write('enqueue', collegeId, chunk, { campaignId: null, askedBy });
      outbox.add(outcome.waiting);
      queued.push(...outcome.queued.map(({ id }) => id));
      skipped.push(...outcome.skipped);
    }
    return { queued, skipped };
  };

  return {
    'messages.send': async (params, { collegeId, who }) => {
      const replyTo =
        params.replyTo === undefined
          ? null
          : ((await store.read('wamidOf', collegeId, params.replyTo)) ?? missing('message'));
      const to = [...new Set(params.to)];
      const keyOf = (registrationId: string): string | null =>
        params.dedupeKey === undefined ? null : `${params.dedupeKey} ${registrationId}`;
      const { template, file, text = '' } = params;
      const drafted = async () => {
        if (template) return templateOrders(store, collegeId, template, to, keyOf);
        if (file === undefined) return textOrders(text, replyTo, to, keyOf);
        return fileOrders(await sendableFile(store, collegeId, file), text, replyTo, to, keyOf);
      };
      const { orders, skipped } = await drafted();
      const outcome = await enqueue(collegeId, orders, who);
      return { queued: outcome.queued, skipped: [...skipped, ...outcome.skipped] };
    },

    'messages.decide': async ({ id, choice }, { collegeId, who }) => {
      const entry = await store.write('decide', collegeId, id, choice, who);
      if (entry) outbox.add([entry]);
      return { id };
    },
    'messages.cancel': async ({ ids }, { collegeId, who }) => ({
      cancelled: await store.write('cancelMessages', collegeId, ids, who),
    }),

    'sending.state': async (_params, { collegeId }) => ({
      counts: await store.read('outboxCounts', collegeId),
      pauses: (await store.read('pauses', collegeId, now())).map(pauseRow),
    }),
    'sending.undecided': ({ limit = PAGE, after }, { collegeId }) =>
      store.read('undecided', collegeId, { limit, after }),
    'sending.pause': async (_params, { collegeId, who }) => {
      const pause = { what: 'college', id: collegeId, collegeId, until: null, code: null } as const;
      await store.write('pause', pause, who);
      outbox.pause(pause.what, pause.id, Number.POSITIVE_INFINITY);
      return null;
    },
    'sending.resume': async ({ what, id }, { collegeId, who }) => {
      const held = (await store.read('pauses', collegeId, now())).some(
        (pause) => pause.what === what && pause.id === id,
      );
      if (!held) return missing('pause');
      await store.write('resume', collegeId, what, id, who);
      outbox.resume(what, id);
      return null;
    },
  };
};
