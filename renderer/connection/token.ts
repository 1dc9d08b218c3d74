const KEPT = 'tickdesk.token';

/**
 * The token this window speaks with: from the address (`#token=` or `?token=`, which is then cleaned of it, so that it
 * is in no screenshot and no bookmark), else the one kept for this tab. `null` when there is none.
 */
export const takeToken = (page: Window): string | null => {
  const address = new URL(page.location.href);
  const fragment = new URLSearchParams(address.hash.replace(/^#/, ''));
  const given = fragment.get('token') ?? address.searchParams.get('token');
  if (!given) return page.sessionStorage.getItem(KEPT);
  keepToken(page, given);
  address.searchParams.delete('token');
  if (fragment.has('token')) address.hash = '';
  page.history.replaceState(null, '', `${address.pathname}${address.search}${address.hash}`);
  return given;
};

/** Kept for this tab alone, until it is closed. */
export const keepToken = (page: Window, token: string): void => page.sessionStorage.setItem(KEPT, token);

export const forgetToken = (page: Window): void => page.sessionStorage.removeItem(KEPT);
