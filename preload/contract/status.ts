/**
 * The status rule: one ordered ladder. A message stands on the highest rung it was told of, so the order,
 * repetition and batching of reports cannot matter. `failed` stands below `delivered` because a delivery
 * receipt is evidence and a failure is an opinion.
 */
export const LADDER = ['queued', 'sending', 'accepted', 'sent', 'failed', 'delivered', 'read', 'played'] as const;

export type Status = (typeof LADDER)[number];

/** The rungs Meta reports; those below are our own. */
export const REPORTED = ['sent', 'failed', 'delivered', 'read', 'played'] as const satisfies readonly Status[];
export type ReportedStatus = (typeof REPORTED)[number];

export const rank = (status: Status): number => LADDER.indexOf(status);

export const furthest = (a: Status, b: Status): Status => (rank(a) >= rank(b) ? a : b);

/** A receipt from the student's phone: nothing told later can take it back. */
export const isReceipt = (status: Status): boolean => rank(status) >= rank('delivered');

export const isReported = (word: string): word is ReportedStatus => (REPORTED as readonly string[]).includes(word);

/** The faces a status has on screen. `played` is drawn as read. */
export const TICKS = {
  queued: 'clock',
  sending: 'clock',
  accepted: 'clock',
  sent: 'sent',
  failed: 'failed',
  delivered: 'delivered',
  read: 'read',
  played: 'read',
} as const satisfies Record<Status, string>;

export type Tick = (typeof TICKS)[Status];
