/** The address that leads to one message: into the desktop app where this is its window, else to this console's page. */
export const messageLink = (page: Window, id: string): string =>
  page.tickdesk
    ? `tickdesk://message/${encodeURIComponent(id)}`
    : `${page.location.origin}${page.location.pathname}#/message/${encodeURIComponent(id)}`;
