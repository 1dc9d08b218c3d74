/** What of a window says where its page stands, and whether it is the desktop app's own. */
type Standing = {
  readonly location: { readonly origin: string; readonly pathname: string };
  readonly tickdesk?: unknown;
};

/** The address that leads to one message: into the desktop app where this is its window, else to this console's page. */
export const messageLink = ({ location, tickdesk }: Standing, id: string): string =>
  tickdesk
    ? `tickdesk://message/${encodeURIComponent(id)}`
    : `${location.origin}${location.pathname}#/message/${encodeURIComponent(id)}`;
