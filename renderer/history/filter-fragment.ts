import { type HistoryFilters, historyFilters } from '../../preload/contract/asks/history.ts';

export type FilterName = keyof HistoryFilters;

/** In the order in which they are shown. */
export const FILTER_NAMES = [
  'text',
  'course',
  'batch',
  'direction',
  'status',
  'errorCode',
  'template',
  'campaignId',
  'from',
  'to',
] as const satisfies readonly FilterName[];

/** The filters that an address names. What the desk would not take is left out; but for the words, which are judged where they are shown. */
export const filtersIn = (query: string): HistoryFilters => {
  const named = new URLSearchParams(query);
  const found = FILTER_NAMES.flatMap((name) => {
    const value = named.get(name)?.trim();
    if (!value) return [];
    if (name === 'text') return [[name, value]];
    const parsed = historyFilters.shape[name].safeParse(name === 'errorCode' ? Number(value) : value);
    return parsed.success ? [[name, parsed.data]] : [];
  });
  return Object.fromEntries(found) as HistoryFilters;
};

/** The filters as the query of an address; empty where there are none. */
export const queryOf = (filters: HistoryFilters): string => {
  const named = new URLSearchParams();
  for (const name of FILTER_NAMES) if (filters[name] !== undefined) named.set(name, String(filters[name]));
  return named.toString();
};
