/** Where the window stands, kept in the address's fragment so that Back and reload work. */
export type Route =
  | { readonly page: 'registrations' | 'conversations'; readonly open: string | null }
  /** `campaign`: one of them; `student`: whose conversation is open beside it. */
  | { readonly page: 'campaigns'; readonly campaign: string | null; readonly student: string | null }
  | { readonly page: 'new-campaign' }
  | { readonly page: 'analytics' }
  | { readonly page: 'health' }
  | { readonly page: 'settings' };

export const parseRoute = (fragment: string): Route => {
  const [page, ...rest] = fragment.replace(/^#?\/?/, '').split('/');
  const [open = null, student = null] = rest.map((part) => decodeURIComponent(part) || null);
  if (isPlain(page)) return { page };
  if (page === 'campaigns') return { page, campaign: open, student };
  return { page: page === 'conversations' ? page : 'registrations', open };
};

export const fragmentOf = (route: Route): string => {
  const parts = 'open' in route ? [route.open] : 'campaign' in route ? [route.campaign, route.student] : [];
  const named = parts.filter((part) => part !== null).map((part) => `/${encodeURIComponent(part)}`);
  return `#/${route.page}${named.join('')}`;
};

/** Pages of which there is one. */
const PLAIN = ['new-campaign', 'analytics', 'health', 'settings'] as const;
type Plain = (typeof PLAIN)[number];

const isPlain = (page: string | undefined): page is Plain => PLAIN.some((plain) => plain === page);
