import type { CallbackLevel, CallbackTrouble, NumberProfile } from '../../preload/contract/callback.ts';
import type { Levels, NumberSide, Told } from './meta-side.ts';
import { nearest, planCallback, type Wish } from './plan.ts';

export type Outcome = {
  /** `null`: Meta was read, and delivers here. */
  readonly why: CallbackTrouble | null;
  readonly words: string | null;
  readonly owner: string | null;
  readonly level: CallbackLevel | null;
  readonly profile: NumberProfile | null;
};

const UNREAD = { words: null, owner: null, level: null, profile: null };

/**
 * Has Meta deliver a number's messages to this desk, and believes it only when it reads back so (PLATFORM 5.2): read,
 * subscribe if nobody has (a plain call takes addresses away, so never else), prove the address ourselves, set, read.
 */
export const leadHere = async (
  side: NumberSide,
  wish: Wish,
  verify: (url: string) => Promise<boolean>,
): Promise<Outcome> => {
  const before = await side.read();
  if (!before.ok) return { ...UNREAD, why: before.trouble, words: before.words };
  const { profile } = before.value;
  const plan = planCallback(before.value.levels, wish);
  const stands = { words: null, owner: nearest(before.value.levels)?.owner ?? null, level: null, profile };
  const stopped = (told: Told<unknown> & { ok: false }): Outcome => ({
    ...stands,
    why: told.trouble,
    words: told.words,
  });
  if (plan.is === 'foreign' || plan.is === 'by_hand') return { ...stands, why: plan.is };

  const subscribed = await side.subscribed();
  if (!subscribed.ok) return stopped(subscribed);
  if (subscribed.value === false) {
    const asked = await side.subscribe();
    if (!asked.ok) return stopped(asked);
  }
  // To subscribe may have taken the account's address away: then it is set again.
  if (plan.is === 'there' && subscribed.value !== false) return { ...stands, why: null, level: plan.level };
  if (!(await verify(wish.url))) return { ...stands, why: 'not_verified' };
  const set = await lead(side, wish, before.value.levels);
  if (!set.ok) return stopped(set);

  const after = await side.read();
  if (!after.ok) return stopped(after);
  const now = nearest(after.value.levels);
  const read = { words: null, owner: now?.owner ?? null, level: now?.level ?? null, profile: after.value.profile };
  return { ...read, why: now?.owner === wish.url ? null : 'not_kept' };
};

/** The account's first and then the number's own away, so that at no moment neither leads here. */
const lead = async (side: NumberSide, { url, level }: Wish, { number }: Levels): Promise<Told<null>> => {
  const set = await side.lead(level ?? 'number', url);
  if (!set.ok || level !== 'account' || number === null) return set;
  return side.lead('number', null);
};
