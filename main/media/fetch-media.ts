import { randomUUID } from 'node:crypto';
import type { MediaTrouble } from '../../preload/contract/asks/files.ts';
import type { Shelf } from './shelf.ts';

/** A file that a student sent, by Meta's id. */
export type Wanted = {
  readonly collegeId: string;
  readonly mediaId: string;
  readonly phoneNumberId: string;
  /** When the message was sent, ms UTC. */
  readonly at: number;
};

export type Here = { readonly hash: string; readonly mime: string; readonly size: number };

type Trouble = { readonly why: MediaTrouble; readonly again: number | null };
export type Fetched = { readonly here: Here } | Trouble;

export type FetchNeeds = {
  readonly shelf: Pick<Shelf, 'add' | 'finish' | 'drop'>;
  /** Downloads a file piece by piece and checks its hash; after a trouble, what was taken is worth nothing. */
  readonly download: (
    wanted: Wanted,
    take: (chunk: Uint8Array) => Promise<void>,
  ) => Promise<{ readonly mime: string; readonly size: number } | MediaTrouble>;
  readonly keep: (wanted: Wanted, here: Here) => Promise<unknown>;
  readonly now: () => number;
};

/** Ids that come with webhooks live 7 days (S17). */
const LIVES_MS = 7 * 24 * 60 * 60 * 1_000;

/** Many failing calls are throttled at Meta's (PLATFORM 6), so a failing id rests. What never comes is not asked for again. */
const REST_MS = {
  none: null,
  gone: null,
  too_large: null,
  damaged: 10 * 60_000,
  refused: 30 * 60_000,
  no_token: 0,
  no_connection: 0,
} as const satisfies Record<MediaTrouble, number | null>;

/** Fetches each file once, however many windows want it at the same time. */
export const createFetchMedia = ({
  shelf,
  download,
  keep,
  now,
}: FetchNeeds): ((wanted: Wanted) => Promise<Fetched>) => {
  const underway = new Map<string, Promise<Fetched>>();
  const resting = new Map<string, Trouble>();

  const bring = async (wanted: Wanted): Promise<Fetched> => {
    const part = `in-${randomUUID()}`;
    let size = 0;
    const got = await download(wanted, async (chunk) => {
      size += chunk.byteLength;
      await shelf.add(part, chunk);
    }).catch(async (bug: unknown) => {
      await shelf.drop(part);
      throw bug;
    });
    if (typeof got === 'string') {
      await shelf.drop(part);
      return troubleOf(got);
    }
    const here = { hash: await shelf.finish(part), mime: got.mime, size };
    await keep(wanted, here);
    return { here };
  };

  const troubleOf = (why: MediaTrouble): Trouble => {
    const rest = REST_MS[why];
    return { why, again: rest === null ? null : now() + rest };
  };

  return (wanted) => {
    const name = `${wanted.collegeId} ${wanted.mediaId}`;
    const rests = resting.get(name);
    if (rests && (rests.again === null || rests.again > now())) return Promise.resolve(rests);
    if (now() - wanted.at > LIVES_MS) return Promise.resolve(troubleOf('gone'));
    const running = underway.get(name);
    if (running) return running;
    const fetching = bring(wanted)
      .then((fetched) => {
        if ('why' in fetched) resting.set(name, fetched);
        else resting.delete(name);
        return fetched;
      })
      .finally(() => underway.delete(name));
    underway.set(name, fetching);
    return fetching;
  };
};
