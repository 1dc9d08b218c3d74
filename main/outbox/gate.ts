/** What a message waits for. */
export type Why =
  | 'empty'
  | 'not_before'
  | 'number_rate'
  | 'pair_rate'
  | 'hourly_limit'
  | 'messaging_limit'
  | 'marketing_cap'
  | 'no_answers'
  | 'underway'
  | 'paused';

/**
 * What stands between a message and its sending. It is open once the time has come; `Infinity` opens by news only.
 * Messages that name the same room wait for the same thing: while it is closed for one of them, it is for all.
 */
export type Gate = { readonly opensAt: number; readonly why: Why; readonly room?: string };

/** The gate that opens last: the one to wait for. */
export const latest = (first: Gate, ...others: readonly Gate[]): Gate =>
  others.reduce((last, gate) => (gate.opensAt > last.opensAt ? gate : last), first);
