/** What the system hands over as a link is anybody's text: only an id of ours is taken out of it. */
const LINK = /^tickdesk:\/\/message\/([A-Za-z0-9_-]{1,100})\/?$/;

/** The id of the message that a link names; `null` for everything else. */
export const messageOfLink = (link: string): string | null => LINK.exec(link)?.[1] ?? null;
