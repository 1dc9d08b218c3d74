import type { HistoryFilters } from '../../preload/contract/asks/history.ts';
import { filtersIn, queryOf } from '../history/filter-fragment.ts';

/** Where the window stands, kept in the address's fragment so that Back and reload work. */
export type Route =
  | { readonly page: 'registrations' | 'conversations'; readonly open: string | null }
  /** `campaign`: one of them; `student`: whose conversation is open beside it. */
  | { readonly page: 'campaigns'; readonly campaign: string | null; readonly student: string | null }
  | { readonly page: 'new-campaign' }
  | { readonly page: 'analytics' }
  /** `message`: the one that is open beside the list. */
  | { readonly page: 'history'; readonly filters: HistoryFilters; readonly message: string | null }
  /** One message by itself, as a link leads to it. */
  | { readonly page: 'message'; readonly message: string }
  | { readonly page: 'health' }
  /** What Meta sent, as it came; `open`: the number of one. */
  | { readonly page: 'deliveries'; readonly open: number | null; readonly search: string; readonly strays: boolean }
  /** From nothing to a green light. */
  | { readonly page: 'setup' }
  | { readonly page: 'settings' }
  /** How the desk is joined to Meta, a page of the settings. */
  | { readonly page: 'connection' };

export const parseRoute = (fragment: string): Route => {
  const [path = '', query = ''] = fragment.replace(/^#?\/?/, '').split(/\?(.*)/s);
  const [page, ...rest] = path.split('/');
  const [open = null, student = null] = rest.map((part) => decoded(part) || null);
  if (isPlain(page)) return { page };
  if (page === 'campaigns') return { page, campaign: open, student };
  if (page === 'deliveries') return { page, open: Number.parseInt(open ?? '', 10) || null, ...soughtIn(query) };
  if (page === 'history') return { page, filters: filtersIn(query), message: open };
  if (page === 'message' && open !== null) return { page, message: open };
  return { page: page === 'conversations' ? page : 'registrations', open };
};

export const fragmentOf = (route: Route): string => {
  const named = partsOf(route).filter((part) => part !== null);
  const query = route.page === 'history' ? queryOf(route.filters) : route.page === 'deliveries' ? soughtOf(route) : '';
  return `#/${[route.page, ...named.map(encodeURIComponent)].join('/')}${query && `?${query}`}`;
};

const partsOf = (route: Route): readonly (string | null)[] => {
  switch (route.page) {
    case 'registrations':
    case 'conversations':
      return [route.open];
    case 'campaigns':
      return [route.campaign, route.student];
    case 'deliveries':
      return [route.open === null ? null : String(route.open)];
    case 'history':
    case 'message':
      return [route.message];
    case 'new-campaign':
    case 'analytics':
    case 'health':
    case 'setup':
    case 'settings':
    case 'connection':
      return [];
    default:
      return route satisfies never;
  }
};

type Sought = { readonly search: string; readonly strays: boolean };

const soughtIn = (query: string): Sought => {
  const named = new URLSearchParams(query);
  return { search: named.get('search') ?? '', strays: named.has('strays') };
};
const soughtOf = ({ search, strays }: Sought): string =>
  new URLSearchParams({ ...(search !== '' && { search }), ...(strays && { strays: '1' }) }).toString();

/** A link that was cut on its way may end within a sign; it then leads to the page alone. */
const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return '';
    throw error;
  }
};

/** Pages of which there is one. */
const PLAIN = ['new-campaign', 'analytics', 'health', 'setup', 'settings', 'connection'] as const;
type Plain = (typeof PLAIN)[number];

const isPlain = (page: string | undefined): page is Plain => PLAIN.some((plain) => plain === page);
