import type { MediaTrouble } from '../../preload/contract/asks/files.ts';
import type { Config } from '../config.ts';
import type { GraphFailure } from '../graph/graph-error.ts';
import { readMedia } from '../graph/media.ts';
import { type DownloadFailure, downloadMedia, isMetas } from '../graph/media-download.ts';
import type { Graphs } from '../graphs.ts';
import type { Keyring } from '../keyring.ts';
import type { FetchNeeds } from '../media/fetch-media.ts';

/** How files of students come here: the facts of one, then the file itself, at Meta's or wherever the Graph API is set to be. */
export const createDownload = (
  { graph }: Pick<Config, 'graph'>,
  graphs: Graphs,
  keyring: Pick<Keyring, 'accessToken'>,
): FetchNeeds['download'] => {
  const own = new URL(graph.url).origin;
  const trusts = (address: URL): boolean => isMetas(address) || address.origin === own;
  return async ({ mediaId, phoneNumberId }, take) => {
    const facts = await readMedia(graphs(phoneNumberId), mediaId);
    if (!facts.ok) return troubleOf(facts.failure);
    const needs = { fetch, trusts, token: () => keyring.accessToken(phoneNumberId) };
    const got = await downloadMedia(needs, facts.value, take);
    return got.ok ? { mime: facts.value.mimeType, size: got.size } : troubleOf(got.failure);
  };
};

const troubleOf = (failure: GraphFailure | DownloadFailure): MediaTrouble => {
  switch (failure.kind) {
    case 'untrusted':
    case 'damaged':
      return 'damaged';
    case 'too_large':
      return 'too_large';
    case 'unfit':
      return 'none';
    case 'not_sent':
      return failure.why === 'no_token' ? 'no_token' : 'no_connection';
    case 'unknown_outcome':
      return failure.httpStatus === null ? 'no_connection' : 'refused';
    case 'expired':
    case 'refused':
      return 'refused';
    default:
      return failure satisfies never;
  }
};
