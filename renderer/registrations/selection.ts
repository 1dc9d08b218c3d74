import type { Audience } from '../../preload/contract/asks/campaigns.ts';
import type { RegistrationFilters } from '../../preload/contract/asks/registrations.ts';

/** Who is ticked in the table: these, or all that the filters leave but for some. */
export type Selection =
  | { readonly kind: 'some'; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'all'; readonly except: ReadonlySet<string> };

export const NOBODY: Selection = { kind: 'some', ids: new Set() };
export const ALL: Selection = { kind: 'all', except: new Set() };

export const isChosen = (selection: Selection, id: string): boolean =>
  selection.kind === 'some' ? selection.ids.has(id) : !selection.except.has(id);

/** `total`: how many the filters leave. */
export const countOf = (selection: Selection, total: number): number =>
  selection.kind === 'some' ? selection.ids.size : Math.max(0, total - selection.except.size);

/** The selection with these taken into it, or out of it. */
export const withThese = (selection: Selection, ids: readonly string[], chosen: boolean): Selection => {
  if (selection.kind === 'some') return { kind: 'some', ids: changed(selection.ids, ids, chosen) };
  return { kind: 'all', except: changed(selection.except, ids, !chosen) };
};

const changed = (before: ReadonlySet<string>, ids: readonly string[], add: boolean): ReadonlySet<string> => {
  const after = new Set(before);
  for (const id of ids) add ? after.add(id) : after.delete(id);
  return after;
};

export const audienceOf = (selection: Selection, filter: RegistrationFilters): Audience =>
  selection.kind === 'some' ? { registrationIds: [...selection.ids] } : { filter, except: [...selection.except] };
