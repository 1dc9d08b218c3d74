import { type CallbackTrouble, NEEDED_FIELDS } from '../../preload/contract/callback.ts';
import type { AppSide } from './meta-side.ts';

export type AppWish = {
  readonly url: string;
  /** A person sets it by hand. */
  readonly byHand: boolean;
  readonly ours: ReadonlySet<string>;
  readonly allowed: string | null;
};

export type AppOutcome = {
  readonly why: CallbackTrouble | null;
  readonly words: string | null;
  readonly owner: string | null;
  readonly missing: readonly string[];
};

/**
 * The app's own address and fields. Whether Meta lets them be set like this is open (PLATFORM 5.3): it is tried, and only
 * what reads back counts. Somebody else's address is replaced once a person has allowed that very one.
 */
export const leadAppHere = async (
  side: AppSide,
  { url, byHand, ours, allowed }: AppWish,
  verify: (url: string) => Promise<boolean>,
): Promise<AppOutcome> => {
  const before = await look(side);
  if ('why' in before) return before;
  const { owner, missing } = before;
  const stands = { words: null, owner, missing };
  if (owner === url && missing.length === 0) return { ...stands, why: null };
  if (byHand) return { ...stands, why: owner === url ? 'fields_missing' : 'by_hand' };
  if (owner !== null && owner !== url && !ours.has(owner) && owner !== allowed) return { ...stands, why: 'foreign' };
  if (!(await verify(url))) return { ...stands, why: 'not_verified' };
  const set = await side.lead(url);
  if (!set.ok) return { ...stands, why: set.trouble, words: set.words };
  const after = await look(side);
  if ('why' in after) return after;
  if (after.owner !== url) return { ...after, words: null, why: 'not_kept' };
  return { ...after, words: null, why: after.missing.length > 0 ? 'fields_missing' : null };
};

const look = async (side: AppSide): Promise<AppOutcome | Pick<AppOutcome, 'owner' | 'missing'>> => {
  const told = await side.read();
  if (!told.ok) return { why: told.trouble, words: told.words, owner: null, missing: [] };
  const { url: owner, fields } = told.value;
  return { owner, missing: NEEDED_FIELDS.filter((field) => !fields.includes(field)) };
};
