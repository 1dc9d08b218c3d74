/** Where the window stands, kept in the address's fragment so that Back and reload work. */
export type Route =
  | { readonly page: 'registrations' | 'conversations'; readonly open: string | null }
  | { readonly page: 'health' }
  | { readonly page: 'settings' };

export const parseRoute = (fragment: string): Route => {
  const [page, open] = fragment.replace(/^#?\/?/, '').split('/');
  if (page === 'health' || page === 'settings') return { page };
  return {
    page: page === 'conversations' ? page : 'registrations',
    open: open ? decodeURIComponent(open) : null,
  };
};

export const fragmentOf = (route: Route): string =>
  'open' in route && route.open !== null ? `#/${route.page}/${encodeURIComponent(route.open)}` : `#/${route.page}`;
