import { hash, randomBytes } from 'node:crypto';
import type { Authorise } from './relay/session.ts';
import type { Store } from './store/store.ts';
import { sameText } from './webhook/signature.ts';

/** In hex: a token of base64url may begin with a dash, which a command line takes for a flag. */
export const newToken = (): string => randomBytes(32).toString('hex');

/** Lasting tokens are kept as hashes; they are long and random, so a plain hash is enough. */
export const tokenHash = (token: string): string => hash('sha256', token, 'hex');

/** How the holder of a lasting token is known, to the audit and to the relay. */
export const holderOf = (tokenId: string): string => `token ${tokenId}`;

/**
 * This launch's token opens every college of the desk; a lasting one opens the college it was made for. A college that
 * does not exist and one that the token does not cover get the same answer.
 */
export const createAuthorise =
  (store: Store, deskToken: string): Authorise =>
  async (token, collegeId) => {
    const desk = sameText(token, deskToken);
    const mine = desk ? null : (await store.read('tokens')).find((known) => known.hash === tokenHash(token));
    if (!desk && !mine) return null;
    const covered = (await store.read('colleges')).filter((college) => desk || college.id === mine?.collegeId);
    const college = collegeId === undefined ? covered[0] : covered.find(({ id }) => id === collegeId);
    if (!college) return null;
    return { caller: { collegeId: college.id, desk, who: mine ? holderOf(mine.id) : 'desk' }, seq: college.seq };
  };
