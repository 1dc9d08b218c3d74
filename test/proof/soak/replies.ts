import { setTimeout as wait } from 'node:timers/promises';
import type { Program } from '../../support/program.ts';
import { openSocket } from '../../support/socket.ts';

export type Replies = {
  /** Ids of the messages that were queued. */
  readonly queued: readonly string[];
  /** Rejects when one could not be asked for. */
  readonly broken: Promise<never>;
  /** Resolves when no more is asked for. */
  readonly stop: () => Promise<void>;
};

type Writing = { readonly every: number; readonly writers: readonly number[] };

/** A person who now and then opens a window, answers who wrote last, and closes it again. */
export const startReplying = ({ console, token }: Program, { every, writers }: Writing): Replies => {
  const queued: string[] = [];
  const stopping = new AbortController();
  const replying = (async () => {
    for (let last: number | undefined; !stopping.signal.aborted; ) {
      await wait(every, undefined, { signal: stopping.signal }).catch(() => undefined);
      const writer = writers.at(-1);
      if (writer === undefined || writer === last) continue;
      last = writer;
      using socket = await openSocket(console);
      await socket.register({ token });
      const { rows } = await socket.ask('registrations.list', { search: `ADM-${writer}`, limit: 10 });
      const id = rows.find(({ externalId }) => externalId === `ADM-${writer}`)?.id;
      if (id === undefined) throw new Error(`The list has no ADM-${writer}`);
      const answer = await socket.ask('messages.send', { to: [id], text: 'We will look into it.' });
      queued.push(...answer.queued);
    }
  })();
  return {
    queued,
    broken: new Promise((_resolve, reject) => {
      replying.catch(reject);
    }),
    stop: async () => {
      stopping.abort();
      await replying;
    },
  };
};
