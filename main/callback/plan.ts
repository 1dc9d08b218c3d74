import type { CallbackLevel } from '../../preload/contract/callback.ts';
import type { Levels } from './meta-side.ts';

export type Wish = {
  /** The address that is proven to lead here. */
  readonly url: string;
  /** The level it is to be set at; `null`: a person sets it by hand. */
  readonly level: 'number' | 'account' | null;
  /** Addresses this desk has set before. */
  readonly ours: ReadonlySet<string>;
  /** The one foreign address that a person allowed to be replaced. */
  readonly allowed: string | null;
};

export type Plan =
  | { readonly is: 'there'; readonly level: CallbackLevel }
  | { readonly is: 'set' }
  | { readonly is: 'foreign'; readonly owner: string }
  | { readonly is: 'by_hand'; readonly owner: string | null };

/** Meta delivers to the nearest level that has an address (PLATFORM 5.1). */
export const nearest = (levels: Levels): { readonly level: CallbackLevel; readonly owner: string } | null => {
  for (const level of ['number', 'account', 'app'] as const) {
    const owner = levels[level];
    if (owner !== null) return { level, owner };
  }
  return null;
};

/**
 * What is to be done so that deliveries come here. An address that this desk did not set is somebody's: it is replaced
 * once a person has allowed that very one, and never else. So two desks cannot take a number from each other in turns.
 */
export const planCallback = (levels: Levels, { url, level, ours, allowed }: Wish): Plan => {
  const found = nearest(levels);
  // An address of the number's own would hide the account's.
  const isHidden = level === 'account' && found?.level === 'number';
  if (found?.owner === url && !isHidden) return { is: 'there', level: found.level };
  if (level === null) return { is: 'by_hand', owner: found?.owner ?? null };
  if (found === null || found.owner === url || ours.has(found.owner) || found.owner === allowed) return { is: 'set' };
  return { is: 'foreign', owner: found.owner };
};
