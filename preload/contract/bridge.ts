import type { Wire } from './wire.ts';

/** The one pair of channels between the page and the desk that owns its window. */
export const CHANNEL = { toDesk: 'tickdesk:to-desk', toWindow: 'tickdesk:to-window' } as const;

/**
 * What the desk says to its window: a frame as JSON text, as on the socket (text crosses the fence between page and
 * preload whole, and its length is known before it is read); or, at the wire's end, the WebSocket close code.
 */
export type Carried = string | number;

/** All that the page of a desktop window gets of the machine: `window.tickdesk`. It says frames as JSON text. */
export type Bridge = Wire<string, Carried>;

/** After this many characters the window tells the desk how many it has taken, so that the desk notices when it cannot keep up. */
export const TELL_TAKEN_EVERY = 64_000;
