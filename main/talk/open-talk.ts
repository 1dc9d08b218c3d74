import type { Config } from '../config.ts';
import type { Graphs } from '../graphs.ts';
import type { Host } from '../host.ts';
import type { Keyring } from '../keyring.ts';
import { createFetchMedia, type Fetched, type Wanted } from '../media/fetch-media.ts';
import { openShelf, type Shelf } from '../media/shelf.ts';
import type { DeskSettings } from '../settings/settings.ts';
import type { Store } from '../store/store.ts';
import { createDownload } from './download.ts';
import { createReact, type React } from './react.ts';
import { createReceipts, type Receipts } from './receipts.ts';
import { createUploadOf, type UploadOf } from './upload.ts';

/** What a conversation does with Meta beside the messages of the outbox. */
export type Talk = {
  readonly shelf: Shelf;
  readonly fetchMedia: (wanted: Wanted) => Promise<Fetched>;
  readonly react: React;
  readonly receipts: Receipts;
  /** For whoever sends: a file's id at Meta. */
  readonly uploadOf: UploadOf;
};

export type TalkGround = {
  readonly config: Pick<Config, 'graph'>;
  readonly host: Pick<Host, 'folder' | 'log'>;
  readonly keyring: Keyring;
  readonly store: Store;
  readonly settings: Pick<DeskSettings, 'get'>;
  readonly graphs: Graphs;
};

export const openTalk = async ({ config, host, keyring, store, settings, graphs }: TalkGround): Promise<Talk> => {
  const now = Date.now;
  const shelf = await openShelf(host.folder, now);
  return {
    shelf,
    fetchMedia: createFetchMedia({
      shelf,
      now,
      download: createDownload(config, graphs, keyring),
      keep: ({ collegeId, mediaId }, here) => store.write('saveFetched', { collegeId, mediaId, ...here }),
    }),
    react: createReact(store, graphs),
    receipts: createReceipts({
      store,
      graphs,
      now,
      settings: settings.get,
      onFailure: (what, { kind, ...failure }) =>
        host.log.warn({ what, kind, code: 'code' in failure ? failure.code : null }, 'Meta was not told'),
    }),
    uploadOf: createUploadOf(store, shelf, graphs, now),
  };
};
